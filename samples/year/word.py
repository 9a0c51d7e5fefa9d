"""Word files that come from outside: written by hand as people write them, not by Kansli's templates.

Each of the three manners is one that officers have: built-in headings, bold lines as headings, or a head in a
table with the fields beside their labels."""
import zipfile
from xml.sax.saxutils import escape

STAMP = (1980, 1, 1, 0, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/word/document.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
         '<Override PartName="/word/styles.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>')
RELS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns='
        '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>')
STYLES = (f'<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{W}">'
          '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
          + "".join(f'<w:style w:type="paragraph" w:styleId="Rubrik{n}"><w:name w:val="heading {n}"/><w:basedOn '
                    f'w:val="Normal"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
                    for n in (1, 2)) + "</w:styles>")


def paragraph(text, style=None, bold=False):
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{looks}<w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(rows):
    def cell(text):
        return f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'
    return ('<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/>'
            '<w:gridCol w:w="4500"/></w:tblGrid>' + "".join(f"<w:tr>{cell(a)}{cell(b)}</w:tr>" for a, b in rows) + "</w:tbl>")


def save(path, body):
    document = (f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" '
                'w:h="16838"/><w:pgMar w:top="1134" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" '
                'w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELS.format("officeDocument", "word/document.xml")),
                           ("word/document.xml", document), ("word/styles.xml", STYLES),
                           ("word/_rels/document.xml.rels", RELS.format("styles", "styles.xml"))):
            z.writestr(zipfile.ZipInfo(name, STAMP), text)


def statement(path, manner, case, board, office, officer):
    """A tjänsteskrivelse in one of the manners 0-2, out of the fields of a case."""
    heading = [lambda t: paragraph(t, "Rubrik2"), lambda t: paragraph(t, bold=True), lambda t: paragraph(t, "Rubrik2")][manner]
    title = paragraph(case["rubrik"], None if manner == 1 else "Rubrik1", bold=manner == 1)
    if manner == 2:
        body = table([(office, "TJÄNSTESKRIVELSE"), ("Mottagare", board)]) + title
    else:
        body = paragraph(office) + paragraph("Tjänsteskrivelse") + paragraph(f"Till {board}") + title
    parts = [("Förslag till beslut", case["förslag"]), ("Sammanfattning av ärendet", case["sammanfattning"]),
             ("Ärendet", case["ärendetext"]), ("Förvaltningens bedömning", case["bedömning"]),
             ("Beslutet ska skickas till", case["expedieras-till"])]
    for name, lines in parts:
        body += heading(name) + "".join(paragraph(line) for line in lines)
    save(path, body + heading("Handläggare") + paragraph(officer))


def letter(path, sender, title, lines):
    save(path, paragraph(sender, bold=True) + paragraph(title, "Rubrik1") + "".join(map(paragraph, lines)))


def replaced(source, target, old, new):
    """A copy of a Word file with a piece of text changed, as somebody changes it in Word."""
    with zipfile.ZipFile(source) as z, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part in z.infolist():
            data = z.read(part)
            if part.filename == "word/document.xml":
                changed = data.replace(escape(old).encode(), escape(new).encode())
                if changed == data:
                    raise SystemExit(f"{source}: »{old}« is not there in one piece")
                data = changed
            out.writestr(zipfile.ZipInfo(part.filename, STAMP), data)
