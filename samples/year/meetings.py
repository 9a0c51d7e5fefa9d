"""The meetings of the year: lists, förhinder, notes, justering, anslag, extracts, and what must come of them."""
import datetime

import around
import scenes
from boards import Room
from cases import BOARDS, SECRETARIES
from days import last_to_appeal, words, working

DAYS = {"SNAU": "01-16 02-13 03-13 04-10 05-08 05-28 08-14 09-11 10-09 11-06 11-27",
        "SN": "01-30 02-27 03-27 04-24 05-22 06-12 08-28 09-25 10-23 11-20 12-11",
        "BMN": "02-05 03-05 04-02 05-07 06-04 08-20 09-17 10-15 11-12 12-03",
        "KF": "02-24 03-31 04-28 05-26 06-16 09-29 10-27 11-24"}
BEGINS = {"SNAU": 8 * 60 + 30, "SN": 13 * 60 + 15, "BMN": 13 * 60, "KF": 17 * 60}
PLACES = {"SNAU": "Sammanträdesrummet Linden, kommunhuset", "SN": "Sammanträdesrummet Linden, kommunhuset",
          "BMN": "Sammanträdesrummet Almen, Ågatan 11", "KF": "Folkets hus, stora salen"}
AWAY = {"SNAU": (0, 1), "SN": (0, 3), "BMN": (0, 2), "KF": (1, 6)}
OFFICIALS = {"SN": "Rickard Thorvalder, socialchef", "SNAU": "Rickard Thorvalder, socialchef",
             "BMN": "Carina Mossfeldt, miljö- och byggchef", "KF": "Staffan Ljungqvist, kommundirektör"}
SECRETARY_NAMES = {"SN": "Mikaela Sandfors, nämndsekreterare", "SNAU": "Mikaela Sandfors, nämndsekreterare",
                   "BMN": "Johanna Westerlid, nämndsekreterare", "KF": "Daniel Åkerhielm, kommunsekreterare"}
TITLES = {"Eva Lundmark": "utredare", "Ibrahim Nordén": "verksamhetsutvecklare", "Sofia Granlund": "bygglovshandläggare",
          "Tomas Eldh": "miljöinspektör", "Nina Forsvik": "kommunjurist"}
GROUPS = ["Ekonomiskt bistånd (4 kap. 1 § SoL)", "Hemtjänst (4 kap. 1 § SoL)", "Särskilt boende (4 kap. 1 § SoL)",
          "Färdtjänst", "Insatser enligt LSS"]


SUBJECTS = {**BOARDS, "SNAU": "Arbetsutskottet"}
PROPOSED = {"bifalls": "tillstyrks", "delvis-bifall": "tillstyrks", "avslås": "avstyrks"}


