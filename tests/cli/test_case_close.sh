#!/bin/sh
# A case is closed by the åtgärd that ends it, or all that hinders is said.
. "${0%/*}/begin.sh"

close_case()
{
	"$kansli" case close "$dnr" --as-of 2026-08-18 "$@" >"$work/out" 2>"$work/err"
}

"$kansli" register init --trial >/dev/null
sed -e '/^flöde/s/version [0-9]*/version 90/' -e '/^  läge fordelad/i\  åtgärd avskriv "Skriv av" av registrator -> avslutad\n    kräver förslaget finns' \
	workflows/remiss.flode >"$work/remiss.flode"
"$kansli" flow install "$work/remiss.flode" >/dev/null 2>&1
dnr=$("$kansli" case new --flow remiss rubrik=Ett sista-svarsdag=2026-12-01 --as-of 2026-08-17)
head=$("$kansli" register head)
close_case
is "a case that has just come is not closed" 65 $?
is "nothing is answered" 0 "$(wc -c <"$work/out" | tr -d ' ')"
is "where it stands hinders" 1 "$(grep -c 'det är i läget »Registrerat«' "$work/err")"
is "its deadline hinders" 1 "$(grep -c 'fristen »Svaret ska vara framme«, 2026-12-01' "$work/err")"
is "nothing has happened" "$head" "$("$kansli" register head)"
"$kansli" do "$dnr" fördela "handläggare=Eva Lundmark" --user kanslichef --as-of 2026-08-18 >/dev/null
close_case
is "the condition of the åtgärd that would end it hinders" 1 "$(grep -c 'förslag till beslut: fyll i' "$work/err")"
sed -e '/^flöde/s/version 90/version 91/' -e '/^    kräver förslaget finns/d' "$work/remiss.flode" >"$work/next.flode"
mv "$work/next.flode" "$work/remiss.flode"
"$kansli" flow install "$work/remiss.flode" >/dev/null 2>&1
"$kansli" flow migrate remiss --apply --as-of 2026-08-18 >/dev/null
close_case
is "it is closed when nothing hinders" 0 $?
is "what was done is told" 1 "$(grep -c 'Fördelat → Avslutat' "$work/out")"
close_case
is "a closed case is not closed again" "[desk-closed]" "$(sed -n '1s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
