#!/bin/sh
# The summary of a remiss, judged by the list that was made with the answers.
. "${0%/*}/begin.sh"

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
case=$("$kansli" case new --flow forvaltningsarende rubrik="Gemensam modell" mottagare=SN handläggare="Eva Lundmark" \
	frågor="Går uppgifterna att samla in hos er utan nya system?" frågor="Saknas något mått som ni använder i dag?" \
	--as-of 2026-08-17)
"$kansli" remiss summary "$case" >/dev/null 2>"$work/err"
is "without a remiss there is nothing to put together" "65 desk-no-remiss" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
{ head -25 samples/remissinstanser.csv; echo '=1+2;kommun;0;'; } >"$work/lista.csv"
"$kansli" remiss send "$case" --to "$work/lista.csv" --answer-by 2026-12-18 --as-of 2026-09-30 --quiet >/dev/null
head -25 samples/remissinstanser.csv >"$work/riktiga.csv"
/usr/bin/python3 samples/remissvar.py "$work/riktiga.csv" "$case" 18 "$work/svar" "$work/facit.json" 3
"$kansli" remiss collect "$work/svar" --as-of 2026-11-30 --quiet >/dev/null
"$kansli" remiss summary "$case" -o "$work/ut.docx" --csv "$work/ut.csv" --json --as-of 2026-12-21 >"$work/ut.json"
is "the Word file is a document of the case" 1 "$("$kansli" document list "$case" --json | grep -c '"kind":"remissammanställning"')"
/usr/bin/python3 - "$work" <<'EOF'
import collections, csv, json, re, sys, zipfile
work = sys.argv[1]
facit = json.load(open(work + '/facit.json'))
taken = [f for f in facit['files'] if not f['lacks']]
said = json.load(open(work + '/ut.json'))


def check(name, expected, got):
    print(f'ok {name}' if expected == got else f'FAIL {name}: expected {expected!r}, got {got!r}')


want = collections.Counter(f['position'] or 'oklart' for f in taken)
check('as many think so as the list says', dict(want),
      {p['position']: p['count'] for p in said['positions'] if p['count']})
check('those asked and those who have answered', (25, len(taken)), (said['sent'], said['answered']))
check('who has answered what', {f['sender']: f['position'] for f in taken},
      {r['recipient']: r.get('position') for r in said['recipients'] if 'answered' in r})
answers = {(f['sender'], i): a for f in taken for i, a in enumerate(f['answers'])}
check('each answer stands under its question', answers,
      {(a['recipient'], q['number'] - 1): a['text'] for q in said['questions'] for a in q['answers']})
rows = list(csv.reader(open(work + '/ut.csv', encoding='utf-8-sig'), delimiter=';'))
check('CSV has a line for each', (26, {11}), (len(rows), {len(r) for r in rows}))
check('and no formula', "'=1+2", rows[-1][1])
xml = zipfile.ZipFile(work + '/ut.docx').read('word/document.xml').decode()
cells = [[re.sub('<[^>]+>', '', c) for c in re.findall(r'<w:tc>.*?</w:tc>', r, re.S)]
         for r in re.findall(r'<w:tr[ >].*?</w:tr>', xml, re.S)]
names = collections.Counter(c[0].strip() for c in cells if len(c) == 3)
check('in the Word file everybody has one row', {1}, set(names.values()))
check('25 and the heading', 26, len(names))
check('each answer stands there', [],
      [a for a in answers.values() if a not in re.sub('<[^>]+>', '', xml)])
EOF
is "the template has nothing wrong" 0 "$("$kansli" template check templates/remissammanstallning/mall \
	--common templates/gemensamt --specimen templates/remissammanstallning/specimen.xml >/dev/null 2>&1; echo $?)"
