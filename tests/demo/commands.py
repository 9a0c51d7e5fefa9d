"""The demo's commands, for tests that replay them: recorded with a recorder in the program's place."""
import json
import os
import shutil
import sqlite3
import stat
import subprocess

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
KANSLI = os.environ.get("KANSLI", os.path.join(TOP, "build", "kansli"))
SHARED = os.path.abspath(os.environ.get("KANSLI_SHARED", os.path.join(TOP, "..", "shared")))
CHANGING = ({"do", "tick"}, {("case", "new"), ("meeting", "new"), ("meeting", "add"), ("meeting", "notes"),
                             ("document", "add"), ("document", "make"), ("person", "import"), ("register", "init"),
                             ("notice", "publish"), ("notice", "watch"), ("notice", "remove")})
# What differs between two runs that do the same: moments and what is computed from them; and what
# need not be compared, because its hash is.
PASSING = {"events": {"before", "hash", "documents_hash"}, "content": {"bytes"}}


def is_changing(words):
    return words[0] in CHANGING[0] or tuple(words[:2]) in CHANGING[1]


def record(work):
    """The changing commands of the demo, each a list of words and one step."""
    log = os.path.join(work, "log")
    recorder = os.path.join(work, "recorder")
    with open(recorder, "w") as f:
        f.write("#!/usr/bin/python3\nimport json, os, sys\n"
                f"open({log!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n"
                f"os.execv({KANSLI!r}, [{KANSLI!r}] + sys.argv[1:])\n")
    os.chmod(recorder, os.stat(recorder).st_mode | stat.S_IXUSR)
    subprocess.run([os.path.join(TOP, "samples", "demo.sh"), os.path.join(work, "out")], check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "KANSLI": recorder})
    return list(filter(is_changing, map(json.loads, open(log))))


def run(words, register, extra=None):
    return subprocess.run([KANSLI] + words, cwd=TOP, env={**os.environ, "KANSLI_REGISTER": register, **(extra or {})},
                          capture_output=True, text=True)


def copy(source, target):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(target + end):
            os.remove(target + end)
        if os.path.exists(source + end):
            shutil.copyfile(source + end, target + end)


def contents(register):
    """Every row of every table, without the moments; a register that is not there holds nothing."""
    if not os.path.exists(register):
        return None
    db = sqlite3.connect(register)
    rows = {}
    # How an index of words lies in its own tables is nobody's business; the table 'search' is what it holds.
    for (table,) in db.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
                               " and name not like 'search\\_%' escape '\\'"):
        names = [row[1] for row in db.execute(f"pragma table_info({table})")]
        kept = [n for n in names if n != "at" and not n.endswith("_at") and n not in PASSING.get(table, ())]
        rows[table] = sorted(map(repr, db.execute("select " + ", ".join(f'"{n}"' for n in kept) + f" from {table}")))
    db.close()
    return rows
