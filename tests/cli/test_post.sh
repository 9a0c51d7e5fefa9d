#!/bin/sh
# What comes in and what is sent: its day, its party, its number in the case, and the postlista.
. "${0%/*}/begin.sh"

# add DAY ARGUMENT…: the exit code and the name of the first message
add()
{
	day=$1
	shift
	"$kansli" document add "$@" --as-of "$day" >/dev/null 2>"$work/err"
	echo "$? $(sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
}

post()
{
	"$kansli" document post --as-of 2026-08-21 "$@"
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
open=$("$kansli" case new --flow forvaltningsarende rubrik="Öppet ärende" mottagare=SN --as-of 2026-08-17)
secret=$("$kansli" case new --flow forvaltningsarende rubrik="Anna Ek, vård" mottagare=SN \
	sekretess="26 kap. 1 § OSL" --as-of 2026-08-17)
echo hej >"$work/brev.txt"

# 17 August 2026 is a Monday: what lay in the morning's post came in on Friday the 14th (rule R-6).
is "post of a Monday morning" "0 " "$(add 2026-08-17 "$open" "$work/brev.txt" --kind skrivelse --in \
	--from "Region Norrtorp" --number "RN 2026/7" --morning-post --title "Begäran om samråd")"
is "without a sender" "0 desk-document-sender" \
	"$(add 2026-08-18 "$open" "$work/brev.txt" --kind skrivelse --in)"
is "without a receiver" "0 desk-document-receiver" \
	"$(add 2026-08-18 "$open" "$work/brev.txt" --kind svar --out)"
is "a receiver of what came in" "64 cli-party" \
	"$(add 2026-08-18 "$open" "$work/brev.txt" --kind svar --in --to "Eva Ek")"
is "a day that has not come" "65 desk-document-day" \
	"$(add 2026-08-18 "$open" "$work/brev.txt" --kind svar --out --to "Eva Ek" --date 2026-08-19)"
is "a secret one" "0 " "$(add 2026-08-20 "$secret" "$work/brev.txt" --kind ansökan --in --from "Anna Ek" \
	--title "Ansökan från Anna Ek")"
is "what was made here" "0 " "$(add 2026-08-20 "$open" "$work/brev.txt" --kind utredning)"

is "the day before the Monday" "2026-08-14  in  $open-1  Region Norrtorp  Begäran om samråd  Öppet ärende" \
	"$(post --on 2026-08-14)"
is "the week has what came and went, not what was made" 3 "$(post --on 2026-08-21 --week | wc -l | tr -d ' ')"
is "its last day is Sunday" "" "$(post --on 2026-08-24 --week)"
is "the registrar sees the names" 1 "$(post --week | grep -c 'Anna Ek')"
is "the public does not" 0 "$(post --week --public | grep -c 'Anna\|vård')"
is "but that something came in" "[{\"day\":\"2026-08-20\",\"direction\":\"in\",\"matter\":\"$secret\",\"number\":1,\"secret\":true}]" \
	"$(post --on 2026-08-20 --public --json)"
is "another body's list is empty" "" "$(post --week --body SNAU)"
is "the number in the case" 1 "$("$kansli" document list "$open" --json | grep -c "\"reference\":\"$open-2\"")"
names()
{
	rm -f "$work/ut.zip"
	"$kansli" case export "$1" -o "$work/ut.zip" >/dev/null 2>&1 &&
		/usr/bin/python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist(), sep="|")' \
			"$work/ut.zip"
}
own=$(echo "$open" | tr / -)
is "all papers with a list" "None|$own-1 brev.txt|$own-2 brev.txt|$own-3 brev.txt|$own-4 brev.txt|Förteckning.csv" \
	"$(names "$open")"
echo hej >"$work/Anna Ek.txt"
add 2026-08-21 "$secret" "$work/Anna Ek.txt" --kind intyg --in --from "Anna Ek" >/dev/null
is "names of files tell nothing of a secret case" \
	"None|$(echo "$secret" | tr / -)-1 ansökan.txt|$(echo "$secret" | tr / -)-2 intyg.txt|Förteckning.csv" "$(names "$secret")"
is "an existing file stays" 73 "$("$kansli" case export "$open" -o "$work/ut.zip" >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
