#!/bin/sh
# kansli search: words in titles, decisions and Word files; what is secret is not for anyone; an older
# register gets its index when it is opened.
. "${0%/*}/begin.sh"

# The references that are found, with blanks between; or the exit code and the message's name.
found()
{
	if "$kansli" search "$@" --as-of 2026-08-21 --json >"$work/out" 2>"$work/err"; then
		/usr/bin/python3 -c 'import json, sys; print(*(h["reference"] for h in json.load(sys.stdin)), sep=", ")' <"$work/out"
	else
		echo "$? $(sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
	fi
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
open=$("$kansli" case new --flow forvaltningsarende rubrik="Åtgärder vid ån" mottagare=SN --as-of 2026-08-17)
secret=$("$kansli" case new --flow forvaltningsarende rubrik="Omhändertagande, Anna Ek" mottagare=SN \
	sekretess="26 kap. 1 § OSL" --as-of 2026-08-17)
old=$("$kansli" case new --flow forvaltningsarende rubrik="Atgarder vid an" mottagare=SN --as-of 2026-08-17 \
	--user registrator)
"$kansli" document add "$open" samples/remissyttrande.docx --kind skrivelse --in --from "Region Norrtorp" \
	--as-of 2026-08-18 >/dev/null 2>&1
"$kansli" document add "$secret" samples/remissyttrande.docx --kind skrivelse --in --from "Region Norrtorp" \
	--as-of 2026-08-18 >/dev/null 2>&1
echo kakelplattor >"$work/brev.txt"
"$kansli" document add "$open" "$work/brev.txt" --kind intyg --in --from "Eva Ek" --as-of 2026-08-18 >/dev/null

is "å and ä are not a" "$open" "$(found åtgärder)"
is "nor the other way round" "$old" "$(found an)"
is "small letters and capitals" "$open" "$(found ÅTGÄRDER VID ÅN)"
is "the beginning of a word" "$open" "$(found 'åtg*')"
is "a phrase" "$open" "$(found '"vid ån"')"
is "a phrase in another order" "" "$(found '"ån vid"')"
is "what a Word file says" "$secret-1, $open-1" "$(found remissyttrande socialnämnden)"
is "of one kind" "$open-2" "$(found Eva --kind intyg)"
is "of another file only the title" "$open-2, " "$(found brev), $(found kakelplattor)"
is "of a year" ", $open" "$(found ån --year 2025), $(found ån --year 2026)"
is "of a body" ", $open" "$(found ån --body SNAU), $(found ån --body SN)"
is "closed ones" "" "$(found ån --closed)"
is "open ones" "$open" "$(found ån --open)"
is "a body that there is not" "65 store-no-body" "$(found ån --body XX)"
is "open and closed" "64 cli-open-and-closed" "$(found ån --open --closed)"
is "a quotation mark alone" "64 search-quote" "$(found '"ny taxa')"
is "a star alone" "64 search-star" "$(found 'a * b')"
is "only signs" "64 search-empty" "$(found '§ -')"
is "no word" "64 cli-operand-missing" "$(found)"
is "operators are words" "" "$(found "ån OR x' NEAR( --")"
is "a page that is no number" "64 cli-not-a-number" "$(found ån --page x)"
is "a page past the last" "" "$(found ån --page 3)"

# What is secret is found by those who work here, and by nobody else.
is "a secret case is found at the desk" "$secret" "$(found omhändertagande)"
is "not by anyone" "" "$(found omhändertagande --public)"
is "nor its documents" "$open-1" "$(found remissyttrande --public)"
is "nor counted" 0 "$("$kansli" search omhändertagande --public --as-of 2026-08-21 | grep -c 'av 1')"

"$kansli" search ån --csv "$work/ut.csv" --as-of 2026-08-21 >/dev/null
is "as CSV" "2026-08-17;$open;ärende;Åtgärder vid ån;Åtgärder vid [ån]" "$(sed -n 2p "$work/ut.csv")"

# Sixty cases: two pages, each case once.
for i in $(seq 60); do
	"$kansli" case new --flow forvaltningsarende rubrik="Sidbläddring $i" mottagare=SN --as-of 2026-08-19
done >/dev/null
is "the first page" 50 "$(found sidbläddring | tr ',' '\n' | wc -l | tr -d ' ')"
is "the second page" 10 "$(found sidbläddring --page 2 | tr ',' '\n' | wc -l | tr -d ' ')"
is "every case once" 60 \
	"$( (found sidbläddring; found sidbläddring --page 2) | tr ',' '\n' | tr -d ' ' | sort -u | wc -l | tr -d ' ')"

# The index is derived: it can be lost and made again, and the register is whole all the time but then.
before=$(found remissyttrande)
/usr/bin/python3 - "$KANSLI_REGISTER" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("delete from texts where document is null")
db.execute("delete from texts_waiting")
db.commit()
END
is "check sees that it is damaged" "1 check-search" \
	"$("$kansli" register check >/dev/null 2>"$work/err"; echo "$? $(sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")")"
is "it is made anew" 0 "$("$kansli" register reindex --as-of 2026-08-21 >/dev/null; echo $?)"
is "and right again" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
is "with what Word files say" "$before" "$(found remissyttrande)"

# A register of an older schema has no index.
/usr/bin/python3 - "$KANSLI_REGISTER" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("drop table search")
for (drop,) in db.execute("select 'drop trigger ' || name from sqlite_schema where type = 'trigger' and"
                          " (name like '%_found' or name like 'texts_%' or name like 'matters_re%'"
                          " or name like 'matters_else%' or name = 'items_decided')").fetchall():
    db.execute(drop)
db.execute("drop table texts_waiting")
db.execute("drop table texts")
db.execute("delete from settings where name = 'search'")
db.execute("pragma user_version = 2")
db.commit()
END
is "an older register gets one" "$before" "$(found remissyttrande)"
is "of titles as well" "$open" "$(found ån)"
is "once" "" "$("$kansli" search ån --as-of 2026-08-21 2>&1 >/dev/null)"
is "and is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"

# A long list in pages.
list()
{
	"$kansli" case list --as-of 2026-08-21 --json "$@" 2>"$work/err" | grep -o '"matter":"[^"]*"' | cut -d'"' -f4
}
list >"$work/all"
(list --limit 20; list --limit 20 --after "SN 2026/44"; list --limit 20 --after "SN 2026/24"; list --after "SN 2026/4") >"$work/pages"
is "pages have every case once, in the order of the list" "" "$(cmp "$work/all" "$work/pages")"
is "a page has its rows" 20 "$(list --limit 20 | wc -l | tr -d ' ')"
is "no number of rows" "cli-not-a-number" "$(list --limit x; sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
is "after what there is not" "desk-no-matter" "$(list --after "SN 2026/999"; sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
