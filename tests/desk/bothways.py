"""What the tests of reading back share: a register with a case and its tjänsteskrivelse, and editors of Word files."""
import json
import os
import subprocess
import xml.dom.minidom
import zipfile

KANSLI = os.environ.get("KANSLI", "build/kansli")
BLOCK, VALUE = "kansli-block:ärende/", "kansli:ärende/"
PROPOSAL = ["Socialnämnden beslutar att öppettiderna utökas.", "Socialnämnden ger förvaltningen i uppdrag att redovisa besöken."]
SUMMARY = "Träffpunkten är öppen måndag till fredag. Besökarna vill ha lördagsöppet."


def run(*arguments):
    done = subprocess.run([KANSLI, *arguments, "--lang", "en"], capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


class Case:
    """A register in a folder of its own, with one case whose tjänsteskrivelse lies there as sent.docx."""

    def __init__(self, folder):
        self.folder = folder
        os.environ["KANSLI_REGISTER"] = os.path.join(folder, "kansli.db")
        self.must("register", "init", "--trial")
        self.dnr = self.must("case", "new", "--flow", "forvaltningsarende", "rubrik=Öppettider vid Träffpunkt Kvarnen",
                             "mottagare=Socialnämnden", "handläggare=Eva Lundmark", *("förslag=" + p for p in PROPOSAL),
                             "sammanfattning=" + SUMMARY).strip().splitlines()[-1]
        self.must("document", "make", self.dnr, "tjänsteskrivelse")
        self.sent = self.path("sent.docx")
        self.must("document", "get", "1", "-o", self.sent)

    def path(self, name):
        return os.path.join(self.folder, name)

    def must(self, *arguments):
        code, out, said = run(*arguments)
        if code != 0:
            raise RuntimeError(f"{' '.join(arguments)}: exit {code}: {said}")
        return out

    def read(self, path, *more):
        """The answer, with the fields by their short names."""
        answer = json.loads(self.must("document", "read-back", path, "--json", *more))
        answer["fields"] = {f["name"].split("/")[-1]: f for f in answer["fields"]}
        return answer

    def data(self):
        shown = json.loads(self.must("case", "show", self.dnr, "--json"))
        return shown["fields"] if "fields" in shown else shown


# ---- Word ----

def tags(root, name):
    return list(root.getElementsByTagName("w:" + name))


def control(root, tag):
    for sdt in tags(root, "sdt"):
        for n in tags(sdt, "tag"):
            if n.parentNode.parentNode is sdt and n.getAttribute("w:val") == tag:
                return sdt
    return None


def content(sdt):
    return [n for n in sdt.childNodes if n.nodeName == "w:sdtContent"][0]


def write(p, text):
    """The paragraph, or the content of a control, says this; looks as it did."""
    runs = tags(p, "r")
    t = tags(runs[0], "t")[0]
    t.firstChild.data = text
    t.setAttribute("xml:space", "preserve")
    for r in runs[1:]:
        r.parentNode.removeChild(r)


def add_after(p, text):
    other = p.cloneNode(True)
    write(other, text)
    p.parentNode.insertBefore(other, p.nextSibling)
    return other


def unwrap(sdt):
    """Remove the control, keep what stands in it, as Word's own command does."""
    for n in list(content(sdt).childNodes):
        sdt.parentNode.insertBefore(n, sdt)
    sdt.parentNode.removeChild(sdt)


def in_word(source, target, edit, store=None):
    """'edit' changes the body's tree; 'store' the text of the custom XML part."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                tree = xml.dom.minidom.parseString(data)
                edit(tree.documentElement)
                data = tree.toxml("UTF-8")
            if name == "customXml/item1.xml" and store is not None:
                data = store(data.decode("utf-8")).encode("utf-8")
            if name != "customXml/item1.xml" or data:
                new.writestr(name, data)


# ---- Telling ----

class Tell:
    def __init__(self):
        self.bad = 0

    def that(self, name, true, more=""):
        self.bad += not true
        print(f"ok {name}" if true else f"FAIL {name}: {more}")
