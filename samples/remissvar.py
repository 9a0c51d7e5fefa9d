#!/usr/bin/python3
"""Make up answers to a remiss: Word files of varying form, and a list of what they say.

usage: remissvar.py LIST.csv DNR COUNT DIR TRUTH.json [SEED] [QUESTION...]

The files come from COUNT of those on the list.  Some have their dnr and name where one looks for
them, some only in the name of the file, some not at all; some say what they think, some don't.
TRUTH.json has for each file: the sender, what the sender thinks (null: the file does not say), the
answer to each question, and whether it can be known whose it is.  Nothing of Kansli is used, so that
the list can judge it.  The same seed gives the same files."""
import csv
import json
import os
import random
import sys
import zipfile
from xml.sax.saxutils import escape

TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
         '+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>')
PART = ('<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.%s+xml"/>')
RELS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships">%s</Relationships>')
REL = '<Relationship Id="r%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>'
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACE_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = ('<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>')
NUMBERS = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
           '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')

WORDS = {
    'tillstyrker': ['{n} tillstyrker förslaget.', 'Kommunstyrelsen har inget att erinra mot förslaget.',
                    '{n} ställer sig bakom förslaget till modell.', 'Vi tillstyrker den föreslagna modellen.'],
    'synpunkter': ['{n} tillstyrker förslaget med synpunkter enligt nedan.',
                   'Vi tillstyrker förslaget under förutsättning att kostnaderna redovisas.',
                   '{n} tillstyrker i huvudsak förslaget.'],
    'avstyrker': ['{n} avstyrker förslaget.', 'Vi avstyrker förslaget i dess nuvarande form.'],
    'avstår': ['{n} avstår från att yttra sig.', 'Vi avstår från att lämna synpunkter på remissen.'],
    None: ['Tack för möjligheten att ta del av förslaget.', 'Vi kan inte tillstyrka förslaget utan vidare.',
           'Nämnden tillstyrker förslaget. Kommunstyrelsen avstyrker förslaget.', 'Vi har inga synpunkter.'],
}
BOX = {'tillstyrker': 'Tillstyrker', 'synpunkter': 'Tillstyrker med synpunkter', 'avstyrker': 'Avstyrker',
       'avstår': 'Avstår från att yttra sig'}
ANSWERS = ['Ja, det går med de system som vi har.', 'Nej, det kräver ett nytt system hos oss.',
           'Uppgifterna finns, men de samlas in en gång om året.', 'Vi saknar ett mått på hur många som inte kommer.',
           'Frågan har beretts tillsammans med pensionärsrådet.', 'Kostnaden bör räknas ut innan modellen införs.']


def paragraph(text, style=None, number=False):
    about = ('<w:pStyle w:val="%s"/>' % style if style else '') + \
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if number else '')
    return '<w:p>%s<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % (
        '<w:pPr>%s</w:pPr>' % about if about else '', escape(text))


def table(rows):
    return '<w:tbl><w:tblPr/><w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % (
        '<w:gridCol w:w="4000"/>' * len(rows[0]),
        ''.join('<w:tr>%s</w:tr>' % ''.join('<w:tc>%s</w:tc>' % paragraph(c) for c in row) for row in rows))


def write(path, body, header):
    """A Word file with these blocks and, if there is one, this page header."""
    parts = {'word/styles.xml': '<w:styles %s>%s</w:styles>' % (SPACE, STYLES),
             'word/numbering.xml': '<w:numbering %s>%s</w:numbering>' % (SPACE, NUMBERS)}
    kinds = [('styles', 'styles'), ('numbering', 'numbering')]
    section = ''
    if header:
        parts['word/header1.xml'] = '<w:hdr %s>%s</w:hdr>' % (SPACE, paragraph(header))
        kinds.append(('header1', 'header'))
        section = '<w:sectPr><w:headerReference w:type="default" r:id="r2"/></w:sectPr>'
    parts['word/document.xml'] = '<w:document %s %s><w:body>%s%s</w:body></w:document>' % (
        SPACE, SPACE_R, ''.join(body), section)
    parts['word/_rels/document.xml.rels'] = RELS % ''.join(
        REL % (i, kind, name + '.xml') for i, (name, kind) in enumerate(kinds))
    parts['_rels/.rels'] = RELS % (REL % (0, 'officeDocument', 'word/document.xml'))
    parts['[Content_Types].xml'] = TYPES % (PART % ('document', 'document.main') + ''.join(PART % k for k in kinds))
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as to:
        for name, text in sorted(parts.items()):
            to.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 8, 0, 0)), text)


