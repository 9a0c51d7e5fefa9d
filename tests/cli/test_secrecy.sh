#!/bin/sh
# Sekretessmarkering of cases and documents, and every way out of the register: tests/cli/ways_out is the
# table, and nothing that is marked is in what anyone may see.
. "${0%/*}/begin.sh"
day="--as-of 2026-08-24"
meeting=SN/2026-08-20
table=tests/cli/ways_out

quietly() # ARGUMENT…: done without a word, or said
{
	"$kansli" "$@" >"$work/out" 2>"$work/err" || sed "s|^|FAIL the story: $1 $2: |" "$work/err"
}

name()
{
	sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | head -1
}

# ---- The story: HEMLIG stands in all that is secret ----

quietly register init --trial --as-of 2026-08-03
echo "HEMLIG text" >"$work/HEMLIG fil.txt"
printf 'mottagare\nHEMLIG kommun\n' >"$work/lista.csv"

# Its deadline is near, so that it stands in a reminder.
case=$("$kansli" case new --flow remiss rubrik="HEMLIG rubrik" mottagare=SN frågor="HEMLIG?" sammanfattning="HEMLIG text" \
	expedieras-till="Region Norrtorp" förslag="HEMLIG nämnden tillstyrker." sista-svarsdag=2026-08-27 --as-of 2026-08-17 2>/dev/null)
quietly do "$case" fördela handläggare="Eva Lundmark" --user kanslichef --as-of 2026-08-17
quietly case secrecy "$case" --provision "26 kap. 1 § OSL" --public-title "Remiss om stöd" --as-of 2026-08-18
quietly remiss send "$case" --to "$work/lista.csv" --answer-by 2026-12-18 --as-of 2026-08-18 --quiet
open=$("$kansli" case new --flow forvaltningsarende rubrik="Ny taxa" mottagare=SN förslag="Nämnden antar taxan." \
	handläggare="Eva Lundmark" --as-of 2026-08-17 2>/dev/null)
third=$("$kansli" case new --flow forvaltningsarende rubrik="Hyllor" mottagare=SN \
	förslag="Nämnden avslår." handläggare="Eva Lundmark" --as-of 2026-08-17 2>/dev/null)
for matter in "$case" "$case/remiss-1" "$open"; do
	quietly document add "$matter" "$work/HEMLIG fil.txt" --kind intyg --in --from "HEMLIG Person" --title "HEMLIG titel" \
		--number "HEMLIG-1" --as-of 2026-08-18
done
quietly document secrecy "$open-1" --provision "26 kap. 1 § OSL" --authority Kommunstyrelsen --date 2026-08-17 \
	--public-title "Intyg" --reason "Hälsa" --as-of 2026-08-18
quietly document add "$open" README.md --kind bilaga --title "Taxetabell" --out --to "Region Norrtorp" --as-of 2026-08-18
for matter in "$case" "$open" "$third"; do
	quietly do "$matter" skriv-tjänsteskrivelse --user handlaggare --as-of 2026-08-18
	quietly do "$matter" klar --reason "Det brådskar" --user handlaggare --as-of 2026-08-18
done
KANSLI_USER=sekreterare
export KANSLI_USER
quietly meeting new SN 2026-08-20 --time 13:15 --as-of 2026-08-18
quietly meeting add "$meeting" "$open" "$case" "$third" --as-of 2026-08-18
quietly do "$meeting" kalla --reason "Brådskar" --as-of 2026-08-18
cat >"$work/anteckningar" <<'NOTES'
13:15 öppnas
13:15 in alla ledamöter
justerare Anders Rydell (M)
13:20 punkt 1
13:30 punkt 2
13:40 punkt 3
sekretess 26 kap. 1 § OSL
yrkande Sara Vinterek (V): HEMLIG bifall
14:00 avslutas
NOTES
quietly meeting notes "$meeting" "$work/anteckningar" --as-of 2026-08-20
quietly do "$meeting" öppna --as-of 2026-08-20
for item in 1 2 3; do
	quietly do "$meeting/$item" ta-upp --as-of 2026-08-20
	quietly do "$meeting/$item" besluta utfall=bifalls överklagande=laglighetsprövning \
		expedieras-till="Region Norrtorp" --as-of 2026-08-20
