#!/usr/bin/python3
"""Bad Word files, made here: tests/hostile/make.py FOLDER

Each maker is a function; its docstring is the file name and the answer expected: the name of the
message that must refuse it, "ok", or "ok+NAME" when it is read with a warning.  The list is
written to FOLDER/expected.tsv.  What is tried: containers that two readers understand differently (Z),
packages (P), XML (X) and documents (W)."""
import hashlib
import os
import struct
import sys
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
STORED, DEFLATE = 0, 8
TEXT = "Hej"


def noise(n):
    """n bytes that cannot be packed, the same every time."""
    return hashlib.shake_128(b"kansli").digest(n)


# ---- Parts ----

def paragraph(text=TEXT):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body=None, before="", namespace=W):
    return (f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{namespace}" xmlns:r="{R}">'
            f"<w:body>{paragraph() if body is None else body}</w:body></w:document>").encode()


def types(main=MAIN, more=""):
    return (f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="{RELS}"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
            f'ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>').encode()


def relationship(id, kind, target, mode=""):
    return f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"{mode}/>'


def relationships(*items):
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(items) + "</Relationships>").encode()


def parts(doc=None, **more):
    p = {"[Content_Types].xml": types(), "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
         "word/document.xml": document() if doc is None else doc}
    p.update({name.replace("__", "/"): data for name, data in more.items()})
    return p


# ---- Zip, byte by byte ----

class Entry:
    """What the two headers of an entry say; anything may be made false."""

    def __init__(self, name, data, method=DEFLATE, **false):
        self.name = name if isinstance(name, bytes) else name.encode()
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = data if method == STORED else squeeze.compress(data) + squeeze.flush()
        self.method, self.flags, self.crc, self.size = method, 0x800, zlib.crc32(data), len(data)
        self.packed_size, self.attributes, self.extra, self.after = len(self.packed), 0, b"", b""
        self.local_name, self.local_size, self.local_packed, self.local_crc = None, None, None, None
        self.offset = None  # of another entry's data
        self.__dict__.update(false)

    def local(self):
        name = self.name if self.local_name is None else self.local_name

        def own(a, b):
            return a if a is not None else b
        return (struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, self.flags, self.method, 0, 0x21, own(self.local_crc, self.crc),
                            own(self.local_packed, self.packed_size), own(self.local_size, self.size), len(name), len(self.extra))
                + name + self.extra + self.packed + self.after)

    def central(self, offset):
        return (struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 0x314, 20, self.flags, self.method, 0, 0x21, self.crc & 0xFFFFFFFF,
                            self.packed_size & 0xFFFFFFFF, self.size & 0xFFFFFFFF, len(self.name), len(self.extra), 0, 0, 0,
                            self.attributes, offset) + self.name + self.extra)


def container(entries, before=b"", comment=b"", count=None, central_offset=None, disk=0, shift=0):
    out, central = bytearray(before), bytearray()
    for e in entries:
        if e.offset is None:
            e.at = len(out) + shift
            out += e.local()
        else:
            e.at = e.offset.at
        central += e.central(e.at)
    at = len(out) + shift
    n = len(entries) if count is None else count
    out += central + struct.pack("<IHHHHIIH", 0x06054B50, disk, 0, n & 0xFFFF, n & 0xFFFF, len(central),
                                 at if central_offset is None else central_offset, len(comment)) + comment
    return bytes(out)


def entries(p=None):
    return [Entry(name, data) for name, data in (p or parts()).items()]


def good(p=None):
    return container(entries(p))


def with_entry(name, data=b"x", **false):
    return container(entries() + [Entry(name, data, **false)])


def changed(name, **false):
    list_ = entries()
    for e in list_:
        if e.name.decode() == name:
            e.__dict__.update(false)
    return container(list_)


DOCUMENT = "word/document.xml"


# ---- Z: containers ----

def Z00():
    """ok"""
    return good()


