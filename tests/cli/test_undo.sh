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
undo "$dnr" --redo
"$kansli" case show "$dnr" --json >"$work/now"
is "done again it is as after the step" "" "$(cmp "$work/after" "$work/now" 2>&1)"
undo "$dnr" --redo
is "there is nothing more to do again" "65 [desk-no-redo]" "$? $(name)"

"$kansli" do "$dnr" skriv-tjänsteskrivelse --user handlaggare --as-of 2026-08-18 >/dev/null
undo "$dnr"
is "a document that the step made stays" "0 1" "$? $(grep -c 'ligger kvar' "$work/out")"
is "it is listed" 1 "$("$kansli" document list "$dnr" --json | grep -o '"kind"' | wc -l | tr -d ' ')"

"$kansli" document add "$dnr" README.md --kind bilaga --as-of 2026-08-18 >/dev/null
undo "$dnr"
is "a document that was added is no step: the one before is undone" "0 1" "$? $(grep -c 'ångrat: .*fördela' "$work/out")"
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null; echo $?)"

# Two steps are undone, one after another; now forward again.
"$kansli" case show "$dnr" --json | grep -o '"fields".*"deadlines"' >"$work/now"
is "the data are as when it was opened" "" "$(grep -o '"fields".*"deadlines"' "$work/before" | cmp - "$work/now" 2>&1)"
undo "$dnr"
is "no further than the opening" "65 [desk-no-undo]" "$? $(name)"
undo "$dnr" --redo
undo "$dnr" --redo
is "both are done again" "2" "$("$kansli" case log "$dnr" | tail -2 | grep -c '  gör om ')"
undo "$dnr" --redo
is "and then there are no more" "65 [desk-no-redo]" "$? $(name)"
is "the log run again leads there too" 0 "$("$kansli" register replay >/dev/null; echo $?)"
is "the register is whole then" 0 "$("$kansli" register check >/dev/null; echo $?)"

"$kansli" case undo "XX 2026/00001" >/dev/null 2>"$work/err"
is "a case that is not there" "65 [desk-no-matter]" "$? $(name)"