done
quietly do "$meeting" avsluta --as-of 2026-08-20
quietly do "$meeting" skriv-protokoll justeringsdag=2026-08-21 --as-of 2026-08-20
quietly do "$meeting" lämna-för-justering --as-of 2026-08-20
quietly do "$meeting/justering-1" justera --as-of 2026-08-21
KANSLI_USER=registrator

# ---- What the ways of the table use ----

# The newest document of a kind, as text.
text() # MATTER KIND
{
	id=$("$kansli" document list "$1" --json $day | tr '{' '\n' | grep "\"kind\":\"$2\"" | tail -1 | sed 's/.*"id":\([0-9]*\).*/\1/')
	"$kansli" document get "$id" -o "$work/en.docx" --force $day && "$kansli" read "$work/en.docx" &&
		/usr/bin/python3 -c 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("docProps/core.xml").decode())' \
			"$work/en.docx"
}

names_of_made()
{
	for matter in "$case" "$open" "$meeting" "$meeting/1" "$meeting/2" "$meeting/3"; do
		"$kansli" document list "$matter" --json $day | grep -o '[^"]*[.]docx'
	done
}

names() # MATTER: of the files of its export, without --public
{
	rm -f "$work/ut.zip"
	"$kansli" case export "$1" -o "$work/ut.zip" $day >/dev/null
	/usr/bin/python3 -c 'import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist(), sep="\n")' "$work/ut.zip"
}

# What a yttrande over the secret case is called, and what the manifest says of it.
yttranden()
{
	printf 'ärende\n%s\n' "$case" >"$work/y.csv"
	"$kansli" batch yttrande "$work/y.csv" yttrande="HEMLIG svar" -o "$work/yttranden" $day >/dev/null
	ls "$work/yttranden" && cat "$work/yttranden/manifest.csv"
}

# What is on the outside of what is sent: names of files, subjects.  Who gets which extract is test_expedite.sh's.
sent_letters()
{
	mkdir -p "$work/epost" "$work/brev"
	"$kansli" expedite "$meeting" --spool "$work/epost" --print "$work/brev" $day --user sekreterare
	ls "$work/epost" "$work/brev" && grep -h '^Subject' "$work"/epost/*
}

taken_out() # MATTER: the names that its documents get in a folder
{
	rm -rf "$work/mapp" && mkdir "$work/mapp"
	for id in $("$kansli" document list "$1" --json $day | tr '{' '\n' | sed -n 's/.*"id":\([0-9]*\),.*/\1/p'); do
		"$kansli" document get "$id" -o "$work/mapp" $day
	done
	ls "$work/mapp"
}

papers_of() # MEETING: the papers that all members are sent, as text
{
	rm -rf "$work/ut.zip" "$work/ut"
	"$kansli" meeting papers "$1" -o "$work/ut.zip" $day >/dev/null
	/usr/bin/python3 -m zipfile -e "$work/ut.zip" "$work/ut"
	ls "$work/ut"
	taken_apart
}

