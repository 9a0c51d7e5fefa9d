#!/bin/sh
# Uppdrag: from others and from own decisions, with named days, those that come back, and the list.
. "${0%/*}/begin.sh"

KANSLI_USER=alla
"$kansli" register init --trial --as-of 2026-08-03 >/dev/null

on()
{
	day=$1
	shift
	"$kansli" "$@" --as-of "$day" 2>"$work/err"
}

# list MEMBER…: of each uppdrag that is listed
list()
{
	"$kansli" uppdrag list --json ${all-} | python3 -c '
import json, sys
for i in json.load(sys.stdin):
    print("|".join(str(i.get(k, "")) for k in sys.argv[1:]).replace("\u00a0", " "))' "$@"
}

is "an uppdrag from kommunfullmäktige" uppdrag/2026-1 "$(on 2026-08-10 uppdrag new SN uppdrag="Redovisa väntetiderna." \
	givet-av="Kommunfullmäktige § 45 den 14 juni 2026" ansvarig=handlaggare när="årligen i juni")"
is "one in connection with a named day" uppdrag/2026-2 "$(on 2026-08-10 uppdrag new SN uppdrag="Följ upp målen." \
	givet-av="Kommunstyrelsen § 12" ansvarig=kanslichef när="i samband med delårsrapport 2")"
is "are listed by their days" "2026-09-30|uppdrag/2026-2|Ulrika Bäckhage 2027-06-30|uppdrag/2026-1|Eva Lundmark" \
	"$(list latest matter responsible | tr '\n' ' ' | sed 's/ $//')"
on 2026-08-10 uppdrag new SN uppdrag="X" givet-av="KF" när="i samband med midvinterblot" >/dev/null
is "a day that is none is refused, with the names there are" "65 desk-occasion 1" \
	"$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err") $(grep -c 'delårsrapport 1, delårsrapport 2, bokslut' "$work/err")"
on 2026-08-10 uppdrag new SN uppdrag="X" >/dev/null
is "nor one from nobody" "65 desk-task-what" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"

# An utskott proposes one; the nämnd gives it.
dnr=$(on 2026-08-10 case new --flow forvaltningsarende rubrik="Öppettider" mottagare=SN handläggare="Eva Lundmark" \
	förslag="Socialnämnden ändrar tiderna." ärendegång="SNAU SN")
on 2026-08-10 do "$dnr" skriv-tjänsteskrivelse >/dev/null
on 2026-08-10 do "$dnr" klar >/dev/null
for body in SNAU SN; do
	held=$(test $body = SN && echo 2026-09-22 || echo 2026-09-08)
	on 2026-08-12 meeting new $body $held --time 13:15 >/dev/null
	on 2026-08-26 meeting add $body/$held "$dnr" >/dev/null
	on 2026-08-26 do $body/$held kalla >/dev/null
	printf '13:15 öppnas\nin alla ledamöter\njusterare Anders Rydell (M)\n13:16 punkt 1\n' >"$work/notes"
	on $held meeting notes $body/$held "$work/notes" >/dev/null
	on $held do $body/$held öppna >/dev/null
	on $held do $body/$held/1 ta-upp >/dev/null
	if [ $body = SNAU ]; then
		on $held do $body/$held/1 besluta utfall=tillstyrks uppdrag="Redovisa besöken." uppdrag-ansvarig=handlaggare \
			uppdrag-när="årligen i maj" >/dev/null
		is "what is only proposed is quiet" 2 "$(list matter | wc -l | tr -d ' ')"
		is "but there for one who asks for all" "uppdrag/2026-3|Föreslaget" "$(all=--all list matter status | grep 2026-3)"
	else
		on $held do $body/$held/1 besluta utfall=bifalls överklagande=nej >/dev/null
	fi
done
is "the nämnd's decision makes it one, with the day that was named" \
	"uppdrag/2026-3|2027-05-31|Socialnämnden § 1 den 22 september 2026" "$(list matter latest given | grep 2026-3)"

# Reported, put on a list, and closed by the § that answers.
on 2026-11-02 do uppdrag/2026-3 redovisa redovisning="Besöken ökar." >/dev/null
on 2026-11-02 meeting new SN 2026-11-24 --time 13:15 >/dev/null
on 2026-11-02 meeting add SN/2026-11-24 uppdrag/2026-3 >/dev/null
on 2026-11-10 do SN/2026-11-24 kalla --reason "Inga handlingar" >/dev/null
on 2026-11-24 meeting notes SN/2026-11-24 "$work/notes" >/dev/null
on 2026-11-24 do SN/2026-11-24 öppna >/dev/null
on 2026-11-24 do SN/2026-11-24/1 ta-upp >/dev/null
on 2026-11-24 do SN/2026-11-24/1 besluta utfall=antecknas slag=information >/dev/null
is "the § that answers closes it" "Verkställt|Besöken ökar. (Socialnämnden § 2 den 24 november 2026)" \
	"$(all=--all list matter status answer | sed -n 's/^uppdrag.2026-3|//p')"
is "and what is yearly comes back for the next year" "uppdrag/2026-4|2028-05-31|årligen i maj" \
	"$(list matter latest when | grep 2026-4)"

on 2026-11-25 uppdrag list --body SN -o "$work/u.docx" --csv "$work/u.csv" >/dev/null
is "the Word page is for the nämnd" 1 "$("$kansli" read "$work/u.docx" | grep -c 'Redovisa väntetiderna')"
is "the CSV has a line for each" 4 "$(wc -l <"$work/u.csv" | tr -d ' ')"
on 2026-11-25 document make SN/2026-11-24 uppdragslista >/dev/null
is "the list becomes a document of a meeting" 1 "$("$kansli" document list SN/2026-11-24 | grep -c uppdragslista)"
