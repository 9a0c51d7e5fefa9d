#!/bin/sh
# kansli flow simulate: what is typed is done, undone and written as a scenario that passes.
KANSLI=${KANSLI:-build/asan/kansli}
folder=$(mktemp -d) || exit 1
bad=0

ok() { echo "ok $1"; }
fail() { echo "FAIL $1"; bad=1; }
has() { case $said in *"$2"*) ok "$1" ;; *) fail "$1: $said" ;; esac; }

simulate() { said=$(printf '%s\n' "$@" | "$KANSLI" flow simulate workflows/remiss.flode --lang sv --as-of 2026-10-01 2>&1); }

simulate "rubrik=Prov sista-svarsdag=2026-12-18" sluta
has "the Status, what is due and what can be done are shown" "2026-10-01  Status: Registrerat
  frist 2026-12-18  svar  Svaret ska vara framme
  1  anstånd  Anteckna anstånd (registrator, handläggare)"

simulate "rubrik=Prov" fördela "Eva Lundmark" sluta
has "a field that is missing is asked for" "Status: Fördelat"
has "what cannot be done says why" "  -  klar  Klart för sammanträde (handläggare)
       stopp: Det finns ingen tjänsteskrivelse"

simulate "rubrik=Prov" 4 "Eva Lundmark" ångra sluta
case $said in *"Status: Fördelat"*"Status: Registrerat"*) ok "a step is undone, and an åtgärd has a number" ;; *) fail "undo: $said" ;; esac

simulate "rubrik=Prov" +5 2026-10-20 +x sluta
case $said in
*"2026-10-06  Status"*"2026-10-20  Status"*"»+x« förstås inte"*) ok "the clock moves by days and to a day" ;;
*) fail "the clock: $said" ;;
esac

simulate "rubrik=Prov" "fördela handläggare=\"Eva Lundmark\"" "vy handling slag=tjänsteskrivelse" \
	"klar förslag=Bifall" "händelse på-lista organ=SN organtyp=nämnd" prov sluta
has "events of other matters are sent" "Status: På föredragningslistan (nämnd)"
cp workflows/*.fält workflows/*.vy.xml workflows/*.flode "$folder"
printf '%s\n' "$said" | sed -n '/^flöde remiss/,/^$/p; /^prov "/,/^$/p' >"$folder/remiss.prov"
passed=$("$KANSLI" flow test "$folder/remiss.prov" 2>&1)
[ "$passed" = "ok Provat för hand" ] && ok "the scenario that is written passes" || fail "the scenario: $passed"

printf '' | "$KANSLI" flow simulate workflows/remiss.flode >/dev/null 2>&1 && ok "nothing typed ends it" ||
	fail "nothing typed: exit $?"
"$KANSLI" flow simulate "$folder/saknas.flode" </dev/null >/dev/null 2>&1
[ $? -eq 66 ] && ok "a flow that is not there is said" || fail "a flow that is not there"
rm -r "$folder"
exit $bad
