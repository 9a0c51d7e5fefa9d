#!/bin/sh
# A wrongly opened case is makulerat with its number and the reason kept; an officer's cases go to another.
. "${0%/*}/begin.sh"
day="--as-of 2026-08-20"

name()
{
	sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | head -1
}

said() # ARGUMENT…: the exit code and the names of the messages
{
	"$kansli" "$@" $day >"$work/out" 2>"$work/err"
	echo "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | sort -u | tr '\n' ' ' | sed 's/ $//')"
}

new() # FIELD=VALUE…
{
	"$kansli" case new --flow remiss mottagare=SN sista-svarsdag=2026-12-01 --as-of 2026-08-17 "$@" 2>/dev/null
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
one=$(new rubrik="Remiss om stöd")
two=$(new rubrik="Samma remiss en gång till" handläggare="Eva Lundmark")
"$kansli" case show "$two" --json $day >"$work/before"

# ---- Makulering ----

is "without a reason" "64 cli-reason-missing" "$(said case void "$two")"
is "by somebody else" "65 desk-registrar" "$(said case void "$two" --reason Dubblett --user handlaggare)"
is "with a reason" "0 " "$(said case void "$two" --reason "Samma som $one")"
is "its number stays, with the reason" "1 1 1" "$("$kansli" case show "$two" $day >"$work/now"; grep -c "^$two" "$work/now") \
$(grep -c "^Makulerat *2026-08-20" "$work/now") $(grep -c "^Skäl *Samma som $one" "$work/now")"
is "so in JSON" "\"status\":\"Makulerat\" \"void_reason\":\"Samma som $one\"" \
	"$("$kansli" case show "$two" --json $day | grep -o '"status":"[^"]*"\|"void_reason":"[^"]*"' | tr '\n' ' ' | sed 's/ $//')"
is "it has left the list of cases" 0 "$("$kansli" case list $day | grep -c "$two")"
is "but not that of all" 1 "$("$kansli" case list --all $day | grep -c "$two .*Makulerat")"
is "its deadlines are gone" 0 "$("$kansli" deadline list $day | grep -c "$two")"
is "nothing can be done in it" "65 desk-void" "$(said do "$two" fördela handläggare="Eva Lundmark" --user kanslichef)"
is "no document is made" "65 desk-void" "$(said document make "$two" tjänsteskrivelse)"
is "nor added" "65 desk-void" "$(said document add "$two" README.md --kind bilaga)"
is "it is not sent out" "65 desk-void" "$(printf 'mottagare\nHult\n' >"$work/l.csv"; said remiss send "$two" --to "$work/l.csv" --answer-by 2026-12-01)"
is "nor put on a list" 65 "$("$kansli" meeting new SN 2026-09-22 $day >/dev/null; said meeting add SN/2026-09-22 "$two" | cut -d' ' -f1)"
is "nor voided twice" "65 desk-closed" "$(said case void "$two" --reason x)"
is "case why has nothing" "[]" "$("$kansli" case why "$two" --json $day)"
is "the next case gets the next number" "SN 2026/00003" "$(new rubrik=Tredje)"
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
is "it is taken back" "0 " "$(said case undo "$two")"
"$kansli" case show "$two" --json $day >"$work/now"
is "and as it was" "" "$(cmp "$work/before" "$work/now" 2>&1)"
is "the log run again leads there too" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"

# ---- What hinders ----

printf 'mottagare\nHult\nSund\n' >"$work/l.csv"
"$kansli" remiss send "$one" --to "$work/l.csv" --answer-by 2026-12-18 $day --quiet >/dev/null
is "open matters below" "65 desk-not-void 2" "$(said case void "$one" --reason x) $(grep -c desk-not-void "$work/err")"
decided=$("$kansli" case new --flow forvaltningsarende rubrik="Ett beslut" mottagare=SN handläggare="Eva Lundmark" --as-of 2026-08-17 2>/dev/null)
"$kansli" do "$decided" besluta-på-delegation beslut=Bifall delegationspunkt=4.1 delegationshinder=nej överklagande=nej \
	beslutsfattare="Eva Lundmark" anmäls=ja --user handlaggare $day >/dev/null
is "a decision" "65 desk-not-void" "$(said case void "$decided" --reason x)"
is "a meeting is no case" "65 desk-not-a" "$(said case void SN/2026-09-22 --reason x)"

# ---- A new officer ----

is "who has what" 2 "$("$kansli" case list --officer handlaggare $day | grep -c 'Eva Lundmark')"
is "nobody of that name" "65 desk-no-person" "$(said case reassign --from "Eva Lundmark" --to "Ingen Alls" | sed 's/ desk-person-near//')"
is "to oneself" "65 desk-nothing-of" "$(said case reassign --from "Eva Lundmark" --to "Eva Lundmark")"
is "by somebody else" "65 desk-registrar" "$(said case reassign --from "Eva Lundmark" --to "Ibrahim Nordén" --user handlaggare)"
is "only looked at" "0 " "$(said case reassign --from "Eva Lundmark" --to "Ibrahim Nordén" --dry-run)"
is "changes nothing" "2 2" "$(wc -l <"$work/out" | tr -d ' ') $("$kansli" case list --officer "Eva Lundmark" $day | grep -c Eva)"
is "then done" "0 " "$(said case reassign --from "Eva Lundmark" --to "Ibrahim Nordén" --reason "Eva slutar" --json)"
is "each is told" 2 "$(grep -o '"to":"Ibrahim Nordén"' "$work/out" | wc -l | tr -d ' ')"
is "Eva has none" 0 "$("$kansli" case list --officer "Eva Lundmark" $day | grep -c Eva)"
is "the deadlines go along" 1 "$("$kansli" deadline list --officer "Ibrahim Nordén" $day | grep -c "$two")"
is "an event each, with the reason" "1 1" \
	"$("$kansli" case log "$two" $day | grep -c 'ny handläggare .*Eva slutar') $("$kansli" case log "$decided" $day | grep -c 'ny handläggare .*Eva slutar')"
is "there is no more" "65 desk-nothing-of" "$(said case reassign --from "Eva Lundmark" --to "Ibrahim Nordén")"
is "one of them is undone" "0 1" "$(said case undo "$two" | tr -d ' ') $("$kansli" case list --officer "Eva Lundmark" $day | grep -c Eva)"
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
