#!/bin/sh
# The decision and the summary of a § come out of the officer's own Word file, which no form repeats; what the notes say
# stands instead; a case without a file has the text of its fields.
. "${0%/*}/begin.sh"
file=samples/lindasa/tjansteskrivelse.docx
meeting=SN/2026-09-22

quietly() # ARGUMENT…: done without a word, or said
{
	"$kansli" "$@" >"$work/out" 2>"$work/err" || sed "s|^|FAIL the story: $1 $2: |" "$work/err"
}

new() # TITLE FIELD…: prints the dnr
{
	title=$1
	shift
	"$kansli" case new --flow forvaltningsarende rubrik="$title" mottagare=SN handläggare="Eva Lundmark" "$@" \
		--as-of 2026-08-17 2>/dev/null
}

has() # TEXT: how many lines of the protocol have it
{
	grep -c -- "$1" "$work/protokoll.txt"
}

quietly register init --trial --as-of 2026-08-03
written=$(new "Ur handläggarens fil")
noted=$(new "Enligt anteckningarna")
typed=$(new "Ur fälten" förslag="Socialnämnden antar taxan." sammanfattning="Taxan höjs.")
for dnr in "$written" "$noted"; do
	quietly document add "$dnr" "$file" --kind tjänsteskrivelse --as-of 2026-08-24
done
quietly do "$typed" skriv-tjänsteskrivelse --user handlaggare --as-of 2026-08-24
for dnr in "$written" "$noted" "$typed"; do
	quietly do "$dnr" klar --user handlaggare --as-of 2026-08-25
done
KANSLI_USER=sekreterare
export KANSLI_USER
quietly meeting new SN 2026-09-22 --time 13:15 --as-of 2026-09-01
quietly meeting add "$meeting" "$written" "$noted" "$typed" --as-of 2026-09-01
quietly do "$meeting" kalla --as-of 2026-09-01
cat >"$work/anteckningar" <<'NOTES'
13:15 öppnas
13:15 in alla ledamöter
justerare Anders Rydell (M)
13:20 punkt 1
13:30 punkt 2
beslut: Socialnämnden beslutar att vänta till 2028.
13:40 punkt 3
14:00 avslutas
NOTES
quietly meeting notes "$meeting" "$work/anteckningar" --as-of 2026-09-22
quietly do "$meeting" öppna --as-of 2026-09-22
for item in 1 2 3; do
	quietly do "$meeting/$item" ta-upp --as-of 2026-09-22
	quietly do "$meeting/$item" besluta utfall=bifalls överklagande=nej --as-of 2026-09-22
done
quietly do "$meeting" avsluta --as-of 2026-09-22

# What comes after the decision is not the board's.
quietly document add "$written" samples/remissyttrande.docx --kind tjänsteskrivelse --as-of 2026-09-23
quietly do "$meeting" skriv-protokoll justeringsdag=2026-09-29 --as-of 2026-09-23
id=$("$kansli" document list "$meeting" --as-of 2026-09-23 | sed -n 's/^ *\([0-9]*\).*protokoll.*/\1/p' | tail -1)
quietly document get "$id" -o "$work/protokoll.docx"
"$kansli" read "$work/protokoll.docx" -q >"$work/protokoll.txt"

is "the decision stands there once, with its number" 1 "$(has '^1\. Socialnämnden beslutar att Träffpunkt Kvarnen')"
is "and its second point after the table" 1 "$(has '^2\. Socialnämnden ger förvaltningen i uppdrag')"
is "the table comes along" 1 "$(has 'Lördag	Stängt	10–15')"
is "the summary stands in both cases that have the file" 2 "$(has 'svarade 214 besökare')"
is "what the notes decided stands" 1 "$(has '^Socialnämnden beslutar att vänta till 2028\.$')"
is "a case without a file has its fields" 1 "$(has '^Socialnämnden antar taxan\.$')"
is "what was registered afterwards is not there" 0 "$(has 'regional plan')"
is "the paragraph says the same" 1 "$("$kansli" meeting paragraph "$meeting" 1 --json --as-of 2026-09-23 |
	grep -c 'från och med den 1 januari 2027, enligt tabellen')"
is "no control of the form is left" 0 "$(unzip -p "$work/protokoll.docx" word/document.xml | grep -c 'kansli-block\|kansli_forslag')"
"$kansli" register replay >"$work/out" 2>&1
is "the log leads to the same" 0 "$?"
