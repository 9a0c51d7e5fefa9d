"""What happens in a §: yrkanden, votes, jäv, reservations.  Each scene adds lines to the notes and says in the
facit what must come of them.

A scene is given the § (see meetings.py): who serves in it, the case, the generator; it may change who serves (jäv)
before the others."""

AGAINST = {"SN": [["KD", "C"], ["V"], ["M", "KD"], ["L"], ["M", "KD", "L"]], "SNAU": [["M"], ["C"]],
           "BMN": [["SD"], ["M", "SD"], ["MP"], ["L", "SD"]], "KF": [["SD"], ["SD", "KD"], ["V", "MP"], ["M", "KD", "SD"], ["V"]]}
MAJORITY = {"SN": ["M", "KD", "L", "C"], "BMN": ["M", "L", "SD", "C"], "KF": ["M", "C", "KD", "L", "SD"]}
WHY = ["belysa kostnaderna för de kommande tre åren", "inhämta synpunkter från pensionärsrådet",
       "pröva ett alternativ som ryms inom budgeten", "redovisa hur andra kommuner har gjort"]
NOTES = ["Vi hade gärna sett att beslutet hade fattats tidigare i år.", "Vi förutsätter att uppföljningen redovisas i höst.",
         "Frågan borde ha behandlats tillsammans med budgeten."]


def of(section, parties):
    """Those who serve and belong to the parties, the chair not."""
    return [p for p in section.serving if p.party in parties and p.text != section.chair.text]


def texts(people):
    return [p.text for p in people]


def plain(s, r):
    s.outcome("bifalls")


def supported(s, r):
    s.say(f"yrkande {r.choice(s.others()).text}: bifall till {s.proposal()}")
    s.outcome("bifalls")


def opposed(s, r, parties=None):
    """Someone is for, someone against; no vote.  Those for and against, the movers first."""
    against = of(s, parties or r.choice(AGAINST[s.body])) or s.others()[:1]
    for_ = [p for p in s.others() if p not in against]
    mover = r.choice(for_)
    for_ = [mover] + [p for p in for_ if p is not mover]
    s.say(f"yrkande {mover.text}: bifall till {s.proposal()}")
    with_ = f", med instämmande av {against[1].text}" if len(against) > 1 else ""
    s.say(f"yrkande {against[0].text}{with_}: avslag på {s.proposal()}")
    return for_, against


def acclaimed(s, r):
    _, against = opposed(s, r)
    s.outcome("bifalls")
    reserve(s, against[:2])


def reserve(s, people):
    s.say("reservation " + ", ".join(texts(people)))
    s.facit["reservations"] += texts(people)


def ballot(s, no, abstain, about=""):
    """The vote's line, and its facit."""
    everyone = [p for p in s.serving if p.text not in s.facit["takes_no_part"]]
    yes = [p for p in everyone if p not in no and p not in abstain]
    lines = [f"nej {', '.join(texts(no))}"]
    if abstain:
        lines.append(f"avstår {', '.join(texts(abstain))}")
    s.say(f"omröstning{about}: " + "\n\t".join(lines + ["ja övriga"]))
    casting = len(yes) == len(no)
    s.facit["vote"] = {"yes": sorted(texts(yes)), "no": sorted(texts(no)), "abstain": sorted(texts(abstain)),
                       "casting": casting}
    return len(yes) > len(no) or (casting and s.chair in yes)


def voted(s, r):
    for_, against = opposed(s, r)
    party = "" if s.case.data.get("appeal") == "FL" else r.choice(["L", "C", "V", "MP"])  # KL 4:26
    abstain = [p for p in s.others() if p not in against and p not in for_[:1] and p.party == party][:1]
    won = ballot(s, against, abstain)
    assert won, s.facit
    s.outcome("bifalls")
    reserve(s, against[:3])


def lost(s, r):
    """The majority of the board is against: the proposal falls."""
    for_, against = opposed(s, r, MAJORITY[s.body])
    if 2 * len(against) <= len(s.serving):
        ballot(s, against, [])
        s.outcome("bifalls")
        return reserve(s, against[:2])
    ballot(s, against, [])
    s.decide("avslås", [f"{s.decider} avslår förslaget."])
    reserve(s, for_[:2])


def even(s, r):
    """Equal votes: the one who leads decides."""
    for_, against = opposed(s, r)
    abstain = []
    voters = [p for p in s.serving if p.text not in s.facit["takes_no_part"]]
    if len(voters) % 2 == 1:
        abstain = [p for p in s.others() if p not in against and p != for_[0]][-1:]
    rest = sorted((p for p in s.others() if p not in against and p not in abstain and p != for_[0]), key=lambda p: p.party)
    half = (len(voters) - len(abstain)) // 2
    no = (against + rest)[:half]
    ballot(s, no, abstain)
    s.outcome("bifalls")
    reserve(s, [p for p in against if p in no][:2])