taken_apart() # what has been taken out of a zip file, as text
{
	cat "$work/ut/Förteckning.csv"
	for file in "$work/ut"/*; do
		case $file in
		*.docx) "$kansli" read "$file" ;;
		*) cat "$file" ;;
		esac
	done
}

everything_in() # MATTER: its export for anyone, the list and every Word file as text
{
	rm -rf "$work/ut.zip" "$work/ut"
	"$kansli" case export "$1" -o "$work/ut.zip" --public $day >/dev/null
	/usr/bin/python3 -m zipfile -e "$work/ut.zip" "$work/ut"
	taken_apart
}

# The letters of the meeting to somebody who may not have what is secret.
sent_out()
{
	rm -rf "$work/brev" && mkdir "$work/brev"
	"$kansli" expedite "$meeting" --print "$work/brev" $day >/dev/null 2>&1
	for file in "$work/brev"/*; do
		echo "$file"
		"$kansli" read "$file"
	done
}

# ---- The table names every command, and no other ----

grep -ho '^COMMAND([a-z_]*, "[a-z -]*"' cli/commands*.def | sed 's/.*"\(.*\)"/\1/' | sort >"$work/commands"
grep -v '^#' "$table" | cut -d'|' -f1 | sort -u >"$work/listed"
is "commands that the table of ways out lacks" "" "$(comm -23 "$work/commands" "$work/listed" | tr '\n' ';')"
is "what it has that is no command" "" "$(comm -13 "$work/commands" "$work/listed" | tr '\n' ';')"
is "every line says what it is" "" "$(grep -v '^#' "$table" | grep -v '|inside|$\||apart|$\||anyone|.' )"

# ---- The walk ----

grep '^[a-z].*|anyone|' "$table" >"$work/ways"
while IFS='|' read -r way what command; do
	eval "$command" >"$work/answer" 2>"$work/err" </dev/null
	if [ ! -s "$work/answer" ]; then
		echo "FAIL $way: '$command' says nothing: $(head -1 "$work/err")"
	elif grep -q HEMLIG "$work/answer"; then
		echo "FAIL $way: '$command' shows $(grep -m1 HEMLIG "$work/answer")"
	else
		echo "ok nothing secret in $way: $command"
	fi
done <"$work/ways"

# ---- What is shown in its place, and what is inside ----

post()
{
	"$kansli" document post --on 2026-08-18 $day "$@"
}
is "the open titles stand in the public post list" 2 "$(post --public | grep -c 'Remiss om stöd\|Intyg')"
is "and on the board" 1 "$(cat "$work"/tavla/*.html | grep -c "Remiss om stöd")"
is "the registrar's post list has it all" 4 "$(post | grep -c HEMLIG)"
is "the secret part has the secret text" 1 "$(text "$meeting" sekretessdel | grep -c 'HEMLIG nämnden tillstyrker')"
is "so has the extract for those it is about" 1 "$(text "$meeting/2" sekretessutdrag | grep -c 'HEMLIG nämnden tillstyrker')"
is "the open § is there" 1 "$(text "$meeting" protokoll | grep -c 'Nämnden antar taxan')"
is "the case shows provision, day and authority" \
	"Sekretess enligt 26 kap. 1 § OSL|Sekretessmarkerat den 2026-08-18|Sekretessmarkerat av Socialnämnden" \
	"$("$kansli" case show "$case" $day | grep '^Sekretess' | tr -s ' ' | tr '\n' '|' | sed 's/|$//')"
is "so does the document" '"secrecy":"26 kap. 1 § OSL","secrecy_day":"2026-08-17","secrecy_authority":"Kommunstyrelsen","public_title":"Intyg"' \
	"$("$kansli" document list "$open" --json $day | grep -o '"secrecy".*"public_title":"Intyg"' | head -1)"
is "an event each, with the reason" "1 1" \
	"$("$kansli" case log "$case" $day | grep -c sekretessmarkering) $("$kansli" case log "$open" $day | grep -c 'sekretessmarkering .*Hälsa')"

# ---- Changed, taken away, refused ----

quietly case secrecy "$case" --public-title "Remiss" $day
is "one thing is changed and the rest stays" "26 kap. 1 § OSL|Remiss" \
	"$("$kansli" case show "$case" --json $day | sed 's/.*"sekretess":"\([^"]*\)".*"offentlig-rubrik":"\([^"]*\)".*/\1|\2/')"
quietly document secrecy "$open-1" --lift $day
is "a document that is not secret any more" 1 "$(post --public | grep -c 'HEMLIG titel')"
"$kansli" document secrecy "$open-1" --lift $day >/dev/null 2>"$work/err"
is "what is not marked is not taken away" "65 desk-not-marked" "$? $(name)"
"$kansli" case secrecy "$open" --provision "hemligt" $day >/dev/null 2>"$work/err"
is "no provision" "65 desk-provision" "$? $(name)"
"$kansli" case secrecy "$open" $day >/dev/null 2>"$work/err"
is "nothing is asked for" "64 cli-option-missing" "$? $(name)"
"$kansli" case secrecy "$open" --lift --provision "26 kap. 1 § OSL" $day >/dev/null 2>"$work/err"
is "marked and not at once" "64 cli-lift" "$? $(name)"
"$kansli" case secrecy "$meeting" --provision "26 kap. 1 § OSL" $day >/dev/null 2>"$work/err"
is "a meeting is no case" "65 desk-not-a" "$? $(name)"
"$kansli" document secrecy "$open-9" --lift $day >/dev/null 2>"$work/err"
is "no such document" "65 cli-no-such-document" "$? $(name)"
is "the log run again leads to the same" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
quietly case undo "$case" --as-of 2026-08-24
is "a change of the marking is undone" "Remiss om stöd" \
	"$("$kansli" case show "$case" --json $day | sed 's/.*"offentlig-rubrik":"\([^"]*\)".*/\1/')"
is "the log run again leads to the same then too" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
