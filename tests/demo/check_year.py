#!/usr/bin/python3
"""Judges a played year (samples/year.py) by the Word files themselves, without Kansli: what each protocol, extract
and proof says is compared with the law, with the lists of people, and with the plan that the year was played by.

    tests/demo/check_year.py OUT

Prints "ok NAME" or "FAIL NAME: why" for each thing that must hold; exit 1 if one does not."""
import collections
import csv
import datetime
import email
import email.policy
import glob
import json
import os
import re
import sys

from year_words import Protocol, blocks, expand, votes

SEATS = {"SN": 11, "SNAU": 5, "BMN": 9, "KF": 31}
CALLING = {"SN": "matris", "SNAU": "parti", "BMN": "matris fullsutten", "KF": "parti"}
# Red days and the eves that count as such, from the almanac.
FREE = set("2025-01-01 2025-01-06 2025-04-18 2025-04-20 2025-04-21 2025-05-01 2025-05-29 2025-06-06 2025-06-08 2025-06-20 "
           "2025-06-21 2025-11-01 2025-12-24 2025-12-25 2025-12-26 2025-12-31 2026-01-01 2026-01-06 2026-04-03".split())
MONTHS = {m: i for i, m in enumerate("januari februari mars april maj juni juli augusti september oktober november december"
                                     .split(), 1)}
found = collections.defaultdict(list)  # what is wrong, by the name of what must hold
count = collections.Counter()


def must(name, good, where, why=""):
    count[name] += 1
    if not good:
        found[name].append(f"{where}: {why}")


def same(name, got, expected, where):
    must(name, got == expected, where, f"{got!r}, expected {expected!r}")


def in_words(words):
    """The day of "24 januari 2025"."""
    m = re.search(r"(\d+) ([a-zåäö]+) (\d{4})", words)
    return datetime.date(int(m.group(3)), MONTHS[m.group(2)], int(m.group(1))) if m else None


def last_day(posted):
    """Three weeks on, and past every day that is free."""
    day = posted + datetime.timedelta(weeks=3)
    while day.weekday() in (5, 6) or day.isoformat() in FREE:
        day += datetime.timedelta(days=1)
    return day


# ---- People

def people(body, day):
    rows = [r for r in csv.DictReader(open(os.path.join(out, "kommun", "personer.csv"), encoding="utf-8"), delimiter=";")
            if r["organ"] == body and r["från"] <= day and (not r["till"] or day <= r["till"])]
    for path in glob.glob(os.path.join(out, "underlag", "personer-*.csv")):
        rows += [r for r in csv.DictReader(open(path, encoding="utf-8"), delimiter=";") if r["organ"] == body and
                 r["från"] <= day <= r["till"]]
        gone = {(r["namn"], r["från"]) for r in csv.DictReader(open(path, encoding="utf-8"), delimiter=";") if r["till"] < day}
        rows = [r for r in rows if (r["namn"], r["från"]) not in gone]
    named = {f"{r['namn']} ({r['parti']})": r for r in rows}
    return ({n: r for n, r in named.items() if "ordförande" in r["roll"] or r["roll"] == "ledamot"},
            {n: r for n, r in named.items() if r["roll"] == "ersättare"})


def parties(body, party):
    """Whose ersättare step in for a party, in order."""
    row = [r for r in csv.DictReader(open(os.path.join(out, "kommun", "matris.csv"), encoding="utf-8"), delimiter=";")
           if r["organ"] == body and r["parti"] == party] if "matris" in CALLING[body] else []
    order = [party] + [p.strip() for r in row for p in r["ordning"].split(",") if p.strip() != party]
    return order


def turn(body, member, substitute):
    """Where an ersättare stands in the order for a member's seat; None if never."""
    order = parties(body, member["parti"])
    if substitute["parti"] in order:
        return order.index(substitute["parti"]), int(substitute["inkallelseordning"])
    return (99, int(substitute["inkallelseordning"])) if "fullsutten" in CALLING[body] else None


