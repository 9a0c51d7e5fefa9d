"""What happens beside the meetings: notices of other kinds, remisses out and their answers, an election to an empty
seat, cases opened by mistake, decisions that cannot wait."""
import csv
import datetime
import os

import word
from cases import BOARDS, SECRETARIES
from days import ONE, day, last_to_appeal, working

ASKED = ["Räddningstjänsten", "Lantmäteriet", "Länsstyrelsen i Norrtorps län", "Lindåsa Energi AB", "Region Norrtorp",
         "Naturskyddsföreningen i Lindåsa", "Hembygdsföreningen Lindåsa", "Trafikverket region öst"]
POSITIONS = ["tillstyrker", "synpunkter", "avstyrker", "avstår"]


def meetings_of_the_council(plan):
    """Fullmäktige's meetings are announced on the board a week before (KL 5:13)."""
    for date in plan.days["KF"]:
        name = f"anslag:kungjort:{date}"
        up = working(date - 12 * ONE, 1)
        plan.add(date - 13 * ONE, "kommunsekreterare", "notice", "new", "fullmäktige", f"KF/{date}", f"planerad-dag={up}", makes=name)
        plan.publish(up)
        plan.add(working(date, 1), "kommunsekreterare", "notice", "remove", "{" + name + "}", "--on", working(date, 1).isoformat())


def announcements(plan):
    """What another law orders to be announced; who asked for it gets a proof."""
    for n, (month, what) in enumerate([(3, "samråd om detaljplan för Ekbacken"), (9, "granskning av detaljplan för Norra hamnen")], 1):
        begin = working(datetime.date(plan.days["BMN"][0].year, month, 2), 1)
        until, name = begin + 28 * ONE, f"anslag:kungörelse:{n}"
        plan.add(begin, "bmn-sekreterare", "notice", "new", "kungörelse", "BMN", "rubrik=" + what[0].upper() + what[1:],
                 f"text=Förslaget finns på Ågatan 11. Synpunkter lämnas senast {until}.", "lag=plan- och bygglagen 5 kap.",
                 f"uppe-till={until}", "beställare=Lindåsabostäder AB", f"planerad-dag={begin}", makes=name)
        plan.publish(begin)
        down = working(until, 2)
        plan.add(down, "bmn-sekreterare", "notice", "remove", "{" + name + "}", "--on", down.isoformat())
        plan.add(down, "bmn-sekreterare", "do", "{" + name + "}", "skicka-bevis")


def remiss_out(plan, case, number):
    """A case is sent to eight, of whom six answer."""
    path = f"{plan.files}/remissinstanser-{number}.csv"
    with open(path, "w", encoding="utf-8", newline="") as f:
        rows = csv.writer(f, delimiter=";")
        rows.writerow(["mottagare", "e-post"])
        rows.writerows([who, f"remiss{k}@norrtorp.example"] for k, who in enumerate(ASKED, 1))
    sent = working(case.open, 3)
    until = working(sent + 20 * ONE, 1)
    plan.add(sent, "registrator", "remiss", "send", case.dnr, "--to", path, "--answer-by", until.isoformat())
    for k, who in enumerate(ASKED[:6], 1):
        answer = f"{plan.files}/remissvar-{number}-{k}.docx"
        position = POSITIONS[k % 4]
        word.letter(answer, who, f"Yttrande över {case.data['rubrik'][0].lower()}{case.data['rubrik'][1:]}",
                    [f"Ert diarienummer {case.dnr}", f"{who} {position} förslaget." if position != "synpunkter" else
                     f"{who} tillstyrker förslaget men lämnar synpunkter."])
        plan.add(working(sent, 4 + k), "registrator", "remiss", "answer", f"{case.dnr}/remiss-{k}", answer, "--position", position,
                 "--date", working(sent, 4 + k).isoformat())
    for k in range(7, 9):
        plan.add(working(until, 1), case.user, "do", f"{case.dnr}/remiss-{k}", "inget-svar", "skäl=Har inte hört av sig.")
    plan.add(working(until, 1), "registrator", "remiss", "summary", case.dnr)


def interrupted(plan, name, posted):
    """The notice was down within its time: it is posted again, and a new time begins."""
    down, again = posted + 6 * ONE, working(posted + 6 * ONE, 1)
    plan.add(working(down, 1), "registrator", "notice", "interrupt", "{" + name + "}", "--on", down.isoformat(), "--reason",
             "Webbplatsen låg nere")
    plan.add(again, "registrator", "notice", "post", "{" + name + "}", "--on", again.isoformat())
    return again


def new_member(plan):
    """A member of bygg- och miljönämnden leaves in the summer, and an ersättare is elected to the seat."""
    path = f"{plan.files}/personer-juli.csv"
    with open(path, "w", encoding="utf-8") as f:
        f.write("namn;parti;organ;roll;från;till;inkallelseordning\n"
                "Nils Tornéus;S;BMN;ledamot;2023-01-01;2025-06-30;\n"
                "Hanna Stålberg;S;BMN;ersättare;2023-01-01;2025-06-30;1\n"
                "Hanna Stålberg;S;BMN;ledamot;2025-07-01;2026-12-31;\n")
    plan.add(day("2025-06-27"), "kanslichef", "person", "import", path)
    plan.boards["BMN"].change([r for r in csv.DictReader(open(path, encoding="utf-8"), delimiter=";")])


def mistaken(plan, case):
    """Registered twice: the second is voided."""
    plan.add(working(case.open, 2), "registrator", "case", "void", case.dnr, "--reason", "Samma ansökan var redan registrerad")


def urgent(plan, case):
    """Cannot wait for the board: the ordförande decides, and the next meeting is told (KL 6:39)."""
    date = working(case.open, 4)
    chair = plan.boards[case.series].members(date.isoformat())[0].name
    plan.add(date, SECRETARIES[case.series], "do", case.dnr, "ordförandebeslut",
             "beslut=" + case.data["förslag"][0].replace(BOARDS[case.series] + " b", "B"),
             "skäl=Ansökningstiden går ut före nästa sammanträde.", "överklagande=nej", "beslutsfattare=" + chair)
    plan.add(working(date, 1), "registrator", "do", case.dnr, "expediera")
    case.decided = date


def from_the_executive(plan, case, files):
    """Kommunstyrelsen's proposal to fullmäktige comes as a Word file (KL 5:26)."""
    path = os.path.join(files, case.dnr.replace("/", "-").replace(" ", "-") + "-ks.docx")
    word.letter(path, "Kommunstyrelsen", case.data["rubrik"], ["Kommunstyrelsens förslag till kommunfullmäktige"] + case.data["förslag"])
    plan.add(case.ready - ONE, "kommunsekreterare", "document", "add", case.dnr, path, "--kind", "protokollsutdrag", "--in", "--from",
             "Kommunstyrelsen", "--title", "Kommunstyrelsens förslag")
