"""Reads the year's protocols, extracts and proofs with zipfile and ElementTree alone."""
import re
import xml.etree.ElementTree as ElementTree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SECTION = re.compile(r"^§[ \u00a0](\d+)(?:\t(?:Dnr (.+))?)?$")
PERSON = re.compile(r"^(?P<who>[^,(]+ \([A-ZÅÄÖ]+\))(?P<rest>.*)$")
NUMBERS = re.compile(r"§§?[ \u00a0](\d[\d–, \u00a0och]*)$")


def text(paragraph):
    pieces = {W + "t": lambda e: e.text or "", W + "tab": lambda e: "\t", W + "br": lambda e: " "}
    return "".join(pieces[e.tag](e) for e in paragraph.iter() if e.tag in pieces)


def cells(table):
    return [["\n".join(text(p) for p in cell.iter(W + "p")) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]


def style(paragraph):
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(W + "val")


def blocks(path):
    """[("p", style, text) or ("t", "", rows)], what is empty left out; content controls are looked through."""
    body = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).find(W + "body")
    found, todo = [], list(body)
    while todo:
        e = todo.pop(0)
        if e.tag == W + "sdt":
            todo[:0] = list(e.find(W + "sdtContent"))
        elif e.tag == W + "tbl":
            found.append(("t", "", cells(e)))
        elif e.tag == W + "p" and text(e).strip():
            found.append(("p", style(e), text(e)))
    return found


def expand(ranges):
    """{1, 2, 3, 7} of "1–3, 7"."""
    numbers = set()
    for piece in re.split(r", | och ", ranges.replace("\u00a0", " ").strip()):
        ends = [int(n) for n in piece.split("–")]
        numbers.update(range(ends[0], ends[-1] + 1))
    return numbers


class Part:
    """A § as it stands in a protocol: number, dnr, title, and its text under each heading."""

    def __init__(self, number, dnr):
        self.number, self.dnr, self.title, self.chain = number, dnr, None, None
        self.under, self.tables, self.lines, self.heading = {}, [], [], None

    def add(self, kind, style_, content):
        if kind == "t":
            self.tables.append(content)
            self.lines.append(content)
            return
        if self.title is None:
            self.title = content
        elif style_ == "Rubrik2":
            self.heading = content
            self.under.setdefault(content, [])
        elif self.heading is None:
            self.chain = content
        else:
            self.under[self.heading].append(content)
        self.lines.append(content)

    def decision(self):
        """The points under Beslut, or under the heading of a proposal."""
        for heading, lines in self.under.items():
            if heading == "Beslut" or re.search(r" förslag till |s beslut på delegation$", heading):
                return heading, lines
        return None, []


class Protocol:
    """Attendance of the first page, and the §§."""

    def __init__(self, path):
        self.parts, self.first, part = [], {}, None
        for kind, style_, content in blocks(path):
            mark = SECTION.match(content) if kind == "p" else None
            if mark:
                part = Part(int(mark.group(1)), mark.group(2))
                self.parts.append(part)
            elif part is not None:
                if kind == "p" and content == "Rätt utdraget intygar":
                    break
                part.add(kind, style_, content)
            elif kind == "t":
                for row in content:
                    for label, value in zip(row[::2], row[1::2]):
                        self.first.setdefault(label, value.split("\n"))

    def persons(self, label):
        """[(who, what stands after, §§ or None for all)]"""
        found = []
        for line in self.first.get(label, []):
            person = PERSON.match(line)
            if person:
                rest, numbers = person.group("rest"), NUMBERS.search(line)
                found.append((person.group("who"), rest, expand(numbers.group(1)) if numbers else None))
        return found

    def serving(self, number):
        """Who serves in a §, by the first page; and for whom."""
        here = [(who, rest) for who, rest, numbers in self.persons("Beslutande") if numbers is None or number in numbers]
        return {who: (re.search(r"tjänstgör för ([^,]+ \([A-ZÅÄÖ]+\))", rest) or [None, None])[1] for who, rest in here}


def votes(part):
    """({"Ja": names, "Nej": …, "Avstår": …}, the sums that the table gives); None if there was no vote."""
    for rows in part.tables:
        if rows[0][:3] == ["Ledamot", "Parti", "Ja"]:
            said = {answer: [f"{r[0]} ({r[1]})" for r in rows[1:-1] if r[k] == "X"] for k, answer in ((2, "Ja"), (3, "Nej"), (4, "Avstår"))}
            return said, [int(n) for n in rows[-1][2:5]], len(rows) - 2
    return None