def Z01():
    """docx-empty"""
    return b""


def Z02():
    """docx-not-word"""
    return b"P"


def Z03():
    """docx-plain-text"""
    return "Det här är vanlig text, ingenting annat.\n".encode() * 9


def Z04a():
    """docx-other-type"""
    return b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n"


def Z04b():
    """docx-other-type"""
    return b"<!DOCTYPE html><html><body>x</body></html>"


def Z04c():
    """docx-other-type"""
    return b"{\\rtf1\\ansi x}"


def Z04d():
    """docx-other-type"""
    return container([Entry("mimetype", b"application/vnd.oasis.opendocument.text", STORED), Entry("content.xml", b"<x/>")])


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def Z05():
    """docx-old-doc"""
    return OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(400)


def Z06():
    """docx-encrypted"""
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(400)


def Z07():
    """docx-truncated"""
    return good()[:len(good()) // 2]


def Z08():
    """docx-truncated"""
    return good()[:-10]


def Z09():
    """docx-no-parts"""
    return container([])


def Z10():
    """docx-duplicate-part"""
    return with_entry(DOCUMENT, document(paragraph("Annat")))


def Z11():
    """docx-duplicate-part"""
    return with_entry("word/Document.XML", document(paragraph("Annat")))


def Z12():
    """docx-duplicate-part"""
    return with_entry("word/%64ocument.xml", document(paragraph("Annat")))


def Z13():
    """docx-part-name"""
    return with_entry("../../../tmp/evil")


def Z14():
    """docx-part-name"""
    return with_entry("/etc/passwd")


def Z15():
    """docx-part-name"""
    return with_entry("word\\..\\evil")


def Z16():
    """docx-part-name"""
    return with_entry(b"word/a\0b.xml")


def Z17():
    """docx-part-name"""
    return with_entry(b"word/\xff\xfe.xml")


def Z18a():
    """docx-part-name"""
    return with_entry("a" * 65535)


def Z18b():
    """docx-part-name"""
    return with_entry("word/.")


def Z18c():
    """docx-part-name"""
    return with_entry("word/document.xml.")


def Z19():
    """docx-contradictory"""
    return changed(DOCUMENT, local_name=b"word/Xocument.xml")


def Z20():
    """docx-part-damaged"""
    return changed(DOCUMENT, crc=0x12345678)


def Z21():
    """docx-contradictory"""
    return changed(DOCUMENT, size=10)


def Z22():
    """docx-contradictory"""
    return changed(DOCUMENT, size=0xFFFFFFF0)


def Z23a():
    """docx-contradictory"""
    return changed(DOCUMENT, packed_size=10)


def Z23b():
    """docx-contradictory"""
    return changed(DOCUMENT, packed_size=100000)


def Z24():
    """docx-encrypted"""
    return changed(DOCUMENT, flags=0x801)


def Z25():
    """docx-compression"""
    return changed(DOCUMENT, method=93)


def Z26():
    """docx-part-damaged"""
    return changed(DOCUMENT, packed=b"\xff" * 150, packed_size=150)


def Z27():
    """docx-bomb"""
    return with_entry("word/media/a.png", bytes(200 << 20))


def Z28():
    """docx-bomb"""
    return good(parts(document("<w:p/>" * 20000000)))


def Z29():
    """docx-contradictory"""
    first = Entry("word/media/a.png", noise(1 << 20))
    return container(entries() + [first] + [Entry(f"word/media/{i}.png", b"", offset=first) for i in range(200)])


def Z30():
    """docx-contradictory"""
    # The data of one entry is the header and data of the next: quoted overlap.
    inner = Entry("word/media/b.png", bytes(1 << 20))
    quoted = inner.local()
    outer = Entry("word/media/a.png", quoted, STORED)
    list_ = entries()
    at = len(b"".join(e.local() for e in list_)) + 30 + len(outer.name)
    inner.offset = type("At", (), {"at": at})
    return container(list_ + [outer, inner])


def Z31():
    """docx-too-many-parts"""
    return container(entries() + [Entry(f"a/{i}.png", b"", STORED) for i in range(65000)])


def Z32a():
    """docx-contradictory"""
    return container(entries(), count=2)


def Z32b():
    """docx-contradictory"""
    return container(entries(), count=5)


def Z33():
    """docx-contradictory"""
    return container(entries(), central_offset=1 << 31)


def Z34a():
    """docx-contradictory"""
    return b"MZ" + bytes(500) + good()


def Z34b():
    """docx-contradictory"""
    return container(entries(), before=b"#!/bin/sh\nexit 0\n")


def Z35a():
    """ok+docx-trailing"""
    return good() + b"z" * 400


def Z35b():
    """docx-contradictory"""
    return good() + good(parts(document(paragraph("Annat"))))


def Z35c():
    """docx-contradictory"""
    return good() + b"z" * 5000


def Z36a():
    """docx-contradictory"""
    return container(entries(), comment=container([Entry("a.xml", b"<a/>")])[-22:])


def Z36b():
    """docx-truncated"""
    whole = container(entries(), comment=b"kommentar")
    return whole[:-11] + struct.pack("<H", 500) + whole[-9:]


def Z36c():
    """ok"""
    return container(entries(), comment="Sparad av ett arkivprogram".encode())


def zip64(false_count=0):
    list_ = entries()
    out, central = bytearray(), bytearray()
    for e in list_:
        at = len(out)
        out += e.local()
        central += e.central(at)
    at = len(out)
    out += central
    end = len(out)
    n = len(list_) + false_count
    out += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, n, n, len(central), at)
    out += struct.pack("<IIQI", 0x07064B50, 0, end, 1)
    out += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return bytes(out)