def check_serving(meeting, protocol):
    """Who serves in each §, from the first page: as planned, not more than there are seats, in the right order."""
    members, substitutes = people(meeting["body"], meeting["day"])
    here = set(meeting["substitutes"])
    before = {}
    for section in meeting["sections"]:
        where = f"{meeting['key']} § {section['n']}"
        serving = protocol.serving(section["n"])
        same("those who serve are those of the plan", sorted(serving), section["serving"], where)
        must("no more serve than there are seats", len(serving) <= SEATS[meeting["body"]], where, str(len(serving)))
        must("more than half serve (KL 6:27, 5:45)", 2 * len(serving) > SEATS[meeting["body"]], where, str(len(serving)))
        stand_in = {who: for_ for who, for_ in serving.items() if for_ is not None}
        empty = [m for m in members if m not in serving]
        must("an ersättare serves for one who does not", set(stand_in.values()) <= set(empty), where, str(stand_in))
        must("everybody who serves has a mandate", set(serving) <= set(members) | set(substitutes), where, str(sorted(serving)))
        free = [s for s in here if s in substitutes and s not in serving and s not in section["jav"]]
        for who, for_ in stand_in.items():
            if before.get(who) == for_ or for_ not in members or who not in substitutes:
                continue  # goes on until the member can serve again
            own = turn(meeting["body"], members[for_], substitutes[who])
            skipped = [f for f in free if (turn(meeting["body"], members[for_], substitutes[f]) or (1000, 0)) < (own or (999, 0))]
            must("ersättare come in the order of the matrix", own is not None and not skipped, where,
                 f"{who} for {for_}, before {skipped}")
        for seat in [m for m in empty if m not in stand_in.values()]:
            able = [f for f in free if turn(meeting["body"], members[seat], substitutes[f]) is not None]
            must("no seat is empty while somebody could take it", not able, where, f"{seat}: {able}")
        before = stand_in


# ---- §§

def check_vote(section, part, where):
    said = votes(part)
    must("a vote stands where the plan has one", (said is None) == (section["vote"] is None), where, str(said))
    if said is None or section["vote"] is None:
        return
    answers, sums, rows = said
    for answer, key in (("Ja", "yes"), ("Nej", "no"), ("Avstår", "abstain")):
        same("each votes as in the plan", sorted(answers[answer]), section["vote"][key], f"{where} {answer}")
    same("the sums are those of the rows", sums, [len(answers[a]) for a in ("Ja", "Nej", "Avstår")], where)
    same("those who vote and those who take no part are those who serve", rows + len(section["takes_no_part"]),
         len(section["serving"]), where)
    spoken = " ".join(part.under.get("Omröstning", []))
    numbers = re.search(r"(\d+) ja-röst\w* (?:mot|och) (\d+) nej-röst\w*(?:(?: och |; )(\d+)(?: ledamot| ledamöter)?(?: som)? avstår)?", spoken)
    same("the sentence has the same numbers", [int(n or 0) for n in numbers.groups()] if numbers else None, sums, f"{where} {spoken}")
    must("equal votes are settled by the one who leads, others not",
         ("utslagsröst" in spoken) == (sums[0] == sums[1]), where, spoken)


def check_section(meeting, section, part, where):
    same("titles are those of the plan", part.title, "Sekretessärende" if section["secret"] else section["title"], where)
    same("diary numbers are those of the plan", part.dnr, section["dnr"], where)
    if section["secret"]:
        must("a secret § shows only its placeholder", part.decision()[0] is None and
             any("inte på grund av sekretess" in line for lines in part.under.values() for line in lines), where, str(part.under))
        return
    heading, decision = part.decision()
    if section["decision"] is not None:
        same("decisions are those of the plan", decision, section["decision"], where)
        waits = section["outcome"] in ("återremitteras", "bordläggs")  # that the board decides itself
        same("a proposal is headed as one", " förslag till " in (heading or ""), section["kind"] == "förslag" and not waits,
             f"{where} {heading}")
        same("a decision on delegation is headed as one", (heading or "").endswith("beslut på delegation"),
             section["kind"] == "delegation" and not waits, where)
    check_vote(section, part, where)
    everything = "\n".join(line for lines in part.under.values() for line in lines)
    for who in section["jav"]:
        must("jäv is noted", f"På grund av jäv deltar {who} inte i handläggningen" in everything, where, everything)
        must("a jävig does not serve", who not in section["serving"], where)
    for who in section["takes_no_part"]:
        must("who takes no part is noted", f"{who} deltar inte i beslutet." in everything, where, everything)
    reserved = [who for m in re.finditer(r"^(.+\)) reserverar sig", everything, re.M) for who in re.split(", | och ", m.group(1))]
    same("reservations are those of the plan", sorted(reserved), sorted(section["reservations"]), where)
    same("recipients are those of the plan", part.under.get("Beslutet skickas till", []),
         [who.removesuffix(" för delgivning") for who in section["recipients"]], where)
    must("only the § that was declared so is omedelbart justerad",
         ("omedelbart justerad" in everything) == section["immediate"], where, everything)
    for who, number in section.get("closed", {}).items():
        counted = f"{number} blank" if who == "blank" else f"{number} röster på {who}"
        must("closed votes are counted", counted in everything, where, everything)


