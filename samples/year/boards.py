"""The boards of the sample: who has a mandate, and who serves in each § when members are away.

Kansli works this out by itself from the same lists; here it is done again, for the plan to say what must
come out."""
import csv
import os

FREE, NEVER = 1000, 10 ** 6
ROLES = ["ordförande", "vice ordförande", "1:e vice ordförande", "2:e vice ordförande", "ledamot"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter=";"))


def swedish(name):
    """For sorting: by the last name, with å, ä and ö after z."""
    *first, last = name.lower().replace("é", "e").split(" ")
    return [(last + " " + " ".join(first)).translate(str.maketrans("åäö", "{|}"))]


class Person:
    def __init__(self, row):
        self.name, self.party, self.role = row["namn"], row["parti"], row["roll"]
        self.order = int(row["inkallelseordning"] or 0)
        self.text = f"{self.name} ({self.party})"

    def __repr__(self):
        return self.text


class Board:
    """A body as it is on a day."""

    def __init__(self, folder, code, calling, fill=False, balance=False, changes=()):
        self.code, self.calling, self.fill, self.balance = code, calling, fill, balance
        self.all = [r for r in rows(os.path.join(folder, "personer.csv")) if r["organ"] == code]
        for path in changes:
            self.change([r for r in rows(path) if r["organ"] == code])
        self.matrix = {r["parti"]: [p.strip() for p in r["ordning"].split(",")]
                       for r in rows(os.path.join(folder, "matris.csv")) if r["organ"] == code}

    def change(self, changed):
        """What is read in later: the same person, role and first day again is written over."""
        def key(r):
            return r["namn"], r["parti"], r["roll"], r["från"]
        new = {key(r): r for r in changed}
        self.all = [new.pop(key(r), r) for r in self.all] + list(new.values())

    def people(self, day):
        held = [r for r in self.all if r["från"] <= day and (not r["till"] or day <= r["till"])]
        return [Person(r) for r in held if r["roll"] in ROLES or r["roll"] == "ersättare"]

    def members(self, day):
        return sorted((p for p in self.people(day) if p.role in ROLES), key=lambda p: (ROLES.index(p.role), swedish(p.name)))

    def substitutes(self, day):
        return [p for p in self.people(day) if p.role == "ersättare"]

    def turn(self, member, who):
        """How near somebody's turn is for a member's seat; the lowest first."""
        if self.calling == "lista":
            return who.order
        if who.party == member.party:
            return who.order
        row = self.matrix.get(member.party, []) if self.calling == "matris" else []
        if who.party in row:
            return (row.index(who.party) + 1) * FREE + who.order
        return 500 * FREE + who.order if self.fill else NEVER


class Room:
    """Who is there, § by §."""

    def __init__(self, board, day):
        self.board, self.seats = board, board.members(day)
        self.here = {p.text: False for p in self.seats + board.substitutes(day)}
        self.substitutes = board.substitutes(day)
        self.called = {}  # member -> ersättare

    def serving(self, jav=()):
        """Who serves in a § where these are jäviga: {member's text: the one in the seat}."""
        empty = [m for m in self.seats if not self.here[m.text] or m.text in jav]
        free = [s for s in self.substitutes if self.here[s.text] and s.text not in jav]
        called = {m: s for m, s in self.called.items() if any(e.text == m for e in empty) and s in free}
        if self.board.balance:
            for m in list(called):
                member = next(e for e in empty if e.text == m)
                if called[m].party != member.party and any(
                        s.party == member.party for s in free if s not in called.values()):
                    del called[m]
        while True:
            turns = [(self.board.turn(m, s), i, k, m, s) for i, m in enumerate(empty) if m.text not in called
                     for k, s in enumerate(free) if s not in called.values()]
            best = min(turns, key=lambda t: t[:3], default=(NEVER,))
            if best[0] >= NEVER:
                break
            called[best[3].text] = best[4]
        self.called = called
        return {m.text: called.get(m.text, None if m in empty else m) for m in self.seats}

    def chair(self, jav=()):
        for m in self.seats[:3]:
            if m.role != "ledamot" and self.here[m.text] and m.text not in jav:
                return m
        return None
