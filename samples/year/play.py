"""Playing the steps of a plan, one command each, in their order."""
import json
import os
import subprocess
import sys
import tempfile
import time

import word

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Failed(Exception):
    pass


class Player:
    """Plays into OUT/kansli.db.  Which steps are done stands in OUT/steg.log, so a run that was broken off goes on."""

    def __init__(self, out):
        self.out = os.path.abspath(out)
        self.kansli = os.path.abspath(os.environ.get("KANSLI", os.path.join(TOP, "build", "kansli")))
        self.env = {**os.environ, "KANSLI_REGISTER": os.path.join(self.out, "kansli.db"), "KANSLI_LANG": "sv"}
        self.log = os.path.join(self.out, "steg.log")

    def steps(self):
        with open(os.path.join(self.out, "steg.jsonl"), encoding="utf-8") as f:
            return [json.loads(line) for line in f]

    def done(self):
        """The number of the last step that was played."""
        if not os.path.exists(self.log):
            return 0
        with open(self.log, encoding="utf-8") as f:
            lines = f.read().splitlines()
        return int(lines[-1].split("\t")[0]) if lines else 0

    def argv(self, step):
        """The command of a step, as it is run; None for a step that is done in Word."""
        if step.get("local"):
            return None
        words = [w.replace("{out}", self.out) for w in step["argv"]]
        return [self.kansli, *words, "--user", step["user"], "--as-of", step["day"]]

    def run(self, *words):
        return subprocess.run([self.kansli, *words], capture_output=True, env=self.env, cwd=TOP)

    def play(self, step):
        """One step; what the command said and how long it took."""
        start = time.monotonic()
        if step.get("local"):
            self.edit(step)
            answer = subprocess.CompletedProcess([], 0, b"", b"")
        else:
            answer = subprocess.run(self.argv(step), capture_output=True, env=self.env, cwd=TOP)
        seconds = time.monotonic() - start
        if answer.returncode != 0 and answer.returncode not in step["may"]:
            raise Failed(f"step {step['n']}, {step['day']} {step['user']}: kansli {' '.join(step['argv'])}\n"
                         + answer.stdout.decode() + answer.stderr.decode())
        with open(self.log, "a", encoding="utf-8") as f:
            f.write(f"{step['n']}\t{seconds:.3f}\t{answer.returncode}\t{' '.join(step['argv'])}\n")
        return answer, seconds

    def edit(self, step):
        """Somebody changes a document in Word: the newest of its kind, a piece of text for another."""
        _, matter, kind, old, new, target = step["argv"]
        rows = json.loads(self.run("document", "list", matter, "--json", "--as-of", step["day"]).stdout)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "handling.docx")
            number = str([row["id"] for row in rows if row["kind"] == kind][-1])
            answer = self.run("document", "get", number, "-o", path, "--as-of", step["day"])
            if answer.returncode != 0:
                raise Failed(answer.stderr.decode())
            word.replaced(path, target, old, new)

    def play_all(self, show=print):
        """Every step that is not done; 'show' is told when a meeting is held."""
        after = self.done()
        for step in self.steps():
            if step["n"] <= after:
                continue
            answer, seconds = self.play(step)
            if step["argv"][:2] == ["meeting", "notes"]:
                show(f"{step['day']}  {step['argv'][2]:16}  {answer.stdout.decode().count(chr(10)):3d} rader  {seconds:5.2f} s")

    def times(self):
        """[(command, times, seconds in all, the longest)], the costliest first."""
        kinds = {}
        with open(self.log, encoding="utf-8") as f:
            for line in f:
                _, seconds, _, words = line.rstrip("\n").split("\t", 3)
                words = words.split(" ")
                name = " ".join(words[:2])
                if words[0] == "do":
                    name = "do " + next((w for w in words[2:] if not w.startswith("20")), "")
                elif words[0] == "word":
                    name = "(i Word)"
                count, total, longest = kinds.get(name, (0, 0.0, 0.0))
                kinds[name] = (count + 1, total + float(seconds), max(longest, float(seconds)))
        return sorted(((n, *v) for n, v in kinds.items()), key=lambda row: -row[2])


def main(out):
    Player(out).play_all(lambda line: (print("    " + line), sys.stdout.flush()))
