#!/bin/sh
# Open cases are moved to the newest version of their flow; what cannot be moved stays.
. "${0%/*}/begin.sh"

status()
{
	"$kansli" case show "$1" --json | sed 's/.*"status":"\([^"]*\)".*/\1/'
}

migrate()
{
	"$kansli" flow migrate remiss "$@" --as-of 2026-09-01 >"$work/out" 2>"$work/err"
}

"$kansli" register init --trial >/dev/null
first=$("$kansli" case new --flow remiss rubrik=Ett sista-svarsdag=2026-12-01 --as-of 2026-08-17)
second=$("$kansli" case new --flow remiss rubrik=Två sista-svarsdag=2026-12-01 --as-of 2026-08-17)
third=$("$kansli" case new --flow remiss rubrik=Tre sista-svarsdag=2026-12-01 --as-of 2026-08-17)
for dnr in "$second" "$third"; do
	"$kansli" do "$dnr" fördela "handläggare=Eva Lundmark" --user kanslichef --as-of 2026-08-18 >/dev/null
done
"$kansli" do "$third" skriv-tjänsteskrivelse --user eva.lundmark --as-of 2026-08-18 >/dev/null

# The new version has another id for 'fordelad', asks for an answer a day earlier, and lacks 'skrivs'.
sed -e '/^flöde/s/version [0-9]*/version 90/' -e 's/20 arbetsdagar före sista-svarsdag/25 arbetsdagar före sista-svarsdag/' \
	-e 's/läge fordelad "Fördelat"/läge utredning "Utreds" tidigare fordelad/' -e '/läge skrivs "Under/d' \
	-e 's/-> skrivs/-> utredning/' -e 's/åtgärd ta-tillbaka/åtgärd backa/' workflows/remiss.flode >"$work/remiss.flode"
migrate
is "nothing to move yet" 0 $?
is "nothing is listed" "Ärenden på äldre version: 0. Kan inte flyttas: 0." "$(tail -1 "$work/out")"
"$kansli" flow install "$work/remiss.flode" >/dev/null 2>"$work/err"
is "the new version is installed" "" "$(grep -v varning "$work/err" | head -3)"

head=$("$kansli" register head)
migrate --dry-run
is "a case that cannot be moved is a finding" 1 $?
is "all three are listed" 3 "$(grep -c '^SN' "$work/out")"
is "why one cannot" 1 "$(grep -c 'kan inte flyttas: läget skrivs finns inte i version 90' "$work/out")"
is "the Status that changes" "  status: Fördelat → Utreds" "$(grep Utreds "$work/out")"
is "the deadline that changes" 1 "$(grep -c 'frist Förslaget till svar ska vara klart: 2026-11-03 → 2026-10-27' "$work/out")"
is "a dry run changes nothing" "$head" "$("$kansli" register head)"
is "no Status either" "Fördelat" "$(status "$second")"

migrate --apply --json
is "partly done" 2 $?
is "two were moved" 2 "$(grep -o '"moved":true' "$work/out" | wc -l | tr -d ' ')"
is "the new Status" "Utreds" "$(status "$second")"
is "the one that cannot is as it was" "Under beredning" "$(status "$third")"
is "an event for each" 1 "$("$kansli" case log "$first" | grep -c 'byter flödesversion')"
"$kansli" register check >/dev/null
is "the register is whole" 0 $?
"$kansli" case log "$second" >/dev/null
is "the log can still be read" 0 $?

head=$("$kansli" register head)
migrate --apply
is "again: only the one that cannot" "Ärenden på äldre version: 1. Kan inte flyttas: 1." "$(tail -1 "$work/out")"
is "again: nothing more happens" "$head" "$("$kansli" register head)"
"$kansli" do "$second" klar --user eva.lundmark --as-of 2026-09-02 >/dev/null 2>"$work/err"
is "the moved case follows the new version" "[step-condition]" "$(sed -n '1s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
"$kansli" flow migrate remsis >/dev/null 2>"$work/err"
is "a flow that is not there" 65 $?