def changed(s, r):
    who = r.choice(s.others())
    s.say(f"ändringsyrkande {who.text}: att beslutet ska gälla till och med den 31 december 2026")
    s.say(f"bifaller {who.text}")
    s.decide("delvis-bifall", [s.proposed()[0], "Beslutet gäller till och med den 31 december 2026."])


def added(s, r):
    who = r.choice(s.others())
    s.say(f"tilläggsyrkande {who.text}: att utfallet ska redovisas i december 2025")
    s.say(f"bifaller {who.text}")
    s.decide("bifalls", s.proposed() + ["Utfallet ska redovisas i december 2025."])


def returned(s, r, vote=False):
    why = r.choice(WHY)
    against = of(s, r.choice(AGAINST[s.body])) or s.others()[:1]
    s.say(f"återremissyrkande {against[0].text}: för att {why}")
    if vote:
        need = len(s.serving) // 2 + 1 if s.body != "KF" else -(-len(s.serving) // 3)
        no = (against + [p for p in s.others() if p not in against])[:max(need, 1)]
        ballot(s, no, [], about=" om återremiss")
    s.facit["decision"] = [f"{s.board} återremitterar ärendet till förvaltningen för att {why}."]
    s.outcome("återremitteras", f": {why}")


def return_voted(s, r):
    returned(s, r, vote=True)


def tabled(s, r):
    if s.next is None:
        return plain(s, r)
    s.say(f"bordläggningsyrkande {r.choice(s.others()).text}")
    s.facit["decision"] = [f"{s.board} bordlägger ärendet till sammanträdet den {s.next_words}."]
    s.outcome("bordläggs", f" till {s.next}")


def disqualified(s, r):
    who = r.choice([p for p in s.others() if p.text not in s.signers and p.role != "ersättare"])
    s.disqualify(who)
    s.outcome("bifalls")


def chair_disqualified(s, r):
    if s.chair.text in s.signers or sum(p.role not in ("ledamot", "ersättare") for p in s.serving) < 2:
        return plain(s, r)
    s.disqualify(s.chair)
    s.outcome("bifalls")


def aside(s, r):
    """One takes no part in the decision."""
    for_, against = opposed(s, r)
    who = next((p for p in reversed(s.others()) if p not in against and p != for_[0]), None)
    if who is not None:
        s.say(f"{who.text} deltar inte i beslutet")
        s.facit["takes_no_part"].append(who.text)
    if 2 * len(against) < len(s.serving) - 1:
        ballot(s, against, [])
    s.outcome("bifalls")


def stated(s, r):
    who = r.choice(s.others())
    s.say(f"särskilt yttrande {who.text}: {r.choice(NOTES)}")
    s.outcome("bifalls")


def noted(s, r):
    who = r.choice(s.others())
    s.say(f"protokollsanteckning {who.text}: {r.choice(NOTES)}")
    s.outcome("bifalls")


def immediate(s, r):
    s.outcome("bifalls")
    s.say("omedelbart justerad")
    s.facit["immediate"] = True


def tasked(s, r):
    s.outcome("bifalls")
    what = f"Redovisa hur beslutet om {s.case.data['rubrik'][0].lower()}{s.case.data['rubrik'][1:]} har verkställts."
    s.say(f"uppdrag {s.task_to}, senast 2025-12-31: {what}")
    s.facit["task"] = what


def withdrawn(s, r):
    s.facit["decision"] = None
    s.outcome("utgår")


CALM = [plain, supported, acclaimed, voted, noted, plain, stated, aside]
CYCLE = {"SN": [plain, supported, voted, plain, disqualified, acclaimed, plain, tabled, changed, plain, even, immediate, plain,
                returned, lost, tasked, chair_disqualified, plain, aside, added, stated, plain, return_voted, noted, plain],
         "BMN": [plain, plain, disqualified, voted, plain, acclaimed, immediate, tabled, plain, even, plain, returned, plain,
                 chair_disqualified, tasked, lost, plain, stated, plain, return_voted, withdrawn, plain],
         "KF": [plain, return_voted, even, acclaimed, disqualified, lost, plain, voted, plain, noted, returned, tabled, plain,
                aside, chair_disqualified, stated, plain],
         "SNAU": [plain, plain, supported, plain, acclaimed, plain, returned, plain, disqualified, plain, tabled]}
FL = [plain, disqualified, plain, voted, plain, supported]
