"""Bad containers: see make.py."""
import struct

from parts import *


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
