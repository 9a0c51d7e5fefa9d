#!/bin/sh
# A decision on delegation that is not reported to the nämnd: protocol, notice, clock, proof.
. "${0%/*}/begin.sh"

k()
{
	day=$1
	shift
	"$kansli" --user sekreterare "$@" --as-of "$day" >"$work/out" 2>"$work/err"
}

board=$work/tavla decision=delegationsbeslut/2026-1 notice=anslag/2026-1
"$kansli" register init --trial >/dev/null
dnr=$("$kansli" case new --flow forvaltningsarende rubrik="Hyra av lokal" mottagare=Socialnämnden --as-of 2026-09-21)
k 2026-09-21 do "$dnr" fördela "handläggare=Eva Lundmark" --user kanslichef
k 2026-09-28 do "$dnr" besluta-på-delegation beslut="Lokalen hyrs." delegationspunkt=7.2 delegationshinder=nej \
	överklagande=laglighetsprövning "beslutsfattare=Rickard Thorvalder" anmäls=nej --user kanslichef
is "the decision is made" 0 $?
k 2026-09-28 notice list
is "it has no notice until its protocol is written" 0 "$(grep -c anslag/ "$work/out")"
k 2026-09-29 do $decision protokollför
is "writing the protocol makes the notice" "0 1" "$? $("$kansli" notice list --json | grep -c '"announces": *"delegationsbeslut"')"
k 2026-09-29 deadline list
is "one deadline waits, that of the notice" "1 1" "$(grep -c 'ska tillkännages' "$work/out") $(grep -c $notice "$work/out")"
k 2026-09-29 notice publish "$board"
is "the board posts it" "0 1" "$? $(grep -c '1 anslag uppe' "$work/out")"
is "the page says who decided what" "1 1" \
	"$(grep -c 'Rickard Thorvalder' "$board/anslag-2026-1.html") $(grep -c 'Delegationsbeslut: Hyra av lokal' "$board/index.html")"
k 2026-09-30 case show $decision
is "the decision knows that it is up" 1 "$(grep -c 'Anslaget uppe' "$work/out")"
# Three weeks after Tuesday 29 September is Tuesday 20 October.
k 2026-09-30 deadline list --until 2026-12-31
is "one clock runs" "1 1" "$(grep -c '2026-10-20' "$work/out") $(grep -c 'Sista dag att överklaga' "$work/out")"
k 2026-10-05 notice interrupt $notice --reason "Servern var nere"
k 2026-10-05 case show $decision
is "an interruption reaches the decision" 1 "$(grep -c 'ska tillkännages' "$work/out")"
k 2026-10-06 notice publish "$board"
k 2026-10-27 notice remove $notice
is "it is not taken down before its new day" "65 1" "$? $(grep -c 'tidigast 2026-10-28' "$work/err")"
k 2026-10-28 notice remove $notice
k 2026-10-28 case show $decision
is "taken down the decision is done" 1 "$(grep -c 'Klart' "$work/out")"
k 2026-10-28 notice proof $notice -o "$work/bevis.docx"
is "there is a proof" "0 1" "$? $("$kansli" read "$work/bevis.docx" | grep -c 'Hyra av lokal')"

k 2026-10-01 notice new delegationsbeslut SN rubrik=X beslutsfattare=Y beslutsdag=2026-10-02 justerat=2026-10-01
is "no protocol is signed before its decision" 65 $?
is "the log run again leads there" 0 "$("$kansli" register replay >/dev/null; echo $?)"
