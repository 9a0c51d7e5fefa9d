#!/bin/sh
# A year's meetings out of a list: all or nothing, again without harm, with their days and clashes.
. "${0%/*}/begin.sh"

KANSLI_USER=sekreterare
"$kansli" register init --trial --as-of 2026-11-01 >/dev/null
plan()
{
	"$kansli" meeting plan --as-of 2026-11-02 "$@" 2>"$work/err"
}

printf 'organ;dag;tid;plats\nXX;2027-01-26;13:15;A\nSN;2027-02-30;13:15;A\nSN;2027-03-02;25:00;A\n' >"$work/bad.csv"
printf 'SN;2027-03-03;;A\nSN;2027-03-03;;B\n' >>"$work/bad.csv"
plan "$work/bad.csv" >"$work/out"
is "a list with faults is refused" "65 0" "$? $(wc -c <"$work/out" | tr -d ' ')"
is "every fault is told, by row" "2 3 4 6" \
	"$(sed -n 's/^.*bad.csv: \([0-9]*\):.*$/\1/p' "$work/err" | tr '\n' ' ' | sed 's/ $//')"
is "and nothing is set up" "[]" "$("$kansli" meeting list --json | tr -d ' \n')"

cat >"$work/plan.csv" <<END
organ;dag;tid;plats
SNAU;2027-01-12;09:00;Linden
SN;2027-01-26;13.15;Linden
SNAU;2027-02-23;09:00;Linden
SN;2027-02-23;13:15;Linden
SN;2027-06-25;13:15;
END
is "--check says what would be" "5 sammanträden i listan är nya, 0 fanns redan" \
	"$(plan "$work/plan.csv" --check | sed -n 1p)"
is "--check sets up nothing" 0 "$("$kansli" meeting list | grep -c /2027)"
is "the meetings are set up" "5 sammanträden upplagda, 0 fanns redan" \
	"$(plan "$work/plan.csv" --ics "$work/plan.ics" -o "$work/plan.docx" | sed -n 1p)"
is "the same list again makes none" "0 sammanträden upplagda, 5 fanns redan" \
	"$(plan "$work/plan.csv" | sed -n 1p)"
sed -i 's/13.15/14:00/' "$work/plan.csv"
plan "$work/plan.csv" >/dev/null
is "a list does not move a meeting" "65 desk-planned-otherwise" \
	"$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | sort -u)"

plan --year 2027 --body SN >"$work/out"
is "the days are counted by the settings of the body" 1 \
	"$(grep -c '^  2027-01-04  Sista inlämningsdag$' "$work/out")"
is "the utskott before the nämnd is among them" 1 \
	"$(grep -c '^  2027-01-12  Socialnämndens arbetsutskott$' "$work/out")"
is "a nämnd without its utskott before it is told" 2 "$(grep -c '^  Obs: ' "$work/out")"
is "midsommarafton is a clash" "  Krock: dagen är midsommarafton" "$(grep Krock "$work/out")"
is "people and room are clashes, with the names" "people place, 8, SN/2027-02-23" "$(
	plan --year 2027 --json | python3 -c '
import json, sys
m = [m for m in json.load(sys.stdin) if m["meeting"] == "SNAU/2027-02-23"][0]
c = m["clashes"]
print(" ".join(k["kind"] for k in c) + ", %d, %s" % (len(c[0]["persons"]), c[0]["with"]))')"
is "the calendar has the meeting with its time and room" 1 "$(tr -d '\r' <"$work/plan.ics" | tr '\n' '|' |
	grep -c 'DTSTART:20270126T131500|SUMMARY:Socialnämnden sammanträder|LOCATION:Linden')"
is "and its days as whole days" 1 "$(tr -d '\r' <"$work/plan.ics" | tr '\n' '|' |
	grep -c 'DTSTART;VALUE=DATE:20270104|SUMMARY:SN/2027-01-26: Sista inlämningsdag')"
is "the Word page has them too" 3 \
	"$("$kansli" read "$work/plan.docx" | grep -c 'Socialnämnden	Linden\|2027-01-04  *Sista inlämningsdag')"

is "meetings are listed from a day, of a body" "SN/2027-02-23 SN/2027-06-25" \
	"$("$kansli" meeting list --body SN --from 2027-02-01 --json | python3 -c '
import json, sys
print(" ".join(m["meeting"] for m in json.load(sys.stdin)))')"
