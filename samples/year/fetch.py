"""The year's Word files as files: protocols, extracts, proofs."""
import json
import os

FOLDERS = {"protokoll": "protokoll", "sekretessdel": "protokoll", "kallelse": "kallelser", "protokollsutdrag": "utdrag",
           "anslagsbevis": "bevis"}


def documents(player, matter):
    answer = player.run("document", "list", matter, "--json")
    return json.loads(answer.stdout) if answer.returncode == 0 else []


def save(player, matter, name=None):
    """The newest version of each of the matter's documents that has a folder."""
    newest = {}
    for row in documents(player, matter):
        if row["kind"] in FOLDERS:
            newest[row["kind"]] = row["id"]
    for kind, number in newest.items():
        folder = os.path.join(player.out, FOLDERS[kind])
        os.makedirs(folder, exist_ok=True)
        stem = name or matter.replace("/", "-").replace(" ", "-")
        path = os.path.join(folder, stem + ("" if kind in ("protokoll", "kallelse") else "-" + kind) + ".docx")
        answer = player.run("document", "get", str(number), "-o", path, "--force")
        if answer.returncode != 0:
            raise SystemExit(answer.stderr.decode())


def fetch(player):
    with open(os.path.join(player.out, "facit.json"), encoding="utf-8") as f:
        facit = json.load(f)
    for m in facit["meetings"]:
        save(player, m["key"])
        for n in range(1, 1 + sum(s["immediate"] for s in m["sections"])):
            save(player, f"{m['key']}/justering-{n}")
