#!/bin/sh
# Lists as CSV: the columns named, semicolons, and nothing that a spreadsheet would run as a formula.
. "${0%/*}/begin.sh"

"$kansli" register init --trial >/dev/null
"$kansli" case new --flow remiss "rubrik==1+1; \"ja\"" sista-svarsdag=2026-12-01 --as-of 2026-08-17 >/dev/null
"$kansli" case list --csv "$work/cases" >"$work/out"
is "the first line begins with the mark and names the columns" \
	"$(printf '\357\273\277ärende;öppnat;status;handläggare;rubrik')" "$(sed -n 1p "$work/cases")"
is "a case is a line, with its quotation marks, and no formula" \
	"SN 2026/00001;2026-08-17;Registrerat;;\"'=1+1; \"\"ja\"\"\"" "$(sed -n 2p "$work/cases")"
is "the list is shown as well" 1 "$(grep -c '^SN 2026/00001' "$work/out")"
is "nothing else is there" 2 "$(wc -l <"$work/cases" | tr -d ' ')"
"$kansli" deadline list --csv "$work/deadlines" --as-of 2026-08-17 >"$work/out"
is "a deadline is a line" 1 "$(grep -c '^2026-12-01;SN 2026/00001;Svaret ska vara framme;' "$work/deadlines")"