def numbered(questions, answers):
    return [paragraph(a, number=True) for a in answers]


def below(questions, answers):
    return [p for q, a in zip(questions, answers) for p in (paragraph(q), paragraph(a))]


def labelled(questions, answers):
    return [p for i, a in enumerate(answers) for p in (paragraph('Fråga %d' % (i + 1), 'h'), paragraph('Svar: ' + a))]


def beside(questions, answers):
    return [table([('Nr', 'Fråga', 'Svar')] + [(str(i + 1), q, a) for i, (q, a) in enumerate(zip(questions, answers))])]


def after(questions, answers):
    return [paragraph('%d. %s %s' % (i + 1, q, a)) for i, (q, a) in enumerate(zip(questions, answers))]


def one(rng, name, dnr, questions):
    """The blocks of an answer: (blocks, header, position, answers, what is lacking)."""
    position = rng.choices(list(WORDS), [8, 5, 3, 2, 3])[0]
    lacks = rng.choices([None, 'dnr', 'name'], [18, 1, 1])[0]
    shown = 'Kommunen' if lacks == 'name' else name
    head = [paragraph(shown), paragraph('2026-11-%02d' % rng.randint(2, 27))]
    header = shown if rng.random() < 0.3 else None
    if lacks != 'dnr':
        head.append(paragraph(rng.choice(['Er beteckning: %s', 'Ert dnr %s', 'Svar på remiss %s']) % dnr))
    head.append(paragraph('Yttrande över gemensam modell', 'h'))
    if position is not None and rng.random() < 0.2:
        stand = [paragraph(('☒ ' if key == position else '☐ ') + text) for key, text in BOX.items()]
    else:
        stand = [paragraph(rng.choice(WORDS[position]).format(n=shown))]
    answers, form = [], []
    if position != 'avstår':
        answers = [a if a.startswith(('Ja', 'Nej')) else a for a in rng.sample(ANSWERS, len(questions))]
        form = rng.choice([numbered, below, labelled, beside, after])(questions, answers)
    foot = [paragraph('Med vänlig hälsning'), paragraph('Kim Ek, utredare')]
    return head + stand + form + foot, header, position, answers, lacks


def main(listed, dnr, count, folder, truth, seed='1', *questions):
    rng = random.Random(int(seed))
    questions = questions or ('Går uppgifterna att samla in hos er utan nya system?',
                              'Saknas något mått som ni använder i dag?')
    with open(listed, encoding='utf-8') as rows:
        names = [row['mottagare'] for row in csv.DictReader(rows, delimiter=';')]
    known = []
    os.makedirs(folder, exist_ok=True)
    for i, name in enumerate(rng.sample(names, int(count))):
        body, header, position, answers, lacks = one(rng, name, dnr, questions)
        file = 'svar %03d.docx' % i
        if rng.random() < 0.3:
            file = '%s svar.docx' % name.replace(' ', '_')
            lacks = None if lacks == 'name' else lacks
        if rng.random() < 0.05:
            file, position, answers, lacks = '%s %s.pdf' % (dnr.replace(' ', '-').replace('/', '-'), name), None, [], None
            with open(os.path.join(folder, file), 'wb') as to:
                to.write(b'%PDF-1.4\n% ' + name.encode() + b'\n%%EOF\n')
        else:
            write(os.path.join(folder, file), body, header)
        known.append({'file': file, 'sender': name, 'position': position, 'answers': answers, 'lacks': lacks})
    with open(truth, 'w', encoding='utf-8') as to:
        json.dump({'questions': questions, 'files': known}, to, ensure_ascii=False, indent=1)


if __name__ == '__main__':
    main(*sys.argv[1:])
