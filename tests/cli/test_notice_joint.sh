#!/bin/sh
# A notice of a gemensam nämnd hangs on the boards of several municipalities: what was down on one of
# them begins a new time, and what happened is shown.
. "${0%/*}/begin.sh"

n()
{
	verb=$1
	shift
	"$kansli" notice "$verb" anslag/2026-1 "$@" --as-of 2026-10-12 >"$work/out" 2>"$work/err"
}

# The value of a member of notice show --json.
shown()
{
	"$kansli" notice show anslag/2026-1 --json --as-of 2026-10-12 | python3 -c '
import json, sys
found = json.load(sys.stdin)
for name in sys.argv[1].split("."):
    found = found[int(name)] if name.isdigit() else found.get(name, "-")
print(found)' "$1"
}

cp -r samples/lindasa "$work/kommun"
sed 's|<kod>SN</kod>|&<anslagstavlor><tavla>Norrtorps kommun</tavla><tavla>Söderby kommun</tavla></anslagstavlor>|' \
	samples/lindasa/kommun.xml >"$work/kommun/kommun.xml"
"$kansli" register init --trial --from "$work/kommun" >/dev/null
"$kansli" notice new delegationsbeslut SN rubrik="Hyra av lokal" beslutsfattare="Rickard Thorvalder" \
	beslutsdag=2026-09-28 justerat=2026-09-29 --as-of 2026-09-29 >/dev/null

n post --on 2026-09-30
is "posted here alone the time has not begun" "- -" "$(shown from) $(shown last)"
n post --on 2026-10-01 --board "Norrtorps kommun"
n interrupt --on 2026-10-07 --board "Söderby kommun"
is "it cannot be down where it was never up" "65 1" "$? $(grep -c 'inte antecknat som uppe på Söderby kommun' "$work/err")"
n post --on 2026-10-02 --board "Söderby kommun"
# Three weeks after Friday 2 October is Friday 23 October.
is "the time begins with the last board" "2026-10-02 2026-10-23 2026-10-24" "$(shown from) $(shown last) $(shown down)"
n interrupt --on 2026-09-30 --board "Norrtorps kommun"
is "a day before it was up there is none of its time" 65 $?
n interrupt --on 2026-10-07 --board "Norrtorps kommun" --reason "Servern var nere"
is "it was down in one of the municipalities" 0 $?
is "the time has stopped" "- -" "$(shown from) $(shown last)"
is "it is listed as waiting" 1 "$("$kansli" notice list --as-of 2026-10-12 | grep -c 'tiden har inte börjat')"
n remove
is "it is not taken down now" 65 $?
n post --on 2026-10-06 --board "Norrtorps kommun"
is "it is not posted again before it was down" "65 1" "$? $(grep -c 'innan det var nere 2026-10-07' "$work/err")"
n post --on 2026-10-08 --board "Norrtorps kommun"
# Three weeks after Thursday 8 October is Thursday 29 October.
is "posted again a new time begins there" "2026-10-08 2026-10-29 2026-10-30" "$(shown from) $(shown last) $(shown down)"
is "the broken time is shown" "Norrtorps kommun 2026-10-01 2026-10-07" \
	"$(shown interruptions.0.board) $(shown interruptions.0.posted) $(shown interruptions.0.down)"
n show
is "and in words" 1 "$(grep -c 'Onsdag 7 oktober 2026 var anslaget nere i Norrtorps kommun innan tiden gått ut' "$work/out")"
is "with each board's day" 1 "$(grep -c 'Anslaget sattes upp i Söderby kommun fredag 2 oktober 2026' "$work/out")"
is "the reason is in the log" 1 "$("$kansli" notice show anslag/2026-1 | grep -c 'Servern var nere')"
n interrupt --on 2026-10-09
n post --on 2026-10-12
# Three weeks after Monday 12 October is Monday 2 November (alla helgons dag is a Saturday).
is "an interruption here counts as well" "2026-10-12 2026-11-02" "$(shown from) $(shown last)"
"$kansli" notice remove anslag/2026-1 --as-of 2026-11-03 >/dev/null
"$kansli" notice proof anslag/2026-1 -o "$work/bevis.docx" --as-of 2026-11-03
is "the proof tells of all of it" 2 "$("$kansli" read "$work/bevis.docx" | grep -c 'var anslaget nere i')"
is "the register is whole" 0 "$("$kansli" register check >/dev/null; echo $?)"
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null; echo $?)"
