"""The year's Word files as files: kallelser, protocols, extracts, proofs; the last version of each."""
import os
import sqlite3

FOLDERS = {"kallelse": "kallelser", "protokoll": "protokoll", "sekretessdel": "protokoll", "protokollsutdrag": "utdrag",
           "sekretessutdrag": "utdrag", "anslagsbevis": "bevis"}
NEWEST = ("select d.kind, d.title, c.bytes from documents d join content c on c.hash = d.content "
          "where d.direction = 'upprättad' and not exists (select 1 from documents e where e.matter = d.matter and e.number = d.number and e.version > d.version) "
          "order by d.id")


def fetch(out):
    """How many there are of each kind."""
    db = sqlite3.connect(f"file:{out}/kansli.db?mode=ro", uri=True)
    count = {}
    for kind, title, content in db.execute(NEWEST):
        if kind not in FOLDERS:
            continue
        folder = os.path.join(out, FOLDERS[kind])
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, title.replace("/", "-") + ".docx")
        if os.path.exists(path):
            raise SystemExit(f"two documents would be {path}")
        with open(path, "wb") as f:
            f.write(content)
        count[kind] = count.get(kind, 0) + 1
    db.close()
    return count
