"""The cases of the year: what each is about, when it begins, and which boards take it up."""
import datetime
import os
from xml.sax.saxutils import escape

import texts
import word
from days import working

OFFICERS = {"SN": ["Eva Lundmark", "Ibrahim Nordén"], "BMN": ["Sofia Granlund", "Tomas Eldh"], "KF": ["Nina Forsvik"]}
USERS = {"Eva Lundmark": "handlaggare", "Ibrahim Nordén": "ibrahim", "Sofia Granlund": "sofia", "Tomas Eldh": "tomas",
         "Nina Forsvik": "nina"}
BOARDS = {"SN": "Socialnämnden", "SNAU": "Socialnämndens arbetsutskott", "BMN": "Bygg- och miljönämnden",
          "KF": "Kommunfullmäktige"}
OFFICES = {"SN": "Socialförvaltningen", "BMN": "Miljö- och byggförvaltningen", "KF": "Kommunledningskontoret"}
SECRETARIES = {"SN": "sekreterare", "SNAU": "sekreterare", "BMN": "bmn-sekreterare", "KF": "kommunsekreterare"}


class Case:
    def __init__(self, series, flow, data, path):
        self.series, self.flow, self.data, self.path = series, flow, data, path  # path: the boards, in their order
        self.dnr = self.open = self.ready = None
        self.fate = "möte"  # or delegation, återkallas, överklagande
        self.visits = []    # what happened: dicts of the facit
        self.officer = self.reported = None
        self.comes_back = self.delegated = self.closed = False

    @property
    def user(self):
        return USERS[self.officer]


def social(r):
    """The makers of socialnämndens cases, in turn, so that each sort occurs."""
    makers = ([(texts.grant, c) for c in texts.CLUBS] + [(texts.rule, c) for c in texts.RULES]
              + [(texts.report, c) for c in texts.REPORTS] + [(texts.deal, c) for c in texts.DEALS]
              + [(texts.room, c) for c in texts.ROOMS] + [(texts.hours, c) for c in texts.PLACES]
              + [(texts.licence, c) for c in texts.PUBS] + [(texts.aid, None)] * 16)
    return shuffled(r, makers)


def built(r):
    makers = ([(texts.permit, r.choice(texts.HOUSES)) for _ in range(52)] + [(texts.plan, c) for c in texts.AREAS]
              + [(texts.order, c) for c in texts.FIRMS] + [(texts.name, c) for c in texts.STREETS]
              + [(texts.shore, f"{r.choice(texts.LANDS)} {r.randint(25, 40)}") for _ in range(10)])
    return shuffled(r, makers)


def shuffled(r, items):
    items = list(items)
    r.shuffle(items)
    return items


# ---- Files

