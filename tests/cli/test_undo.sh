#!/bin/sh
# The latest step of a case is undone by an event of its own, or it is said why it cannot be.
. "${0%/*}/begin.sh"

undo()
{
	"$kansli" case undo "$@" --as-of 2026-08-18 >"$work/out" 2>"$work/err"
}

name()
{
	sed -n '1s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err"
}

"$kansli" register init --trial >/dev/null
dnr=$("$kansli" case new --flow remiss rubrik=Ett sista-svarsdag=2026-12-01 --as-of 2026-08-17)
"$kansli" case show "$dnr" --json >"$work/before"
undo "$dnr"
is "a case that was just opened has no step to undo" "65 [desk-no-undo]" "$? $(name)"
is "nothing is answered" 0 "$(wc -c <"$work/out" | tr -d ' ')"

"$kansli" do "$dnr" fördela "handläggare=Eva Lundmark" --user kanslichef --as-of 2026-08-18 >/dev/null
"$kansli" case show "$dnr" --json >"$work/after"
undo "$dnr" --user handlaggare
is "it takes the role of the step" "65 [desk-undo-role]" "$? $(name)"
undo "$dnr" --reason "Fel handläggare" --json
is "it is undone" 0 $?
is "what was undone is told" 1 "$(grep -c '"did": *"undone"' "$work/out")"
"$kansli" case show "$dnr" --json >"$work/now"
is "the case is as it was" "" "$(cmp "$work/before" "$work/now" 2>&1)"
"$kansli" case log "$dnr" >"$work/log"
is "the log shows the step" 1 "$(grep -c '  fördela  ' "$work/log")"
is "the log shows that it was undone, and why" 1 "$(grep -c 'ångrar fördela .*Fel handläggare' "$work/log")"
undo "$dnr"
"$kansli" case show "$dnr" --json >"$work/now"
is "undone again it is as after the step" "" "$(cmp "$work/after" "$work/now" 2>&1)"

"$kansli" do "$dnr" skriv-tjänsteskrivelse --user handlaggare --as-of 2026-08-18 >/dev/null
undo "$dnr"
is "a document that the step made stays" "0 1" "$? $(grep -c 'ligger kvar' "$work/out")"
is "it is listed" 1 "$("$kansli" document list "$dnr" --json | grep -o '"kind"' | wc -l | tr -d ' ')"

"$kansli" document add "$dnr" README.md --kind bilaga --as-of 2026-08-18 >/dev/null
undo "$dnr"
is "a document that was added is no step: the one before is undone" "0 1" "$? $(grep -c 'gör om skriv\|ångrar skriv' "$work/out")"
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null; echo $?)"

"$kansli" case undo "XX 2026/00001" >/dev/null 2>"$work/err"
is "a case that is not there" "65 [desk-no-matter]" "$? $(name)"
