"""Word files for tests, and whether they are sound."""
import os
import re
import subprocess
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f"""xmlns:w="{W}"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:v="urn:schemas-microsoft-com:vml\""""
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def word_file(path, body, header=None, parts=(), media=()):
    """A Word file with this body.  'parts' are further parts of the document: (kind, inside of the root
    element), such as ("footnotes", …); 'media' are (name, bytes), pictures with the id of the name."""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments", "numbering": "numbering",
             "styles": "styles", "header": "hdr"}
    parts = [*parts, *([("header", header)] if header else [])]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>' if header else "<w:sectPr/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        types = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{WORD}{k}+xml"/>' for k, _ in parts)
        z.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
                   f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType='
                   f'"image/png"/><Override PartName="/word/document.xml" ContentType="{WORD}document.main+xml"/>{types}'
                   f"</Types>")
        z.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
                   f'Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>')
        links = "".join(f'<Relationship Id="{k}" Type="{OFFICE}{k}" Target="{k}.xml"/>' for k, _ in parts)
        links += "".join(f'<Relationship Id="{n.split(".")[0]}" Type="{OFFICE}image" Target="media/{n}"/>' for n, _ in media)
        z.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}relationships">{links}</Relationships>')
        for kind, inside in parts:
            root = roots[kind]
            z.writestr(f"word/{kind}.xml", f"<w:{root} {NAMESPACES}>{inside}</w:{root}>")
        for name, content in media:
            z.writestr(f"word/media/{name}", content)
        z.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")


def valid(name, paths):
    """One line of a test: are the files valid against the schemas of ECMA-376?"""
    shared = os.environ.get("KANSLI_SHARED", "../shared")
    tool, schemas = shared + "/tools/ooxml-valid", shared + "/schemas/ooxml"
    if not os.path.exists(tool):
        print(f"SKIP: {name}: $KANSLI_SHARED/tools is missing")
        return False
    bad = []
    for at in range(0, len(paths), 100):
        done = subprocess.run(["/usr/bin/python3", tool, schemas, *paths[at:at + 100]], capture_output=True, text=True)
        if "No module named 'lxml'" in done.stderr:
            print(f"SKIP: {name}: python3-lxml is missing")
            return False
        found = re.search(r"DOCS (\{.*\})", done.stdout)
        if not found or found[1] != f"{{'valid': {len(paths[at:at + 100])}}}":
            bad.append(done.stdout[:1500] + done.stderr[:500])
    print(f"FAIL {name}: {bad[0]}" if bad else f"ok {name}")
    return not bad
