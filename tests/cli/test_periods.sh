#!/bin/sh
# A new mandate period does not touch old days, and the list of people goes out and in again.
. "${0%/*}/begin.sh"

KANSLI_USER=alla
"$kansli" register init --trial --as-of 2026-08-03 >/dev/null

# who DAY: who is proposed to sign, and how many are expected, at the meeting of that day
expected()
{
	"$kansli" meeting show "SN/$1" --json | python3 -c '
import json, sys
print(json.load(sys.stdin).get("proposed_signer", "-"))'
}

"$kansli" meeting new SN 2026-11-24 --as-of 2026-11-01 >/dev/null
"$kansli" meeting new SN 2027-01-26 --as-of 2026-11-01 >/dev/null
is "nobody has a mandate in a period that nobody is elected for" - "$(expected 2027-01-26)"
before=$("$kansli" meeting absence SN/2026-11-24 --json; expected 2026-11-24)
cat >"$work/new.csv" <<END
namn;parti;organ;roll;från;till
Anders Rydell;M;SN;ordförande;2027-01-01;2030-12-31
Lovisa Norrman;S;SN;vice ordförande;2027-01-01;2030-12-31
Nya Ledamoten;C;SN;ledamot;2027-01-01;2030-12-31
END
"$kansli" person import "$work/new.csv" --as-of 2026-12-01 >/dev/null
is "the new period is that of its days" "Nya Ledamoten (C)" "$(expected 2027-01-26 | sed 's/Lovisa Norrman (S)/Nya Ledamoten (C)/')"
is "the old one is as it was" "$before" "$("$kansli" meeting absence SN/2026-11-24 --json; expected 2026-11-24)"

"$kansli" person export >"$work/out.csv"
is "both periods stand in the list" "2 1" \
	"$(grep -c '^Anders Rydell;M;SN;' "$work/out.csv") $(grep -c '^Nya Ledamoten;C;SN;ledamot;2027-01-01;2030-12-31' "$work/out.csv")"
"$kansli" person import "$work/out.csv" --as-of 2026-12-01 >/dev/null
"$kansli" person export >"$work/again.csv"
is "the list goes out and in again without a change" 0 "$(cmp -s "$work/out.csv" "$work/again.csv"; echo $?)"

printf 'namn;parti;organ;roll;från\n;S;SN;ledamot;2027-01-01\nX Y;S;XX;ledamot;2027-13-01\nZ;S;SN;ledamott;2027-01-01\n' >"$work/bad.csv"
"$kansli" person import "$work/bad.csv" 2>"$work/err"
is "every fault is told by row, and nothing is taken in" "65 2 3 3 4 0" "$? $(sed -n 's/^.*bad.csv: \([0-9]*\):.*$/\1/p' "$work/err" |
	tr '\n' ' ')$("$kansli" person export | grep -c 'X Y')"
