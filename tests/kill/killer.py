#!/usr/bin/python3
"""Stands in the place of kansli while a script is played, and kills it now and then.

A changing command is first run with SIGKILL at a random moment: of the time that it usually takes, or just after
it has begun to write.  Then the register must open, and all that has been acknowledged before must be in it: the
event that was the last when a command answered 0 has the same hash.  Every now and then `register check` must accept
it as well.  If the killed command had written nothing, the play goes on with the register as it was left; if it had,
with the register from before.  Then the command is run again and left alone, and its answer passed on.

    KILLER_KANSLI   the real program
    KILLER_STATE    a folder for what is remembered between commands: state.json (play.py reads it)
    KILLER_CHANCE   how often a command is killed, 0 to 1"""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

KANSLI, FOLDER, CHANCE = (os.environ[name] for name in ("KILLER_KANSLI", "KILLER_STATE", "KILLER_CHANCE"))
STATE = os.path.join(FOLDER, "state.json")
READING = {"list", "show", "why", "log", "get", "check", "head", "agenda", "paragraph", "rules", "replay", "explain"}
# These work in no register, or only read it.
ALONE = {"template", "docx", "batch", "flow", "read", "date", "search", "today", "help"}
ENDS = ("", "-wal", "-shm")
CHECK_EVERY = 20
PARTS = (1, 0.5, 0.2)  # of the time until the kill, when the command was quicker


def remembered():
    if os.path.exists(STATE):
        with open(STATE) as f:
            return json.load(f)
    return {"commands": 0, "kills": 0, "written": 0, "acked": None, "seconds": {}, "failures": []}


def remember(state):
    with open(STATE, "w") as f:
        json.dump(state, f)


def register(words):
    if "--register" in words:
        return words[words.index("--register") + 1]
    return os.environ.get("KANSLI_REGISTER", "kansli.db")


def head(path):
    """The last event and its hash; None where there is no register."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return None
    db = sqlite3.connect(path)
    row = db.execute("select number, hex(hash) from events order by number desc limit 1").fetchone()
    db.close()
    return list(row) if row else None


def copy(source, target):
    for end in ENDS:
        if os.path.exists(target + end):
            os.remove(target + end)
        if os.path.exists(source + end):
            shutil.copyfile(source + end, target + end)


def size(path):
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return 0


def attempt(words, path, seconds, after_writing):
    """Run it, killed after so long, or so long after it has begun to write; False if it was quicker than that."""
    process = subprocess.Popen([KANSLI] + words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    written, late = size(path + "-wal"), time.monotonic() + 60
    while after_writing and process.poll() is None and size(path + "-wal") <= written and time.monotonic() < late:
        time.sleep(0.0002)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == -9


def judge(words, path, state):
    """What is wrong after a kill, or nothing."""
    if not os.path.exists(path):
        return None if state["acked"] is None else "the register is gone"
    opened = subprocess.run([KANSLI, "register", "head", "--register", path], capture_output=True, text=True)
    if opened.returncode != 0:
        return None if state["acked"] is None else f"it does not open: {opened.stderr}"
    if state["acked"] is not None:
        number, was = state["acked"]
        db = sqlite3.connect(path)
        row = db.execute("select hex(hash) from events where number = ?", (number,)).fetchone()
        db.close()
        if row is None or row[0] != was:
            return f"event {number}, which was acknowledged, is {'lost' if row is None else 'another'}"
    if state["kills"] % CHECK_EVERY == 0:
        check = subprocess.run([KANSLI, "register", "check", "--register", path], capture_output=True, text=True)
        if check.returncode != 0:
            return f"register check: {check.stderr}"
    return None


def kill(words, path, state):
    usual = state["seconds"].get(" ".join(words[:2]), 0.1)
    before, saved = head(path), os.path.join(FOLDER, "before.db")
    copy(path, saved)
    chance = random.Random(state["commands"])
    after_writing = chance.random() < 0.5
    for part in PARTS:
        killed = attempt(words, path, part * chance.uniform(0, 0.01 if after_writing else usual), after_writing)
        if killed:
            state["kills"] += 1
            problem = judge(words, path, state)
            if problem:
                state["failures"].append(f"{' '.join(words)}: {problem}")
            if head(path) == before and os.path.exists(path) == os.path.exists(saved):
                return
            state["written"] += 1
        copy(saved, path)  # what it wrote is taken back, also when it was quicker than the kill
        if killed:
            return


def main():
    words, state = sys.argv[1:], remembered()
    path = register(words)
    state["commands"] += 1
    changing = words and words[0] not in ALONE and words[1:2] and words[1] not in READING
    if changing and random.Random(-state["commands"]).random() < float(CHANCE):
        kill(words, path, state)
    started = time.monotonic()
    done = subprocess.run([KANSLI] + words)
    state["seconds"][" ".join(words[:2])] = time.monotonic() - started
    if done.returncode == 0:
        state["acked"] = head(path)
    remember(state)
    return done.returncode


sys.exit(main())
