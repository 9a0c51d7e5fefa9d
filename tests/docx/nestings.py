"""Random templates: loops and conditions nested over paragraphs, lists, tables, pictures, notes, bookmarks, comments,
changes, controls, text boxes and sections; the data to fill them with; and the words that must come out, in order.

A piece of a template is a pair: its XML, and a function that says what it becomes for an item of the data.  The
two are written side by side and know nothing of how Kansli does it."""
import random
import struct
import zlib

DEPTH = 4


def picture():
    """A PNG of one grey dot."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b""))


NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="hybridMultilevel"/>' + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level in range(2)) + "</w:abstractNum>"
    for n, form, text in ((0, "decimal", "%1."), (1, "bullet", "-"), (2, "lowerLetter", "%1)"))) + "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))


class Template:
    """One random template."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = self.ids = self.boxes = 0
        self.notes = {"footnotes": "", "endnotes": "", "comments": ""}
        self.body, self.becomes = self.blocks(0, 0, "body")

    def one_in(self, n):
        return self.random.randrange(n) == 0

    def new_id(self):
        self.ids += 1
        return self.ids

    # ---- Inside a paragraph ----

    def run(self, text):
        """Text, cut into runs as Word might."""
        cut = self.random.randrange(len(text) + 1) if self.one_in(2) else 0
        return "".join(f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>' for t in (text[:cut], text[cut:]) if t)

    def word(self):
        """A word of its own, and the value beside it."""
        self.words += 1
        word = f"w{self.words}."
        return self.run(word + "{{namn}} "), lambda item: [word + item["namn"]]

    def in_paragraph(self, depth):
        """Words with something around or after them."""
        xml, becomes = self.word()
        n = self.new_id()
        kind = self.random.choice(["plain", "plain", "bookmark", "insertion", "deletion", "control", "drawing", "loop",
                                   "condition", "link"] + ["comment", "footnote", "endnote"] * (self.boxes == 0))
        if kind == "bookmark":
            xml = f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>{xml}<w:bookmarkEnd w:id="{n}"/>'
        elif kind == "link":
            xml = f'<w:hyperlink w:anchor="b1">{xml}</w:hyperlink>'
        elif kind == "comment":
            self.notes["comments"] += (f'<w:comment w:id="{n}" w:author="Eva"><w:p>{self.run("om {{namn}}")}</w:p>'
                                       f"</w:comment>")
            xml = (f'<w:commentRangeStart w:id="{n}"/>{xml}<w:commentRangeEnd w:id="{n}"/><w:r>'
                   f'<w:commentReference w:id="{n}"/></w:r>')
        elif kind in ("footnote", "endnote"):
            self.notes[kind + "s"] += f'<w:{kind} w:id="{n}"><w:p>{self.run("not {{namn}}")}</w:p></w:{kind}>'
            xml += f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>'
        elif kind == "insertion":
            xml = f'<w:ins w:id="{n}" w:author="Eva">{xml}</w:ins>'
        elif kind == "deletion":
            xml += f'<w:del w:id="{n}" w:author="Eva"><w:r><w:delText>bort</w:delText></w:r></w:del>'
        elif kind == "control":
            xml = f'<w:sdt><w:sdtPr><w:id w:val="{n + 1000}"/></w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>'
        elif kind == "drawing":
            alt = self.random.choice(["bild", "bild av {{namn}}", "{{bild}} av {{namn}}"])
            xml += (f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{n}" name="B{n}" '
                    f'descr="{alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
                    f'picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name="B"/><pic:cNvPicPr/></pic:nvPicPr>'
                    f'<pic:blipFill><a:blip r:embed="dot"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
                    f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"/>'
                    f"</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")
        elif kind == "loop" and depth < DEPTH:
            inner, of_inner = self.in_paragraph(depth + 1)
            before, of_before = xml, becomes
            xml = before + self.run("{{för barn}}") + inner + self.run("{{slut}}")
            becomes = lambda item: of_before(item) + [w for b in item["barn"] for w in of_inner(b)]  # noqa: E731
        elif kind == "condition":
            of_words, (other, of_other) = becomes, self.word()
            xml = self.run("{{om text}}") + xml + self.run("{{annars}}") + other + self.run("{{slut}}")
            becomes = lambda item: of_words(item) if item["text"] else of_other(item)  # noqa: E731
        return xml, becomes

    def paragraph(self, depth, where):
        pieces = [self.in_paragraph(depth) for _ in range(self.random.randint(1, 2))]
        look = ""
        if self.one_in(3):
            look = (f'<w:numPr><w:ilvl w:val="{self.random.randrange(2)}"/>'
                    f'<w:numId w:val="{self.random.randint(1, 3)}"/></w:numPr>')
        if where == "body" and self.one_in(8):
            look += '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        broken = '<w:r><w:br w:type="page"/></w:r>' if where == "body" and self.one_in(10) else ""
        xml = f"<w:p>{'<w:pPr>' + look + '</w:pPr>' if look else ''}{broken}{''.join(x for x, _ in pieces)}</w:p>"
        return xml, lambda item: [w for _, becomes in pieces for w in becomes(item)]

    def tag(self, text):
        return f"<w:p>{self.run(text)}</w:p>"

    # ---- Blocks ----

    def loop(self, depth, level, where):
        inner, becomes = self.blocks(depth + 1, level + 1, where)
        return (self.tag("{{för barn}}") + inner + self.tag("{{slut}}"),
                lambda item: [w for b in item["barn"] for w in becomes(b)])

    def condition(self, depth, level, where):
        inner, becomes = self.blocks(depth, level + 1, where)
        other, of_other = self.blocks(depth, level + 1, where)
        test, holds = self.random.choice([("text", lambda i: bool(i["text"])), ("barn", lambda i: bool(i["barn"])),
                                          ("not(barn)", lambda i: not i["barn"])])
        return (self.tag("{{om %s}}" % test) + inner + self.tag("{{annars}}") + other + self.tag("{{slut}}"),
                lambda item: becomes(item) if holds(item) else of_other(item))

    def control(self, depth, level, where):
        inner, becomes = self.blocks(depth, level + 1, "control")
        return (f'<w:sdt><w:sdtPr><w:id w:val="{self.new_id() + 5000}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent>'
                f"</w:sdt>", becomes)

    def textbox(self, depth, level, where):
        self.boxes += 1  # in which Word has no notes and no comments
        inner, becomes = self.blocks(depth, level + 2, "box")
        self.boxes -= 1
        n = self.new_id()
        return (f'<w:p><w:r><w:pict><v:shape id="s{n}"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
                f"</v:shape></w:pict></w:r></w:p>", becomes)

    def cell(self, depth, level):
        xml, becomes = self.blocks(depth, level + 1, "cell")
        return ("<w:tc>" + xml + ("" if xml.endswith("</w:p>") else "<w:p/>") + "</w:tc>"), becomes

    def row(self, depth, level):
        (a, of_a), (b, of_b) = self.cell(depth, level), self.cell(depth, level)
        return f"<w:tr>{a}{b}</w:tr>", lambda item: of_a(item) + of_b(item)

    def looped_rows(self, depth, level):
        if self.one_in(2):
            (x, of_x), (y, of_y) = self.word(), self.word()
            return (f'<w:tr><w:tc><w:p>{self.run("{{för barn}}")}{x}</w:p></w:tc>'
                    f'<w:tc><w:p>{y}{self.run("{{slut}}")}</w:p></w:tc></w:tr>',
                    lambda item: [w for b in item["barn"] for w in of_x(b) + of_y(b)])
        inner, becomes = self.row(depth + 1, level)
        tags = "<w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr>"
        return (tags.format(self.tag("{{för barn}}")) + inner + tags.format(self.tag("{{slut}}")),
                lambda item: [w for b in item["barn"] for w in becomes(b)])

    def table(self, depth, level, where):
        rows = [self.looped_rows(depth, level) if depth < DEPTH and self.one_in(2) else self.row(depth, level)
                for _ in range(self.random.randint(1, 2))]
        xml = "".join(x for x, _ in rows)
        return (f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>{xml}</w:tbl>',
                lambda item: [w for _, becomes in rows for w in becomes(item)])

    def blocks(self, depth, level, where):
        """Some blocks, the last a paragraph."""
        kinds = [self.condition, self.control, self.table, self.textbox] + [self.loop] * 3
        pieces = []
        for _ in range(self.random.randint(1, 3 if level < 3 else 1)):
            kind = self.random.choice(kinds)
            if level >= 4 or depth >= DEPTH or self.one_in(2):
                pieces.append(self.paragraph(depth, where))
            elif where == "box" and kind == self.textbox:
                pieces.append(self.paragraph(depth, where))
            else:
                pieces.append(kind(depth, level, where))
        if not pieces[-1][0].endswith("</w:p>"):
            pieces.append(self.paragraph(depth, where))
        return "".join(x for x, _ in pieces), lambda item: [w for _, becomes in pieces for w in becomes(item)]


def items(rand, depth):
    """Random data: an item, with others in it."""
    return {"namn": f"n{rand.randrange(1000)}" if rand.randrange(5) else "", "text": "t" if rand.randrange(2) else "",
            "barn": [items(rand, depth + 1) for _ in range(rand.choice([0, 1, 1, 2, 3]) if depth <= DEPTH else 0)]}


def data_xml(item, name="vy"):
    return (f"<{name}>" + "".join(f"<{k}>{item[k]}</{k}>" for k in ("namn", "text") if item[k])
            + "".join(data_xml(b, "barn") for b in item["barn"]) + "<bild>dot.png</bild>" * (name == "vy") + f"</{name}>")


def specimen_xml(depth=0):
    name = "barn" if depth else "vy"
    inner = specimen_xml(depth + 1) if depth < DEPTH + 3 else ""
    return f"<{name}><namn>x</namn><text>x</text>{'' if depth else '<bild>dot.png</bild>'}{inner}</{name}>"