def check_numbers(facit):
    """Each body's §§ run from 1 without a gap."""
    for body in SEATS:
        numbers = []
        for meeting in (m for m in facit["meetings"] if m["body"] == body):
            numbers += [p.number for p in protocols[meeting["key"]].parts]
        same("§§ run from 1, without a gap or a duplicate", numbers, list(range(1, len(numbers) + 1)), body)


# ---- After the meeting

def proof(path):
    return {label: value for _, _, rows in (b for b in blocks(path) if b[0] == "t") for label, value, *_ in
            (r if len(r) > 1 else r + [""] for r in rows)}


def check_notices(facit):
    proofs = {}
    for path in glob.glob(f"{out}/bevis/*.docx"):
        p = proof(path)
        if "Protokollet justerat" in p:
            proofs[re.search(r"anslag (\d+-\d+)", path).group(1)] = p
    planned = {facit["keys"][s["notice"]["name"]].split("/")[1]: (m, s["notice"]) for m in facit["meetings"]
               for s in m["sections"] if "notice" in s}
    same("each notice of a protocol has its proof", sorted(proofs), sorted(planned), "bevis")
    for key in sorted(set(proofs) & set(planned)):
        p, (meeting, notice) = proofs[key], planned[key]
        held, where = datetime.date.fromisoformat(meeting["day"]), f"anslag/{key}"
        signed, posted = in_words(p["Protokollet justerat"]), in_words(p["Anslaget sattes upp"])
        same("the proof is of the meeting", in_words(p["Sammanträdesdatum"]), held, where)
        same("the proof has the §§ that were signed together", expand(re.sub("^§§? ?", "", p["Paragrafer"].replace("\u00a0", " "))),
             {s["n"] for s in meeting["sections"] if s.get("notice", {}).get("name") == notice["name"]
              and (meeting["body"] != "SNAU" or s["kind"] == "delegation")}, where)
        must("signed within fourteen days (KL 5:69, 6:35)", held <= signed <= held + datetime.timedelta(days=14), where, str(signed))
        first = datetime.date.fromisoformat(notice["first"])  # a notice that was down is posted again
        must("announced within two days (KL 8:12)", signed <= first <= signed + datetime.timedelta(days=2), where, str(posted))
        same("announced as planned", posted.isoformat(), notice["posted"], where)
        last = last_day(posted)
        said = [r for b in blocks(glob.glob(f"{out}/bevis/*{key}.docx")[0]) if b[0] == "t" for r in b[2]]
        days = {r[1].split(" är ")[0].split(",")[0]: r[0] for r in said if len(r) == 3}
        same("the last day to appeal is three weeks on, moved past free days", days.get("Sista dag att överklaga"), last.isoformat(), where)
        removed = in_words(p.get("Anslaget togs ned", ""))
        must("taken down the day after or later", removed is not None and removed > last, where, f"{removed}, {last}")
        same("taken down as planned", removed and removed.isoformat(), notice["removed"], where)


def check_extracts(facit):
    """Each § that is no proposal has one extract, which says what the protocol says; a secret one has another, with
    the text."""
    files = {}
    for path in glob.glob(f"{out}/utdrag/*.docx"):
        kind, body, day, number = re.search(r"/(\w+)utdrag (\w+) (\S+) § (\d+)", path).groups()
        must("one extract of a §", (kind, body, day, int(number)) not in files, path)
        files[kind, body, day, int(number)] = path
    expected = {(m["body"], m["day"], s["n"]) for m in facit["meetings"] for s in m["sections"] if s["kind"] not in ("förslag", "anmälan")}
    have = {f[1:] for f in files if f[0] == "Protokolls"}
    same("each § that decides has its extract", sorted(expected - have), [], "utdrag")
    secret = {(m["body"], m["day"], s["n"]) for m in facit["meetings"] for s in m["sections"] if s["secret"] and s["kind"] != "förslag"}
    same("a secret § has an extract with its text", sorted(f[1:] for f in files if f[0] == "Sekretess"), sorted(secret), "utdrag")
    for m in facit["meetings"]:
        for s in m["sections"]:
            for kind, source in (("Protokolls", protocols), ("Sekretess", secrets)):
                path = files.get((kind, m["body"], m["day"], s["n"]))
                if path is not None:
                    check_extract(s, path, [p for p in source[m["key"]].parts if p.number == s["n"]])


