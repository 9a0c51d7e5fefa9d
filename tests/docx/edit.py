"""A test's editor of Word files: changes the body as a person in Word does, on the XML.

edit(IN, OUT, seed, times=8) carries out that many edits, chosen by the seed: words changed, added and taken
away, paragraphs written, deleted, moved and cut in two, cells and rows of tables changed."""
import random
import xml.dom.minidom
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "nämnden beslutar om en ny plan för äldre i kommunen med början under hösten 2027".split()


def elements(root, name):
    return [n for n in root.getElementsByTagName("w:" + name)]


def inside(node, *names):
    while node.parentNode is not None:
        node = node.parentNode
        if node.nodeName in names:
            return True
    return False


def paragraphs(root):
    """Those that a person sees as text: not in text boxes, changes or fields."""
    return [p for p in elements(root, "p")
            if not inside(p, "w:txbxContent", "w:ins", "w:del") and not elements(p, "fldChar") and not elements(p, "p")]


def texts(p):
    return [t for t in elements(p, "t") if t.firstChild is not None and not inside(t, "mc:AlternateContent", "w:pict")]


def set_text(t, text):
    t.firstChild.data = text
    t.setAttribute("xml:space", "preserve")


def new_paragraph(root, like, text):
    p = like.cloneNode(True)
    for n in list(p.childNodes):
        if n.nodeName != "w:pPr":
            p.removeChild(n)
    for n in elements(p, "sectPr") + elements(p, "rPr"):
        n.parentNode.removeChild(n)
    for name in [a for a in p.attributes.keys() if "Id" in a]:
        p.removeAttribute(name)
    r, t = root.ownerDocument.createElement("w:r"), root.ownerDocument.createElement("w:t")
    t.setAttribute("xml:space", "preserve")
    t.appendChild(root.ownerDocument.createTextNode(text))
    r.appendChild(t)
    p.appendChild(r)
    return p


def is_loose(p):
    """May be taken away: no section, no mark of something that others point at, not the last of its cell."""
    if any(elements(p, name) for name in ("sectPr", "commentReference", "commentRangeStart", "commentRangeEnd",
                                          "bookmarkStart", "bookmarkEnd", "txbxContent", "oMath")):
        return False
    beside = [n for n in p.parentNode.childNodes if n.nodeName == "w:p"]
    return len(beside) > 1 and beside[-1] is not p


def change_words(chance, root, p):
    found = texts(p)
    if not found:
        return
    t = chance.choice(found)
    words = t.firstChild.data.split(" ")
    at = chance.randrange(len(words))
    how = chance.randrange(3)
    if how == 0:
        words[at] = chance.choice(WORDS)
    elif how == 1:
        words.insert(at, " ".join(chance.choices(WORDS, k=3)))
    else:
        del words[at]
    set_text(t, " ".join(words))


def write_paragraph(chance, root, p):
    if not inside(p, "w:sdt"):
        p.parentNode.insertBefore(new_paragraph(root, p, " ".join(chance.choices(WORDS, k=9)) + "."), p)


def write_after(chance, root, p):
    if not inside(p, "w:sdt") and not elements(p, "sectPr"):
        p.parentNode.insertBefore(new_paragraph(root, p, " ".join(chance.choices(WORDS, k=9)) + "."), p.nextSibling)


def delete_paragraph(chance, root, p):
    if is_loose(p):
        p.parentNode.removeChild(p)


def move_paragraph(chance, root, p):
    body = elements(root, "body")[0]
    places = [n for n in body.childNodes if n.nodeName == "w:p"]
    if is_loose(p) and p.parentNode is body and len(places) > 3 and not inside(p, "w:sdt"):
        place = chance.choice([n for n in places if n is not p])
        body.insertBefore(p, place)


def cut_run(chance, root, p):
    """The same text in two runs, as Word leaves it after a visit by the spelling checker."""
    found = [t for t in texts(p) if t.parentNode.nodeName == "w:r" and len(t.firstChild.data) > 3]
    if not found:
        return
    t = chance.choice(found)
    text, at = t.firstChild.data, chance.randrange(1, len(t.firstChild.data))
    run = t.parentNode
    if len([n for n in run.childNodes if n.nodeName not in ("w:rPr", "w:t")]) > 0 or len(elements(run, "t")) > 1:
        return
    other = run.cloneNode(True)
    set_text(t, text[:at])
    set_text(elements(other, "t")[0], text[at:])
    run.parentNode.insertBefore(other, run.nextSibling)


def delete_row(chance, root, p):
    rows = [r for r in elements(root, "tr") if not inside(r, "w:txbxContent") and not elements(r, "vMerge")
            and not elements(r, "commentReference") and not elements(r, "bookmarkStart")]
    rows = [r for r in rows if len([n for n in r.parentNode.childNodes if n.nodeName == "w:tr"]) > 1]
    if rows:
        row = chance.choice(rows)
        row.parentNode.removeChild(row)


def copy_row(chance, root, p):
    rows = [r for r in elements(root, "tr") if not inside(r, "w:txbxContent") and not elements(r, "vMerge")
            and not any(elements(r, n) for n in ("commentReference", "bookmarkStart", "footnoteReference", "drawing",
                                                 "pict", "sdt", "tbl"))]
    if rows:
        row = chance.choice(rows)
        other = row.cloneNode(True)
        for one in [other] + elements(other, "p"):
            for name in [a for a in one.attributes.keys() if "Id" in a]:
                one.removeAttribute(name)
        change_words(chance, root, chance.choice(elements(other, "p")))
        row.parentNode.insertBefore(other, row)


EDITS = [change_words, change_words, change_words, write_paragraph, write_after, delete_paragraph, move_paragraph,
         cut_run, delete_row, copy_row]


def save(source, target, parts):
    """A copy with these parts instead of its own."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts[name] if name in parts else old.read(name))


def edit(source, target, seed, times=8):
    """0 if the file is one that can be edited here, else why not."""
    try:
        return edit_sound(source, target, seed, times)
    except (zipfile.BadZipFile, OSError) as wrong:  # no zip, or one with a part that is damaged
        return str(wrong)


def edit_sound(source, target, seed, times):
    chance = random.Random(seed)
    with zipfile.ZipFile(source) as package:
        if "word/document.xml" not in package.namelist():
            return "no word/document.xml"
        text = package.read("word/document.xml")
    if W.encode() not in text or b"xmlns:w=" not in text:
        return "another prefix"
    root = xml.dom.minidom.parseString(text).documentElement
    for _ in range(times):
        found = paragraphs(root)
        if not found:
            return "no paragraphs"
        chance.choice(EDITS)(chance, root, chance.choice(found))
    save(source, target, {"word/document.xml": root.ownerDocument.toxml("UTF-8")})
    return 0
