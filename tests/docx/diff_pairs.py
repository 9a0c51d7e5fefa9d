"""Pairs of files, the second an edited version of the first, compared by $KANSLI: the file with tracked changes
says what the second says when it is accepted, what the first says when it is rejected, and is as valid as they
are (tools/ooxml-valid of the shared data)."""
import glob
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import edit  # noqa: E402: after the lines above

KANSLI = os.environ.get("KANSLI", "build/kansli")
SHARED = os.environ.get("KANSLI_SHARED", "../shared")
KINDS = ("tjansteskrivelse", "kallelse", "protokoll", "protokollsutdrag", "anslagsbevis")
# Files that are no sound Word documents, or whose text our reader tells otherwise when it is deleted.
ODD = {"4695b6f0926d": "three bodies", "58bff62f5010": "characters of symbol fonts", "2cabe3a2607c": "ruby text",
       "16bb7a219f94": "lists that begin anew by the place of a paragraph that is gone",
       "0ad4b787c95e": "empty items of a list", "22f55c29f070": "a word right after a picture"}


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def read(path, changes="accepted"):
    return run(KANSLI, "read", path, "--changes", changes, "-q")[1]


def problem(first, second, result):
    """What is wrong with the comparison of these two, or None."""
    code, _, said = run(KANSLI, "docx", "diff", first, second, "-o", result, "--force", "--as-of", "2026-09-22")
    if code not in (0, 1):
        return f"exit {code}: {said.strip()[:200]}"
    a, b = read(first), read(second)
    if code == 1 and a == b:
        return "the texts are equal, but it says that they differ"
    if read(result) != b:
        return "accepted it does not say what the second file says"
    if read(result, "original") != a:
        return "rejected it does not say what the first file says"
    valid = os.path.join(SHARED, "tools/ooxml-valid")
    if os.path.exists(valid):
        code, said, more = run("/usr/bin/python3", valid, os.path.join(SHARED, "schemas/ooxml"), "--baseline", second,
                               result)
        if code != 0:
            return "not valid: " + (said + more).strip()[:300]
    return None


def own_kinds(folder):
    for kind in KINDS:
        path = os.path.join(folder, kind + ".docx")
        code, _, said = run(KANSLI, "template", "fill", f"templates/{kind}/mall", f"templates/{kind}/specimen.xml", "-o",
                            path, "--common", "templates/gemensamt", "--files", "samples/lindasa")
        if code != 0:
            print(f"FAIL {kind}: it cannot be made: {said.strip()}")
        else:
            yield path


def corpus(every):
    return [f for f in sorted(glob.glob(os.path.join(SHARED, "corpus/docx/*.docx")))[::every]
            if os.path.basename(f)[:-5] not in ODD]


def judge(pairs, folder):
    """(name, what is wrong or None) of every pair that can be edited."""
    second, result = os.path.join(folder, "second.docx"), os.path.join(folder, "result.docx")
    for path, seed in pairs:
        name = f"{os.path.basename(path)} {seed}"
        if edit.edit(path, second, name) == 0 and run(KANSLI, "read", second)[0] == 0:
            yield name, problem(path, second, result)


def main(seeds, every):
    """Kansli's own kinds must all say what they should; of other people's files nineteen of twenty."""
    with tempfile.TemporaryDirectory() as folder:
        own = list(judge([(f, s) for f in own_kinds(folder) for s in range(seeds)], folder))
        others = list(judge([(f, 0) for f in corpus(every)], folder))
    if not others:
        print("SKIP: no corpus in " + SHARED)
    wrong = [(name, why) for name, why in own if why is not None]
    for name, why in wrong:
        print(f"FAIL {name}: {why}")
    if own and not wrong:
        print(f"ok {len(own)} pairs of Kansli's own kinds")
    odd = [f"{name}: {why}" for name, why in others if why is not None]
    good = 20 * len(odd) <= len(others)
    if others:
        print(f"{'ok' if good else 'FAIL'} {len(others) - len(odd)} of {len(others)} pairs of other files"
              + "".join("\n   " + line for line in odd))
    return 0 if good and not wrong else 1
