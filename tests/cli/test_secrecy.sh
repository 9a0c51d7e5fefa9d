#!/bin/sh
# Every way out for what anyone may see: nothing of a secret case, or of what lies below it, is there.
set -u
cd "$(dirname "$0")/../.."
kansli=${KANSLI:-build/kansli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES LANG
KANSLI_LANG=sv KANSLI_REGISTER=$work/kansli.db KANSLI_USER=registrator
export KANSLI_LANG KANSLI_REGISTER KANSLI_USER
day="--as-of 2026-08-18"

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
# The word HEMLIG stands in all that can be secret: title, question, receiver, sender, title and name of a file.
make() # [FIELD=VALUE]
{
	case=$("$kansli" case new --flow forvaltningsarende rubrik="HEMLIG rubrik" mottagare=SN handläggare="Eva Lundmark" \
		frågor="HEMLIG?" --as-of 2026-08-17 "$@" 2>/dev/null)
	printf 'mottagare\nHEMLIG %s kommun\n' Hult >"$work/lista.csv"
	"$kansli" remiss send "$case" --to "$work/lista.csv" --answer-by 2026-12-18 $day --quiet >/dev/null
	echo "$case" >"$work/HEMLIG fil.txt"
	for matter in "$case" "$case/remiss-1"; do
		"$kansli" document add "$matter" "$work/HEMLIG fil.txt" --kind intyg --in --from "HEMLIG Person" \
			--title "HEMLIG titel" --number "HEMLIG-1" $day >/dev/null
	done
}

names() # MATTER: the names of the files of the export, and what the list says of them as names
{
	rm -f "$work/ut.zip"
	"$kansli" case export "$1" -o "$work/ut.zip" $day >/dev/null
	/usr/bin/python3 -c 'import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist(), sep="\n")' "$work/ut.zip"
}

# A way out a line: its name, and the command whose answer anyone may see.
ways='the post of the day|"$kansli" document post --on 2026-08-18 --public $day
the post of the week|"$kansli" document post --on 2026-08-18 --week --public $day
the post in JSON|"$kansli" document post --on 2026-08-18 --public --json $day
names of the files of the case|names "$case"
names of the files of the remiss|names "$case/remiss-1"
names of documents that are made|"$kansli" document list "$case/remiss-1" --json $day | grep -o "[^\"]*Remissmissiv[^\"]*[.]docx"
the public board|"$kansli" notice publish "$work/tavla" $day >/dev/null; cat "$work"/tavla/*'

walk()
{
	echo "$ways" >"$work/ways"
	while IFS='|' read -r way command; do
		eval "$command" >"$work/answer" 2>&1 </dev/null
		found=$(grep -c HEMLIG "$work/answer")
		if [ ! -s "$work/answer" ]; then
			echo "FAIL $way: it says nothing"
		elif [ "$found" -eq 0 ]; then
			echo "ok nothing secret in $way"
		else
			echo "FAIL $way: $(grep -m1 HEMLIG "$work/answer")"
		fi
	done <"$work/ways"
}

make sekretess="26 kap. 1 § OSL"
walk

# The same ways show what is not marked, or the walk would prove nothing.
make
eval '"$kansli" document post --on 2026-08-18 --public $day' >"$work/answer"
if [ "$(grep -c HEMLIG "$work/answer")" -gt 0 ] && names "$case/remiss-1" | grep -q HEMLIG; then
	echo "ok what is not marked is shown"
else
	echo "FAIL what is not marked is shown: it is not"
fi
