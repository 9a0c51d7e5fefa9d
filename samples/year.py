#!/usr/bin/python3
"""A year of the sample municipality: four boards, forty meetings, four hundred cases.

    samples/year.py OUT               plans and plays the year in the folder OUT, which is emptied first
    samples/year.py OUT --short       only the first meeting of the arbetsutskott, the nämnd and fullmäktige
    samples/year.py OUT --plan        makes only the plan: OUT/steg.jsonl (a command a line), OUT/facit.json
    samples/year.py OUT --continue    plays what is left of the plan that is there
    samples/year.py OUT --step N      plays step N alone

./run demo --year builds Kansli and calls this.  The program is $KANSLI, else build/kansli.  What must come of
the year stands in facit.json, worked out here and not by Kansli; tests/demo/check_year.py compares."""
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "year"))
import play  # noqa: E402
import plan  # noqa: E402
import fetch  # noqa: E402

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lindasa")


def usage():
    print(__doc__, file=sys.stderr)
    return 64


def summary(player):
    times = player.times()
    print(f"\n{sum(t[1] for t in times)} steg på {sum(t[2] for t in times):.0f} sekunder. De som tog längst tid sammanlagt:\n")
    for name, count, total, longest in times[:8]:
        print(f"    {name:28} {count:5} gånger {total:7.1f} s   {1000 * total / count:5.0f} ms i snitt, som längst {1000 * longest:5.0f} ms")


def main(argv):
    if not argv or argv[0].startswith("-"):
        return usage()
    out, *how = argv
    out = os.path.abspath(out)
    player = play.Player(out)
    if how[:1] == ["--step"] and len(how) == 2 and how[1].isdigit():
        answer, _ = player.play(player.steps()[int(how[1]) - 1])
        sys.stdout.buffer.write(answer.stdout)
        sys.stderr.buffer.write(answer.stderr)
        return 0
    if how not in ([], ["--short"], ["--plan"], ["--plan", "--short"], ["--continue"]):
        return usage()
    if how != ["--continue"]:
        shutil.rmtree(out, ignore_errors=True)
        steps = plan.write(out, SAMPLE, "--short" in how)
        print(f"Planen har {len(steps)} steg: {out}/steg.jsonl")
    if "--plan" in how:
        return 0
    player.play_all()
    summary(player)
    fetch.fetch(out)
    print(f"\nProtokollen, utdragen och bevisen ligger i {out}/protokoll, utdrag och bevis. Registret är {out}/kansli.db.")
    return 0


try:
    sys.exit(main(sys.argv[1:]))
except play.Failed as failed:
    print(f"year: {failed}", file=sys.stderr)
    sys.exit(1)