def Z37a():
    """ok"""
    return zip64()


def Z37b():
    """docx-contradictory"""
    return zip64(1)


def Z37c():
    """docx-split"""
    return container(entries(), disk=3)


def Z38():
    """docx-part-name"""
    return with_entry("word/link.xml", b"/etc/passwd", attributes=0o120777 << 16)


def Z39():
    """ok"""
    bomb = container([Entry("a", bytes(50 << 20))])
    return good(parts(word__embeddings__inner_docx=bomb) | {"word/embeddings/inner.docx": bomb})


def Z42a():
    """ok"""
    list_ = entries()
    for e in list_:  # as LibreOffice and Java stream: sizes after the data
        e.flags |= 8
        e.after = struct.pack("<IIII", 0x08074B50, e.crc, e.packed_size, e.size)
        e.local_crc = e.local_packed = e.local_size = 0
    return container(list_)


def Z42b():
    """ok"""
    list_ = entries()
    for e in list_:
        e.flags |= 8
        e.after = struct.pack("<III", e.crc, e.packed_size, e.size)
        e.local_crc = e.local_packed = e.local_size = 0
    return container(list_)


def Z42c():
    """docx-contradictory"""
    list_ = entries()
    for e in list_:
        e.flags |= 8
        e.after = struct.pack("<IIII", 0x08074B50, e.crc, e.packed_size + 1, e.size)
        e.local_crc = e.local_packed = e.local_size = 0
    return container(list_)


def Z43():
    """ok"""
    folder = Entry("word/", b"", STORED, attributes=0x10)
    return container(entries()[:2] + [folder] + entries()[2:])


def Z44():
    """docx-contradictory"""
    list_ = entries()
    list_[0].after = b"gap between two entries"
    return container(list_)


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


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "expected.tsv"), "w", encoding="utf-8") as table:
        for name, maker in sorted(globals().items()):
            if name[0] in "ZPXW" and name[1:3].isdigit() and callable(maker):
                with open(os.path.join(folder, name + ".docx"), "wb") as out:
                    out.write(maker())
                table.write(f"{name}.docx\t{maker.__doc__}\n")


main()
