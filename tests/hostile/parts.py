"""What the bad Word files are made of: parts, relationships, and a zip written byte by byte."""
import hashlib
import struct
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
