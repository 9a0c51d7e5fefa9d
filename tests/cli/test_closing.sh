#!/bin/sh
# What is left of a meeting and of a year, the handover, arvodesunderlag, and the register of decisions
# on delegation.
. "${0%/*}/begin.sh"

KANSLI_USER=alla
"$kansli" register init --trial --as-of 2026-08-03 >/dev/null

on()
{
	day=$1
	shift
	"$kansli" "$@" --as-of "$day" 2>"$work/err"
}

new() # TITLE: a case with an officer
{
	on 2026-08-10 case new --flow forvaltningsarende rubrik="$1" mottagare=SN handläggare="Eva Lundmark" \
		förslag="Socialnämnden godkänner." expedieras-till="Pensionärsrådet"
}

# left MEMBER…: what year close says
left()
{
	"$kansli" year close 2026 --json --as-of 2026-12-01 | python3 -c '
import json, sys
for i in json.load(sys.stdin):
    print("|".join(str(i.get(k, "")) for k in sys.argv[1:]).replace("\u00a0", " "))' "$@"
}

is "a year in which nothing has been done has nothing left" 0 "$(on 2026-08-04 year close 2026 >/dev/null; echo $?)"

first=$(new "Ny taxa")
second=$(new "Möbler")
third=$(new "Yttrande")
on 2026-08-10 do "$first" skriv-tjänsteskrivelse >/dev/null
on 2026-08-10 do "$first" klar >/dev/null
on 2026-08-12 do "$second" besluta-på-delegation beslut="Möblerna köps." delegationspunkt=A.3 delegationshinder=nej \
	överklagande=laglighetsprövning beslutsfattare="Ulrika Bäckhage" anmäls=ja >/dev/null
on 2026-08-13 do "$third" ordförandebeslut beslut="Yttrandet lämnas." skäl="Svaret ska in i morgon." \
	överklagande=nej beslutsfattare="Maj-Lis Hedvall" >/dev/null
is "the register has both, by point" "|True|Maj-Lis Hedvall A.3|False|Ulrika Bäckhage" "$(
	"$kansli" delegation list --body SN --json | python3 -c '
import json, sys
print(*["%s|%s|%s" % (d.get("point", ""), d["urgent"], d["decided_by"]) for d in json.load(sys.stdin)])')"

on 2026-08-14 meeting new SN 2026-09-22 --time 13:15 >/dev/null
printf 'grupp;antal;namn\nHemtjänst;200;Anna Ek\nHemtjänst;14;Bo Ek\n' >"$work/list.csv"
on 2026-09-01 meeting delegation SN/2026-09-22 "$work/list.csv" >/dev/null
is "the counts join the item that is there" 1 \
	"$("$kansli" meeting agenda SN/2026-09-22 | grep -c 'Anmälan av delegationsbeslut')"
on 2026-09-01 document make SN/2026-09-22 delegationslista >/dev/null
id=$("$kansli" document list SN/2026-09-22 --json | sed 's/.*"id":\([0-9]*\).*/\1/')
"$kansli" document get "$id" -o "$work/d.docx" >/dev/null
"$kansli" read "$work/d.docx" >"$work/d.txt"
is "the list to the nämnd has the chair's, the point's and the counts, without names" "1 1 1 0" \
	"$(for w in 'Maj-Lis Hedvall' 'Möbler' '^214 beslut' 'Anna Ek'; do grep -c "$w" "$work/d.txt"; done |
		tr '\n' ' ' | sed 's/ $//')"

on 2026-09-01 meeting add SN/2026-09-22 "$first" >/dev/null
on 2026-09-10 do SN/2026-09-22 kalla >/dev/null
cat >"$work/notes.txt" <<END
13:15 öppnas
in alla ledamöter utom Sara Vinterek (V)
in Mats Grenåker (V), Torbjörn Myrhed (S)
Mats Grenåker (V) för Sara Vinterek (V)
Elin Ödberg (L) på distans
justerare Anders Rydell (M)
13:15 § 1 punkt 1
utfall antecknas
13:45 § 2 punkt 2
utfall bifalls
överklagande KL
14:30 avslutas
END
on 2026-09-22 meeting notes SN/2026-09-22 "$work/notes.txt" --carry-out >/dev/null
is "the decisions are reported" "Socialnämnden § 1" \
	"$("$kansli" delegation list --all --json | python3 -c '
import json, sys
print(json.load(sys.stdin)[0]["reported"].replace("\u00a0", " "))')"
on 2026-09-22 meeting fees --csv "$work/fees.csv" >/dev/null
is "who served, who did not, and from afar, by the minute" \
	"Elin Ödberg;L;SN;2026-09-22;ledamot;75;2;0;ja Mats Grenåker;V;SN;2026-09-22;ersättare;75;2;0; \
Torbjörn Myrhed;S;SN;2026-09-22;ersättare;75;0;2;" \
	"$(tr -d '\r' <"$work/fees.csv" | grep '^Elin\|^Mats\|^Torbj' | sort | tr '\n' ' ' | sed 's/ $//')"
is "one who did not come has no line" 0 "$(grep -c Vinterek "$work/fees.csv")"

is "what is left of the meeting: it is not done, and a decision is not sent" "1 2" "$(
	on 2026-09-22 meeting close SN/2026-09-22 >"$work/out"; echo $? "$(wc -l <"$work/out" | tr -d ' ')")"
on 2026-09-22 do SN/2026-09-22 skriv-protokoll justeringsdag=2026-09-29 >/dev/null
on 2026-09-22 do SN/2026-09-22 lämna-för-justering >/dev/null
is "then it is not justerat" 1 "$(left kind | grep -c signing)"
on 2026-09-29 do SN/2026-09-22/justering-1 justera >/dev/null
is "then its notice is not up" "anslaget är inte uppsatt" "$(left kind text | sed -n 's/^notice|//p')"
on 2026-09-30 do anslag/2026-1 sätt-upp >/dev/null
is "then not down" "anslaget är inte nedtaget" "$(left kind text | sed -n 's/^notice|//p')"
on 2026-09-30 do "$first" expediera >/dev/null
is "what was sent is gone" 0 "$(left kind | grep -c dispatch)"
on 2026-10-22 do anslag/2026-1 ta-ned >/dev/null
is "and then nothing is left of the meeting" "0 SN/2026-09-22 är klart." \
	"$(on 2026-10-23 meeting close SN/2026-09-22 >"$work/out"; echo $? "$(cat "$work/out")")"
is "nor of the year, which is logged" "0" "$(on 2026-12-31 year close 2026 --apply >/dev/null; echo $?)"
is "a uppdrag that is due is left" "task" "$(on 2026-11-01 uppdrag new SN uppdrag="X" givet-av="KF § 1" \
	senast=2026-12-15 ansvarig=handlaggare >/dev/null; left kind)"
is "the handover has deadlines, what is left and cases" "deadlines left cases" \
	"$("$kansli" handover --body SN --json --as-of 2026-12-01 | python3 -c '
import json, sys
print(*json.load(sys.stdin))')"
is "the register is whole" 0 "$("$kansli" register check >/dev/null; echo $?)"
is "the log run again leads to the same" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