def clock(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Section:
    """A § as it is being written: lines of notes, and what the facit says of it."""

    def __init__(self, meeting, number, title, case):
        self.meeting, self.body, self.board, self.case = meeting, meeting.body, SUBJECTS[meeting.body], case
        self.number, self.lines, self.signers = number, [], meeting.signers
        self.called = dict(meeting.room.called)  # who served before it; what happens in it happens at once
        self.next, self.next_words = meeting.next, meeting.next and words(meeting.next)
        self.decider = SUBJECTS[case.path[-1]] if case else self.board
        self.task_to = OFFICIALS[meeting.body].split(",")[0]
        self.facit = {"n": number, "title": title, "kind": "beslut", "dnr": case and case.dnr, "outcome": None, "decision": [],
                      "jav": [], "vote": None, "takes_no_part": [], "reservations": [], "recipients": [], "secret": None,
                      "immediate": False, "appeal": None}
        self.sit()

    def sit(self):
        self.meeting.room.called = dict(self.called)
        seats = self.meeting.room.serving(self.facit["jav"])
        self.serving = [p for p in seats.values() if p is not None]
        self.chair = self.meeting.room.chair(self.facit["jav"])
        self.facit["serving"] = sorted(p.text for p in self.serving)
        self.facit["chair"] = self.chair.text
        self.facit["for"] = {p.text: member for member, p in seats.items() if p is not None and p.text != member}

    def say(self, *lines):
        self.lines += lines

    def others(self):
        return [p for p in self.serving if p.text != self.chair.text]

    def proposal(self):
        """Whose proposal is put: the last that still stands, for a case that was returned comes with a new one."""
        whose = "förvaltningens"
        for visit in self.case.visits:
            body = visit["meeting"].split("/")[0]
            if visit["outcome"] == "återremitteras":
                whose = "förvaltningens"
            elif visit["kind"] == "förslag" and visit["outcome"] in ("tillstyrks", "avstyrks"):
                whose = SUBJECTS[body].lower() + ("s" if not SUBJECTS[body].endswith("s") else "")
        return whose + " förslag"

    def proposed(self):
        """The points of the proposal that is put: what the last board proposed, else what the officer wrote."""
        points = self.case.data["förslag"]
        for visit in self.case.visits:
            if visit["outcome"] == "återremitteras":
                points = self.case.data["förslag"]
            elif visit["kind"] == "förslag" and visit["outcome"] in ("tillstyrks", "avstyrks"):
                points = visit["decision"]
        return list(points)

    def disqualify(self, who):
        self.facit["jav"].append(who.text)
        self.sit()
        self.jav_line = f"ut {who.text} jäv § {self.number}"

    def outcome(self, outcome, rest=""):
        if self.facit["kind"] == "förslag":
            outcome = PROPOSED.get(outcome, outcome)
        self.facit["outcome"] = outcome
        self.say(f"utfall {outcome}{rest}")
        if self.facit["decision"] == [] and self.case is not None:
            self.facit["decision"] = self.proposed()

    def decide(self, outcome, decision):
        self.facit["decision"] = decision
        self.outcome(outcome)
        for point in decision:
            self.say("beslut: " + point)


class Meeting:
    def __init__(self, plan, body, day, following, first):
        self.plan, self.r, self.body, self.day, self.next = plan, plan.r, body, day, following
        self.key, self.user = f"{body}/{day}", SECRETARIES[body]
        self.room = Room(plan.boards[body], day.isoformat())
        self.number, self.sections, self.lines, self.minutes = first, [], [], BEGINS[body]
        self.absent, self.late, self.leaves, self.called = [], {}, {}, []
        self.tasks, self.signers = [], []

    # ---- Who is there

    def gather(self):
        r, seats = self.r, self.room.seats
        presidium = [m for m in seats if m.role != "ledamot"]
        can_miss = [m for m in seats if m.role == "ledamot"] + ([presidium[0]] if r.random() < .15 else [])
        self.absent = r.sample(can_miss, r.randint(*AWAY[self.body]))
        for m in seats:
            self.room.here[m.text] = m not in self.absent
        # One of those who are away comes later, one who is there leaves; not the first to sign.
        vice = [m for m in presidium[1:] if m not in self.absent]
        steady = [m for m in seats if m.role == "ledamot" and m not in self.absent]
        self.signers = [(vice or steady)[0].text, r.choice([m for m in steady if m not in vice][:4]).text]
        if self.absent and r.random() < .5 and self.absent[0].role == "ledamot":
            self.late[r.randint(3, 6)] = self.absent[0]
        goes = [m for m in steady if m.text not in self.signers]
        if goes and r.random() < .3:
            self.leaves[r.randint(6, 9)] = r.choice(goes)

    def call_in(self):
        """Who is asked for each who is away, by the order; some say no.  The ersättare who come, and others."""
        for s in self.room.substitutes:
            self.room.here[s.text] = False
        for m in [m for m in self.absent if m not in self.late.values()]:
            self.plan.add(self.day - datetime.timedelta(days=3), self.user, "meeting", "absence", self.key, m.text)
            turns = sorted((self.room.board.turn(m, s), i, s) for i, s in enumerate(self.room.substitutes)
                           if s not in self.called and self.room.board.turn(m, s) < 10 ** 6)
            for _, _, s in turns:
                yes = self.r.random() < .8
                self.plan.add(self.day - datetime.timedelta(days=2), self.user, "meeting", "absence", self.key, m.text,
                              "--accept" if yes else "--decline", s.text)
                self.called.append(s)
                if yes:
                    self.room.here[s.text] = True
                    break
        for s in self.room.substitutes:
            if s not in self.called and self.r.random() < .35:
                self.room.here[s.text] = True

    def opening(self):
        here = [s.text for s in self.room.substitutes if self.room.here[s.text]]
        away = [m.text for m in self.absent]
        self.say(f"# {BOARDS[self.body]} den {words(self.day)}", f"{clock(self.minutes)} öppnas",
                 "in alla ledamöter" + (f" utom {', '.join(away)}" if away else ""), *([f"in {', '.join(here)}"] if here else []))
        remote = [m for m in self.room.seats if m.role == "ledamot" and self.room.here[m.text]]
        if self.body in ("SN", "BMN") and self.r.random() < .4:
            self.say(f"{self.r.choice(remote).text} på distans")
        self.say("övrig " + OFFICIALS[self.body], "övrig " + SECRETARY_NAMES[self.body])
        if self.body == "KF":
            self.say(*[f"justerare {p}" for p in self.signers])
        else:
            self.say(f"justerare {self.signers[0]}, ersättare {self.signers[1]}")

    def say(self, *lines):
        self.lines += lines

    # ---- §§

    def section(self, title, case=None, mark=None):
        """The next § is taken up: those who come and go first."""
        k = len(self.sections)
        self.minutes += 5 if k < 2 else self.r.randint(4, 14)
        if k in self.late:
            self.room.here[self.late[k].text] = True
            self.say(f"{clock(self.minutes)} in {self.late[k].text}")
        if k in self.leaves:
            self.room.here[self.leaves[k].text] = False
            self.say(f"{clock(self.minutes)} ut {self.leaves[k].text}")
        if k == 7 and self.r.random() < .4:
            self.say(f"{clock(self.minutes)}-{clock(self.minutes + 15)} ajournering")
            self.minutes += 15
        s = Section(self, self.number, title, case)
        s.begins, s.mark, s.jav_line = self.minutes, mark or title, None
        self.number += 1
        self.sections.append(s)
        return s

    def end(self, s):
        if s.jav_line:
            self.say(f"{clock(s.begins)} {s.jav_line}")
        self.say(f"{clock(s.begins)} § {s.number} {s.mark}", *s.lines)

    def formalia(self):
        s = self.section("Sammanträdets öppnande, upprop och val av justerare")
        s.facit["kind"] = "information"
        if self.body == "KF":
            chosen = f"{SUBJECTS[self.body]} utser {' och '.join(self.signers)} att justera protokollet."
        else:
            chosen = f"{SUBJECTS[self.body]} utser {self.signers[0]} att justera protokollet, med {self.signers[1]} som ersättare."
        s.decide("antecknas", [chosen])
        self.end(s)
        s = self.section("Fastställande av dagordning")
        s.facit["kind"] = "information"
        s.decide("bifalls", [f"{SUBJECTS[self.body]} fastställer föredragningslistan."])
        self.end(s)

    def information(self, title, about=None):
        """Something that the board is told; 'about' is the matter, if it is one."""
        s = self.section(title)
        s.facit["dnr"] = about
        if about:
            s.say("slag information")
        s.facit["kind"] = "information"
        s.facit["decision"] = [f"{SUBJECTS[self.body]} antecknar informationen till protokollet."]
        s.outcome("antecknas")
        self.end(s)

    def delegation(self):
        """The list out of the business system: counts, no names."""
        title = "Anmälan av delegationsbeslut"
        path = f"{self.plan.files}/delegation-{self.body}-{self.day}.csv"
        counts = {g: self.r.randint(3, 60) for g in GROUPS}
        with open(path, "w", encoding="utf-8") as f:
            f.write("grupp;antal;beslutsfattare\n" + "".join(f"{g};{n};Anna Exempel\n" for g, n in counts.items()))
        self.plan.add(self.day - datetime.timedelta(days=9), self.user, "meeting", "delegation", self.key, path)
        s = self.section(title)
        s.facit["kind"] = "anmälan"
        s.facit["decision"] = [f"{SUBJECTS[self.body]} har tagit del av redovisningen av delegationsbeslut."]
        s.outcome("antecknas")
        self.end(s)

    def election(self, what, candidates):
        """A closed vote; equal counts are settled by lots."""
        s = self.section("Val av " + what)
        voters = len(s.serving)
        a = voters // 2
        blank = voters - 2 * a if self.r.random() < .5 else 0
        counts = (a, a) if blank or voters % 2 == 0 else (a + 1, a)
        s.say("sluten omröstning: " + ", ".join(f"{c} {n}" for c, n in zip(candidates, counts)) + (f", blank {blank}" if blank else ""))
        if counts[0] == counts[1]:
            s.say(f"lottning: {candidates[0]}")
        s.facit["closed"] = {**dict(zip(candidates, counts)), **({"blank": blank} if blank else {})}
        s.decide("bifalls", [f"{SUBJECTS[self.body]} väljer {candidates[0]} till {what}."])
        s.say("överklagande KL")
        s.facit["appeal"] = "KL"
        self.end(s)

    def take_up(self, case, scene):
        s = self.section(case.data["rubrik"], case, mark=case.dnr)
        f, data = s.facit, case.data
        proposes = self.body != case.path[-1] and not case.delegated
        f["kind"] = "förslag" if proposes else "delegation" if self.body == "SNAU" else "beslut"
        if f["kind"] == "delegation":
            s.say("slag delegation")
        scene(s, self.r)
        decided = f["outcome"] not in ("bordläggs", "återremitteras", "utgår")
        if not proposes and decided:
            f["appeal"] = data.get("appeal", "KL" if case.flow != "remiss" else "nej")
            s.say("överklagande " + f["appeal"])
            f["recipients"] = list(data["expedieras-till"])
        if data.get("appeal") == "FL":
            s.say("myndighetsutövning", f"föredragande {case.officer}, {TITLES[case.officer]}", f"motivering: {data['reason']}")
        if data.get("secret"):
            s.say("sekretess " + data["secret"])
            f["secret"] = data["secret"]
        self.end(s)
        case.visits.append({"meeting": self.key, "n": s.number, "kind": f["kind"], "outcome": f["outcome"], "decision": f["decision"]})
        return s

    # ---- The commands around it

    def write(self):
        """Notes, justering and anslag, when all §§ are there."""
        self.say(f"{clock(self.minutes + 20)} avslutas")
        path = f"{self.plan.files}/anteckningar-{self.body}-{self.day}.txt"
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(self.lines) + "\n")
        tasks = [f"uppdrag:{self.key}:{s.number}" for s in self.sections if s.facit.get("task")]
        self.plan.add(self.day, self.user, "meeting", "notes", self.key, path, "--carry-out", makes=tasks)
        for s in self.sections:
            if s.facit["immediate"]:
                self.sign_now(s)
        self.sign()

    def announced(self):
        """Is the justering announced?  An utskott's only when something was decided on delegation."""
        return self.body != "SNAU" or any(s.facit["kind"] == "delegation" for s in self.sections)

    def sign_now(self, s):
        name = f"anslag:{self.key}:{s.number}"
        self.plan.add(self.day, self.user, "meeting", "sign-now", self.key, str(s.number), makes=name)
        s.facit["signed"] = self.day.isoformat()
        self.post(name, self.day, [s])

    def sign(self):
        add, written = self.plan.add, working(self.day, self.r.randint(2, 4))
        signed = working(written, self.r.randint(1, 3))
        while self.body != "BMN" and (working(signed, 1) - signed).days > 2:
            signed = working(signed, 1)  # so that the notice is up on the second day
        name = f"anslag:{self.key}"
        add(written, self.user, "do", self.key, "skriv-protokoll", f"justeringsdag={signed}", "justeringstid=08:30")
        add(written, self.user, "do", self.key, "lämna-för-justering")
        rounds = 1 + sum(s.facit["immediate"] for s in self.sections)
        add(signed, self.user, "do", f"{self.key}/justering-{rounds}", "justera", makes=name if self.announced() else None)
        rest = [s for s in self.sections if not s.facit["immediate"]]
        for s in rest:
            s.facit["signed"] = signed.isoformat()
        if self.announced():
            self.post(name, signed, rest)
        self.expedite(working(signed, 2))

    def post(self, name, signed, sections):
        """On the digital board the working day after; bygg- och miljönämnden's on paper the same day."""
        add, paper = self.plan.add, self.body == "BMN"
        posted = signed if paper else working(signed, 1)
        if paper:
            add(posted, self.user, "notice", "post", "{" + name + "}", "--where", "Anslagstavlan på Ågatan 11")
        else:
            self.plan.publish(posted)
        first = posted
        if self.key == "SN/2025-05-22" and name == f"anslag:{self.key}":
            posted = around.interrupted(self.plan, name, posted)
        last = last_to_appeal(posted)
        down = last + datetime.timedelta(days=1)
        removed = working(down, 1) if self.r.random() < .7 else down
        add(removed, self.user, "notice", "remove", "{" + name + "}", "--on", removed.isoformat())
        for s in sections:
            s.facit["notice"] = {"name": name, "first": first.isoformat(), "posted": posted.isoformat(), "last": last.isoformat(), "down": down.isoformat(),
                                 "removed": removed.isoformat()}

    def expedite(self, day):
        """Each recipient gets one letter with the extracts of his or her §§; whoever is served signs a receipt."""
        decided = [s for s in self.sections if s.case is not None and s.facit["kind"] != "förslag"
                   and s.facit["outcome"] not in ("bordläggs", "återremitteras", "utgår", "överlämnas")]
        if not decided:
            return
        self.plan.add(day, "registrator", "expedite", self.key, "--spool", "{out}/epost", "--print", "{out}/brev")
        for s in decided:
            s.facit["sent"] = day.isoformat()
            for who in s.facit["recipients"]:
                if who.endswith(" för delgivning"):
                    got = working(day, self.r.randint(2, 6))
                    self.plan.add(got, "registrator", "expedite", "receipt", f"{self.key}/§{s.number}",
                                  who.removesuffix(" för delgivning"), "--on", got.isoformat())

    def facit(self):
        return {"body": self.body, "day": self.day.isoformat(), "key": self.key, "absent": [p.text for p in self.absent],
                "late": {str(k): p.text for k, p in self.late.items() if k < len(self.sections)},
                "leaves": {str(k): p.text for k, p in self.leaves.items() if k < len(self.sections)},
                "substitutes": [s.text for s in self.room.substitutes if self.room.here[s.text]],
                "signers": self.signers, "announced": self.announced(), "sections": [s.facit for s in self.sections]}
