"""The steps of the year: commands with their day, put in order, with the numbers that only the order gives."""
import collections
import json


class Steps:
    def __init__(self):
        self.all = []

    def add(self, day, user, *argv, may=(), makes=None, **more):
        """A command of a user on a day.  'makes' names the notice or uppdrag that it makes, for {NAME} in other
        commands; 'may' has exit codes besides 0 that are right."""
        self.all.append({"day": day.isoformat(), "user": user, "argv": list(argv), "may": list(may),
                         "makes": [] if makes is None else [makes] if isinstance(makes, str) else makes, **more})

    def ordered(self):
        """By day, and within a day as they were added, each with its number; names become keys of the register."""
        self.all.sort(key=lambda s: s["day"])
        count, keys = collections.Counter(), {}
        for n, step in enumerate(self.all, 1):
            step["n"] = n
            for name in step.pop("makes"):
                series = f"{name.split(':')[0]}/{step['day'][:4]}"
                count[series] += 1
                keys[name] = f"{series}-{count[series]}"
        for step in self.all:
            step["argv"] = [keys.get(a[1:-1], a) if a.startswith("{") else a for a in step["argv"]]
        return self.all, keys


def write(path, steps):
    with open(path, "w", encoding="utf-8") as f:
        for step in steps:
            f.write(json.dumps(step, ensure_ascii=False) + "\n")
