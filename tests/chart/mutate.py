#!/usr/bin/python3
"""Typos in the shipped flows, one at a time: makes tests/chart/typos.tsv, with a fixed seed.

    tests/chart/mutate.py >tests/chart/typos.tsv

A row is: kind, flow, the line as it is, which such line in the file, the line with the typo (or "-": the
line is left out).  Comments and what stands in quotation marks are for people to read and are let be.  Run it
again when the flows have changed so much that long_typos says that lines are gone."""
import glob
import os
import random
import re

EACH = 60
SEED = 20261121
WORD = re.compile(r"[^\W\d_][\w-]*")
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def code_spans(line):
    """Where the line holds neither comment nor quoted text."""
    spans, at, quote = [], 0, None
    for i, c in enumerate(line):
        if quote:
            if c == quote:
                quote, at = None, i + 1
        elif c == "#":
            spans.append((at, i))
            return spans
        elif c in "\"'":
            spans.append((at, i))
            quote = c
    if not quote:
        spans.append((at, len(line)))
    return spans


def words(line):
    return [m for a, b in code_spans(line) for m in WORD.finditer(line, a, b) if len(m.group()) > 1]


def misspell(word, dice):
    """A letter dropped, doubled, changed, or two that changed places."""
    while True:
        i = dice.randrange(len(word))
        made = dice.choice([word[:i] + word[i + 1:], word[:i] + word[i] + word[i:],
                            word[:i] + dice.choice(LETTERS) + word[i + 1:],
                            word[:i] + word[i + 1:i + 2] + word[i] + word[i + 2:]])
        if made != word and made:
            return made


def in_word(line, dice, wanted):
    found = [m for m in words(line) if wanted(line, m)]
    if not found:
        return None
    m = dice.choice(found)
    return line[:m.start()] + misspell(m.group(), dice) + line[m.end():]


def after(*before):
    return lambda line, m: bool(re.search(r"(?:" + "|".join(before) + r")\s*$", line[:m.start()]))


KINDS = {
    "role": lambda line, dice: in_word(line, dice, after(r"\bav", r"\bhos", r"\bav [^\"]*,")),
    "target": lambda line, dice: in_word(line, dice, after("->")),
    "function": lambda line, dice: in_word(line, dice, after("k:")),
    "field": lambda line, dice: in_word(
        line, dice, after(r"formulär", r"\bsätt", r"formulär [^=]*,", r"händelse/", r"\bmed", r"organ/", r"sammanträde/")),
    "name": lambda line, dice: in_word(line, dice, lambda _, m: True),
    "indentation": lambda line, dice: None if not line.startswith("  ") else
        line[1:] if dice.random() < 0.5 else " " + line,
    "missing": lambda line, dice: "-",
}


def main():
    dice = random.Random(SEED)
    print("# kind\tflow\tline\toccurrence\ttypo")
    for kind, change in KINDS.items():
        made = set()
        places = [(os.path.basename(path), line, lines[:n].count(line) + 1)
                  for path in sorted(glob.glob("workflows/*.flode"))
                  for lines in [open(path, encoding="utf-8").read().splitlines()]
                  for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
        for _ in range(100 * EACH):
            flow, line, occurrence = dice.choice(places)
            typo = change(line, dice)
            if typo is not None and (flow, line, occurrence, typo) not in made:
                made.add((flow, line, occurrence, typo))
                print(f"{kind}\t{flow}\t{line}\t{occurrence}\t{typo}")
            if len(made) == EACH:
                break


if __name__ == "__main__":
    main()