def form(path, data, names):
    with open(path, "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<formulär>\n')
        for name in names:
            for line in data[name] if isinstance(data[name], list) else [data[name]]:
                f.write(f"\t<{name}>{escape(line)}</{name}>\n")
        f.write("</formulär>\n")


WRITTEN = ["sammanfattning", "förslag", "ärendetext", "bedömning", "expedieras-till"]


def start(steps, r, case, files, number):
    """From the diary to ready for a meeting, on days before the one when it must be ready."""
    data, name = case.data, f"{files}/{number:03d}"
    board = BOARDS[case.series]
    opened, registrar = case.open, "registrator"
    extra = [f"{k}={v}" for k, v in data.items() if k in ("väckt", "väckt-av", "remittent", "sista-svarsdag", "sekretess")]
    if len(case.path) > 1 and case.path[-1] == "KF":
        extra.append("ärendegång=" + " ".join(case.path))
    manner = number % 4
    outside = manner == 1 and case.flow in ("forvaltningsarende", "remiss")
    if outside:
        word.statement(name + ".docx", number % 3, data, board, OFFICES[case.series], case.officer)
        steps.add(opened, registrar, "case", "new", "--flow", case.flow, "--from", name + ".docx", *extra)
    elif case.flow == "remiss" or case.flow == "ledamotsinitiativ":
        form(name + ".xml", {**data, "mottagare": board}, ["rubrik", "mottagare"] + WRITTEN)
        steps.add(opened, registrar, "case", "new", "--flow", case.flow, "--form", name + ".xml", *extra)
    else:
        steps.add(opened, registrar, "case", "new", "--flow", case.flow, "rubrik=" + data["rubrik"], "mottagare=" + board, *extra)
    if case.flow in ("ledamotsinitiativ", "motion", "medborgarforslag"):
        word.letter(name + "-skrivelse.docx", data["väckt-av"], data["rubrik"], data["sammanfattning"])
        steps.add(opened, registrar, "document", "add", case.dnr, name + "-skrivelse.docx", "--kind", "skrivelse", "--in", "--from",
                  data["väckt-av"])
    if case.flow == "ledamotsinitiativ":
        return
    prepare(steps, r, case, name, outside, number)


def prepare(steps, r, case, name, outside, number):
    day = working(case.open, 1)
    boss = "kanslichef"
    if number % 23 == 7:  # the wrong officer, taken back
        wrong = next(o for series in ("SN", "BMN", "KF") for o in OFFICERS[series] if o != case.officer)
        if not outside:
            steps.add(day, boss, "do", case.dnr, "fördela", "handläggare=" + wrong)
            steps.add(day, boss, "case", "undo", case.dnr, "--reason", "Fel handläggare")
    if not outside or case.flow == "remiss":
        steps.add(day, boss, "do", case.dnr, "fördela", "handläggare=" + case.officer)
    if case.fate != "möte":
        return
    day = max(day, case.ready - datetime.timedelta(days=3))
    if number % 11 == 3 and case.ready - case.open > datetime.timedelta(days=24):
        ask(steps, r, case, number)
    if outside:
        return steps.add(case.ready, case.user, "do", case.dnr, "klar")
    if case.flow == "remiss":
        steps.add(day, case.user, "do", case.dnr, "skriv-yttrande")
        steps.add(day, case.user, "do", case.dnr, "skriv-tjänsteskrivelse")
    elif case.flow == "ledamotsinitiativ":
        steps.add(day, case.user, "do", case.dnr, "skriv-tjänsteskrivelse")
    else:
        form(name + ".xml", case.data, WRITTEN)
        steps.add(day, case.user, "do", case.dnr, "skriv-tjänsteskrivelse", "--form", name + ".xml")
        if number % 4 == 2:
            edit(steps, case, name, day)
    steps.add(case.ready, case.user, "do", case.dnr, "klar")


def edit(steps, case, name, day):
    """The officer goes on writing in Word, and the file is read back."""
    old = case.data["sammanfattning"][0]
    new = old + " Texten är ändrad i Word."
    steps.add(day, case.user, *["word", case.dnr, "tjänsteskrivelse", old, new, name + "-ny.docx"], local=True)
    steps.add(day, case.user, "document", "read-back", name + "-ny.docx", "--apply")
    case.data["sammanfattning"][0] = new


def ask(steps, r, case, number):
    """An internremiss: another board or office is asked, and answers."""
    asked = r.choice(["Barn- och utbildningsnämnden", "Pensionärsrådet", "Räddningstjänsten", "Fastighetsenheten"])
    sent = working(case.open, 2)
    until = sent + datetime.timedelta(days=14)
    steps.add(sent, case.user, "do", case.dnr, "remittera", "remissinstans=" + asked,
              "remissfråga=Har ni något att invända mot förslaget?", "svar-senast=" + until.isoformat())
    steps.add(until - datetime.timedelta(days=2), case.user, "do", case.dnr + "/remiss-1", "svara",
              "ställningstagande=" + r.choice(["tillstyrker", "synpunkter"]), "svar=Vi har inget att invända.")
    case.asked = asked