def check_extract(section, path, parts):
    extract, where = Protocol(path), os.path.basename(path)
    same("an extract has its § alone", [p.number for p in extract.parts], [section["n"]], where)
    same("an extract says what the protocol says", [p.lines for p in extract.parts], [p.lines for p in parts], where)
    justerat = extract.first.get("Justerat", [""])[0]
    must("an extract has the day of the justering", section["signed"] in justerat, where, justerat)


def check_sent(facit):
    """Each recipient of a meeting has one letter with all of his or her §§, a secret § a letter of its own; those
    who are within the municipality have none."""
    inside = {r["mottagare"] for r in csv.DictReader(open(os.path.join(out, "kommun", "adresser.csv"), encoding="utf-8"), delimiter=";")
              if r["intern"] == "ja"}
    expected = set()
    for m in facit["meetings"]:
        letters = collections.defaultdict(set)
        for s in (s for s in m["sections"] if s.get("sent")):
            for who in {w.replace(" för delgivning", "") for w in s["recipients"]} - inside:
                letters[None, s["n"]].add(s["n"]) if s["secret"] else letters[who, 0].add(s["n"])
        expected |= {(m["body"], m["day"], tuple(sorted(numbers)), who) for (who, _), numbers in letters.items()}
    found_ = collections.Counter()
    for name in [os.path.basename(p) for p in glob.glob(f"{out}/brev/*")] + [n for p in glob.glob(f"{out}/epost/exp*.eml") for n in attached(p)]:
        letter = re.search(r"Följebrev (\w+) (\d{4}-\d\d-\d\d) §§? ([\d–, och]+?)(?: till (.+))?\.docx$", name.replace("\u00a0", " "))
        if letter:
            body, day, numbers, who = letter.groups()
            found_[body, day, tuple(sorted(expand(numbers))), who] += 1
    must("every letter went once", all(n == 1 for n in found_.values()), "brev", str([k for k, n in found_.items() if n > 1]))
    missing, extra = expected - set(found_), set(found_) - expected
    must("every recipient has the letter that the plan says", not missing and not extra, "brev",
         f"missing {sorted(map(str, missing))[:3]}, beside the plan {sorted(map(str, extra))[:3]}")


def attached(path):
    with open(path, encoding="utf-8") as f:
        mail = email.message_from_file(f, policy=email.policy.default)
    return [part.get_filename() for part in mail.walk() if (part.get_filename() or "").startswith("Följebrev")]


def main():
    with open(os.path.join(out, "facit.json"), encoding="utf-8") as f:
        facit = json.load(f)
    for m in facit["meetings"]:
        name = m["key"].replace("/", " ")
        protocols[m["key"]] = Protocol(f"{out}/protokoll/Protokoll {name}.docx")
        path = f"{out}/protokoll/Sekretessdel {name}.docx"
        if os.path.exists(path):
            secrets[m["key"]] = Protocol(path)
    check_numbers(facit)
    for m in facit["meetings"]:
        protocol = protocols[m["key"]]
        same("each § of the plan stands in the protocol", [p.number for p in protocol.parts], [s["n"] for s in m["sections"]], m["key"])
        check_serving(m, protocol)
        for section, part in zip(m["sections"], protocol.parts):
            check_section(m, section, part, f"{m['key']} § {section['n']}")
    check_notices(facit)
    check_extracts(facit)
    check_sent(facit)
    for name in count:
        wrong = found[name]
        print(f"FAIL {name}: {len(wrong)} of {count[name]}; " + "; ".join(wrong[:3]) if wrong else f"ok {name} ({count[name]})")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    out = os.path.abspath(sys.argv[1])
    protocols, secrets = {}, {}
    sys.exit(main())
