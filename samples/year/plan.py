"""The plan of the year: every command with its day, and the facit, which says what must come of them.

The same seed gives the same plan.  Nothing of it is asked of Kansli: diary numbers, §§, who serves and what is
decided are worked out here."""
import collections
import datetime
import json
import os
import random
import shutil

import around
import cases
import meetings
import municipality
import scenes
import steps
import texts
import word
from boards import Board
from cases import BOARDS, OFFICERS, SECRETARIES, Case
from days import ONE, day, holidays, is_free, working

YEAR, SEED = 2025, 20250102
FIRST = datetime.date(YEAR, 1, 2)
# How many cases of each sort a meeting gets.
LOAD = {"AU": 8, "AU-delegation": 4, "SN": 1, "SN-remiss": 2, "BMN": 7, "BMN-remiss": 1, "KF": 3, "KF-from": 3, "motion": 2, "idea": 2}


# So many days before a meeting its cases are ready; fullmäktige's stand on the list when it is announced (KL 5:13-14).
READY = {"SN": 10, "SNAU": 10, "BMN": 10, "KF": 18}


def before(date, days):
    date -= days * ONE
    while is_free(date):
        date -= ONE
    return date


class Plan:
    def __init__(self, out, sample, short=False):
        self.r, self.short = random.Random(SEED), short
        self.sample, self.files = os.path.join(out, "kommun"), os.path.join(out, "underlag")
        municipality.make(sample, self.sample)
        self.steps, self.published, self.cases = steps.Steps(), set(), []
        self.boards = {"SN": Board(self.sample, "SN", "matris"), "SNAU": Board(self.sample, "SNAU", "parti"),
                       "BMN": Board(self.sample, "BMN", "matris", fill=True, balance=True), "KF": Board(self.sample, "KF", "parti")}
        shutil.rmtree(self.files, ignore_errors=True)
        os.makedirs(self.files)
        self.days = {b: [day(f"{YEAR}-{d}") for d in text.split()] for b, text in meetings.DAYS.items()}
        if short:
            self.days = {"SNAU": self.days["SNAU"][:1], "SN": self.days["SN"][:1], "BMN": [], "KF": self.days["KF"][:1]}
        self.queue = collections.defaultdict(list)  # (body, day): cases to take up
        self.next = collections.Counter()           # the last § of each body
        self.played = []

    def add(self, date, user, *argv, **more):
        self.steps.add(date, user, *argv, **more)

    def publish(self, date):
        """The digital board is written anew, once a day."""
        if date not in self.published:
            self.published.add(date)
            self.add(date, "registrator", "notice", "publish", "{out}/anslagstavla", last=True)

    def later(self, body, date, days=0):
        """The body's next meeting at least so many days after; None if there is none."""
        return next((d for d in self.days[body] if d > date + days * ONE or (days and d == date + days * ONE)), None)

    # ---- Cases

    def case(self, series, flow, data, path, first):
        """A case that is to come before the first board of its path on a day."""
        c = Case(series, flow, data, path)
        c.officer = self.r.choice(OFFICERS[series])
        c.ready = before(first, READY[path[0]])
        c.open = max(FIRST, before(c.ready, self.r.randint(9, 45)))
        self.cases.append(c)
        return c

    def queue_case(self, c, body, date):
        self.queue[body, date].append(c)

    def make_cases(self):
        r = self.r
        social, built = cases.social(r), cases.built(r)
        referrals, works = cases.shuffled(r, texts.REFERRALS), cases.shuffled(r, texts.BUILT_REFERRALS)
        raised = {"SN": cases.shuffled(r, texts.FROM_SOCIAL), "BMN": cases.shuffled(r, texts.FROM_BUILT)}
        for au, sn in zip(self.days["SNAU"], self.days["SN"]):
            self.social_meeting(au, sn, social, referrals, raised["SN"])
        for date in self.days["BMN"]:
            self.built_meeting(date, built, works, raised["BMN"])
        councils, motions, ideas = (cases.shuffled(r, t) for t in (texts.COUNCIL, texts.MOTIONS, texts.IDEAS))
        for date in self.days["KF"]:
            for _ in range(LOAD["KF"]):
                self.queue_case(self.case("KF", "forvaltningsarende", texts.council(r, councils.pop()), ["KF"], date), "KF", date)
            for flow, maker, all_, load in (("motion", texts.motion, motions, "motion"), ("medborgarforslag", texts.idea, ideas, "idea")):
                for _ in range(min(LOAD[load], len(all_))):
                    c = self.case("KF", flow, maker(r, all_.pop()), ["KF"], date)
                    c.data["väckt"] = c.open.isoformat()
                    c.data["väckt-av"] = r.choice(self.boards["KF"].members(date.isoformat())).text if flow == "motion" else "Ett barn i årskurs 5"
                    self.queue_case(c, "KF", date)
        self.others(social, built)

    def social_meeting(self, au, sn, social, referrals, raised):
        r = self.r
        for _ in range(LOAD["AU"]):
            maker, about = social.pop()
            self.queue_case(self.case("SN", "forvaltningsarende", maker(r, about), ["SNAU", "SN"], au), "SNAU", au)
        for _ in range(LOAD["AU-delegation"]):
            data = r.choice([texts.aid, texts.aid, texts.grant])(r, r.choice(texts.CLUBS))
            data["förslag"] = [p.replace("Socialnämnden", "Arbetsutskottet") for p in data["förslag"]]
            c = self.case("SN", "forvaltningsarende", data, ["SNAU", "SN"], au)
            c.delegated = True
            self.queue_case(c, "SNAU", au)
        for _ in range(min(LOAD["SN-remiss"], len(referrals))):
            data = texts.referral(r, referrals.pop())
            data["remittent"] = data.pop("remitter")
            c = self.case("SN", "remiss", data, ["SNAU", "SN"], au)
            data["sista-svarsdag"] = (sn + 60 * ONE).isoformat()
            self.queue_case(c, "SNAU", au)
        for _ in range(LOAD["SN"]):
            maker, about = social.pop()
            self.queue_case(self.case("SN", "forvaltningsarende", maker(r, about), ["SN"], sn), "SN", sn)
        if raised and self.later("KF", sn, 19):
            self.queue_case(self.case("SN", "forvaltningsarende", texts.raised(r, raised.pop()), ["SNAU", "SN", "KF"], au), "SNAU", au)
        if self.later("SN", sn) and len(self.days["SNAU"]) > 1 and au.month % 2 == 0:
            data = texts.rule(r, r.choice(texts.RULES))
            data["rubrik"] = "Initiativ om " + data["rubrik"][0].lower() + data["rubrik"][1:]
            c = self.case("SN", "ledamotsinitiativ", data, ["SN"], sn)
            data["väckt-av"], data["väckt"] = r.choice(self.boards["SN"].members(sn.isoformat())).name, c.open.isoformat()
            c.fate = "initiativ"
            self.queue_case(c, "SN", sn)

    def built_meeting(self, date, built, works, raised):
        r = self.r
        for _ in range(LOAD["BMN"]):
            maker, about = built.pop()
            self.queue_case(self.case("BMN", "forvaltningsarende", maker(r, about), ["BMN"], date), "BMN", date)
        for _ in range(min(LOAD["BMN-remiss"], len(works))):
            data = texts.referral(r, works.pop(), BOARDS["BMN"])
            data["remittent"] = data.pop("remitter")
            c = self.case("BMN", "remiss", data, ["BMN"], date)
            data["sista-svarsdag"] = (date + 60 * ONE).isoformat()
            self.queue_case(c, "BMN", date)
        if raised and self.later("KF", date, 19):
            self.queue_case(self.case("BMN", "forvaltningsarende", texts.raised(r, raised.pop()), ["BMN", "KF"], date), "BMN", date)

    def others(self, social, built):
        """Cases that come before no board: decided on delegation, taken back, appeals."""
        r = self.r
        many = {"delegation": 4, "återkallas": 1, "överklagande": 1} if self.short else {
            "delegation": 51, "återkallas": 8, "överklagande": 14, "brådskande": 3, "makuleras": 3}
        for fate, count in many.items():
            for i in range(count):
                series = "SN" if self.short or i % 5 < 3 else "BMN"
                first = FIRST + ONE * r.randint(20, 30 if self.short else 315)
                maker, about = (texts.grant, r.choice(texts.CLUBS)) if series == "SN" else (texts.name, r.choice(texts.STREETS))
                data = maker(r, about)
                c = self.case(series, "overklagande" if fate == "överklagande" else "forvaltningsarende", data, [series], first)
                c.fate = fate

    def number_cases(self):
        """Diary numbers in the order in which the cases are opened."""
        last = collections.Counter()
        for i, c in enumerate(sorted(self.cases, key=lambda c: c.open), 1):
            last[c.series] += 1
            c.dnr, c.nr = f"{c.series} {YEAR}/{last[c.series]:05d}", i
            if c.fate == "överklagande":
                self.appeal(c)
            else:
                cases.start(self.steps, self.r, c, self.files, i)
            if c.fate == "delegation":
                self.delegated(c)
            elif c.fate == "brådskande":
                around.urgent(self, c)
            elif c.fate == "makuleras":
                around.mistaken(self, c)
            elif c.fate == "återkallas":
                self.add(working(c.open, 4), "registrator", "do", c.dnr, "återkalla", "skäl=Sökanden har återkallat ansökan.")

    def delegated(self, c):
        """Decided by the officer; reported to the board at its next meeting."""
        date = working(c.open, 5)
        self.add(date, c.user, "do", c.dnr, "besluta-på-delegation", "beslut=" + c.data["förslag"][0].replace(BOARDS[c.series] + " b", "B"),
                 "delegationspunkt=2.4", "delegationshinder=nej", "överklagande=laglighetsprövning", "beslutsfattare=" + c.officer,
                 "anmäls=ja")
        self.add(working(date, 1), "registrator", "do", c.dnr, "expediera")
        c.decided = date

    def appeal(self, c):
        c.data["rubrik"] = "Överklagande av beslut om " + c.data["rubrik"][0].lower() + c.data["rubrik"][1:]
        self.add(c.open, "registrator", "case", "new", "--flow", "overklagande", "rubrik=" + c.data["rubrik"], "klagande=Karin Ek",
                 "överklagat-dnr=" + f"{c.series} {YEAR}/00001", "inkom=" + c.open.isoformat(), "överklagande=laglighetsprövning",
                 "mottagare=" + BOARDS[c.series])
        self.add(working(c.open, 1), "registrator", "do", c.dnr, "sänd-vidare")
        decided = working(c.open, 60)
        if decided < datetime.date(YEAR + 1, 1, 15):
            self.add(decided, "registrator", "do", c.dnr, "avgjort", "avgörande=Förvaltningsrätten avslår överklagandet.",
                     f"avgjort={decided}")
            c.closed = True

    # ---- Meetings

    def plan_year(self):
        """All meetings are set up at the beginning of the year, out of one list."""
        path = os.path.join(self.files, f"sammantraden-{YEAR}.csv")
        with open(path, "w", encoding="utf-8") as f:
            f.write("organ;dag;tid;plats\n")
            for date, body in sorted((d, b) for b, all_ in self.days.items() for d in all_):
                f.write(f"{body};{date};{meetings.clock(meetings.BEGINS[body])};{meetings.PLACES[body]}\n")
        self.add(FIRST, "kanslichef", "meeting", "plan", path)

    def make_meetings(self):
        dates = sorted((d, b) for b, all_ in self.days.items() for d in all_)
        cycle = {b: 0 for b in self.days}
        for date, body in dates:
            self.meet(body, date, cycle)

    def meet(self, body, date, cycle):
        following = self.later(body, date)
        m = meetings.Meeting(self, body, date, following, self.next[body] + 1)
        listed = self.queue.pop((body, date), [])
        add = self.add
        fresh = [c.dnr for c in listed if not c.comes_back]
        add(before(date, READY[body] - 1), m.user, "meeting", "add", m.key, *fresh)
        m.gather()
        m.call_in()
        m.opening()
        m.formalia()
        if body == "SN":
            m.information("Information från socialchefen")
        waiting = self.waiting(m)
        first = not waiting or min(c.decided for c in waiting) > before(date, 9)  # the list came before the cases
        if body == "SN" and first:
            m.delegation()
        self.report(m, waiting)
        if body == "SN" and not first:
            m.delegation()
        self.answers(m)
        for c in listed:
            self.take_up(m, c, cycle)
        if body == "KF":
            m.election(self.r.choice(["ledamot i valberedningen", "nämndeman i Norrtorps tingsrätt", "ombud i Lindåsabostäder AB"]),
                       self.r.choice([("Ruth Edenholm (KD)", "Emil Rask (V)"), ("Anna Skogsmo (C)", "Roland Käck (S)")]))
        add(before(date, 8), m.user, "do", m.key, "kalla")
        m.write()
        self.next[body] = m.number - 1
        self.played.append(m)

    def waiting(self, m):
        """The decisions on delegation that the board has not been told of."""
        return [c for c in self.cases if c.fate in ("delegation", "brådskande") and c.series == m.body and c.reported is None
                and c.decided <= m.day]

    def report(self, m, waiting):
        """They are reported in one §; in that of the business system's list where there is one."""
        if not waiting:
            return
        if m.body == "SN":
            m.information("Meddelanden")
        else:
            s = m.section("Anmälan av delegationsbeslut")  # it put itself on the list
            s.facit["kind"] = "anmälan"
            s.facit["decision"] = [f"{BOARDS[m.body]} har tagit del av redovisningen av delegationsbeslut."]
            s.outcome("antecknas")
            m.end(s)
        for c in waiting:
            c.reported = m.key

    def answers(self, m):
        """Uppdrag that the board gave two months ago or more are reported to it; what it only proposed is none yet."""
        for earlier in [e for e in self.played if e.body == m.body and e.day < m.day - 60 * ONE]:
            for s in [s for s in earlier.sections if s.facit.get("task") and s.facit["kind"] == "beslut"
                      and not s.facit.get("answered")]:
                key = "{uppdrag:" + f"{earlier.key}:{s.number}" + "}"
                self.add(before(m.day, READY[m.body] + 1), m.user, "do", key, "redovisa", "redovisning=Beslutet är verkställt.")
                path = f"{self.files}/redovisning-{earlier.body}-{earlier.day}-{s.number}.docx"
                word.letter(path, "Förvaltningen", "Redovisning: " + s.facit["title"], ["Beslutet är verkställt."])
                self.add(before(m.day, READY[m.body] + 1), m.user, "document", "add", key, path, "--kind", "redovisning")
                self.add(before(m.day, READY[m.body] - 1), m.user, "meeting", "add", m.key, key)
                m.information(s.facit["title"], key)
                s.facit["answered"] = m.key

    def take_up(self, m, c, cycle):
        body = m.body
        again, c.comes_back = bool(c.visits and c.visits[-1]["meeting"].split("/")[0] == body), False
        if c.fate == "initiativ" and not c.visits:
            return self.initiative(m, c)
        if c.data.get("appeal") == "FL":
            scene = self.r.choice(scenes.FL) if not c.data.get("secret") else scenes.plain
        elif again or c.flow == "remiss":
            scene = self.r.choice(scenes.CALM) if body != "SNAU" else scenes.plain
        else:
            scene = scenes.CYCLE[body][cycle[body] % len(scenes.CYCLE[body])]
            cycle[body] += 1
        s = m.take_up(c, scene)
        self.onwards(m, c, s.facit)

    def initiative(self, m, c):
        s = m.section(c.data["rubrik"], c, mark=c.dnr)
        s.decide("överlämnas", [f"{BOARDS[m.body]} överlämnar initiativet till förvaltningen för beredning."])
        s.say("överklagande nej")
        s.facit["appeal"], s.facit["recipients"] = "nej", list(c.data["expedieras-till"])
        m.end(s)
        c.visits.append({"meeting": m.key, "n": s.number, "kind": "beslut", "outcome": "överlämnas"})
        then = self.later("SN", m.day, 25)
        if then is None:
            return
        c.open, c.ready, c.fate = working(m.day, 3), before(then, 10), "möte"
        cases.prepare(self.steps, self.r, c, f"{self.files}/{c.nr:03d}", False, 0)
        self.queue_case(c, "SN", then)

    def onwards(self, m, c, facit):
        """Where the case goes from this §."""
        body, outcome = m.body, facit["outcome"]
        if outcome == "bordläggs":
            c.comes_back = True
            return self.queue_case(c, body, m.next)
        if outcome in ("återremitteras", "utgår"):
            then = self.later(body, m.day, READY[body] + 3)
            if then is None:
                return
            if outcome == "återremitteras":
                date = before(then, READY[body] + 2)
                self.add(date, c.user, "do", c.dnr, "skriv-tjänsteskrivelse")
                self.add(date, c.user, "do", c.dnr, "klar")
                c.comes_back = True
            return self.queue_case(c, body, then)
        if facit["kind"] == "förslag":
            following = c.path[c.path.index(body) + 1]
            then = self.later(following, m.day, READY[following] + 1)
            if then is not None:
                self.queue_case(c, following, then)

    # ---- The whole

    def make(self):
        add = self.add
        add(FIRST, "kanslichef", "register", "init", "--trial", "--from", self.sample)
        add(FIRST, "kanslichef", "person", "import", os.path.join(self.sample, "matris.csv"))
        add(FIRST, "registrator", "expedite", "addresses", os.path.join(self.sample, "adresser.csv"))
        self.plan_year()
        if not self.short:
            around.new_member(self)
        self.make_cases()
        self.number_cases()
        around.meetings_of_the_council(self)
        if not self.short:
            around.announcements(self)
            sent = [c for c in self.cases if c.data["rubrik"].startswith("Detaljplan för") and c.path == ["BMN"] and c.fate == "möte"
                    and c.ready - c.open > 35 * ONE][:2]
            for n, c in enumerate(sent, 1):
                around.remiss_out(self, c, n)
        for c in self.cases:
            if c.path == ["KF"] and c.flow == "forvaltningsarende":
                around.from_the_executive(self, c, self.files)
        self.make_meetings()
        for month in range(2, 3 if self.short else 13):
            add(working(datetime.date(YEAR, month, 1) - ONE, 1), "sekreterare", "tick")
        ordered, keys = self.steps.ordered()
        for m in self.played:
            for s in m.sections:
                s.facit["dnr"] = keys.get((s.facit["dnr"] or "")[1:-1], s.facit["dnr"])
        return ordered, {"year": YEAR, "keys": keys, "meetings": [m.facit() for m in self.played],
                         "cases": [self.case_facit(c) for c in self.cases]}

    def ends(self, c):
        """Is the case at its end when the year is?"""
        if c.fate in ("delegation", "brådskande"):
            return c.reported is not None
        if c.fate == "överklagande":
            return c.closed
        last = c.visits[-1] if c.visits else None
        return c.fate in ("återkallas", "makuleras") or (last is not None and last["kind"] != "förslag" and last["outcome"] not in
                                                         ("återremitteras", "bordläggs", "utgår", "överlämnas"))

    def case_facit(self, c):
        return {"dnr": c.dnr, "title": c.data["rubrik"], "flow": c.flow, "fate": c.fate, "visits": c.visits,
                "recipients": c.data["expedieras-till"], "reported": c.reported, "ends": self.ends(c)}


def write(out, sample, short=False):
    """The plan as files in a folder: steg.jsonl and facit.json, with what the commands read beside them."""
    for folder in ("brev", "epost"):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    ordered, facit = Plan(out, sample, short).make()
    steps.write(os.path.join(out, "steg.jsonl"), ordered)
    with open(os.path.join(out, "facit.json"), "w", encoding="utf-8") as f:
        json.dump(facit, f, ensure_ascii=False, indent=1)
    return ordered
