#!/bin/sh
# A deadline that has passed does what its flow says before the next åtgärd, in the same
# transaction: a refusal takes both back.
. "${0%/*}/begin.sh"
export KANSLI_USER=kanslichef

"$kansli" register init --trial >/dev/null
sed -e '/^flöde/s/version [0-9]*/version 90/' \
	-e '/^läge registrerad/a\  frist sen "Ska vara fördelad" = sista-svarsdag -> glomd' \
	-e '/^läge beredning/i\läge glomd "Bortglömt" hos kanslichef\n  åtgärd leta "Leta fram" av kanslichef -> beredning\n' \
	workflows/remiss.flode >"$work/remiss.flode"
"$kansli" flow install "$work/remiss.flode" >/dev/null 2>&1
dnr=$("$kansli" case new --flow remiss rubrik=Ett sista-svarsdag=2026-09-01 --as-of 2026-08-17 --user registrator)
head=$("$kansli" register head)
"$kansli" do "$dnr" fördela "handläggare=Eva Lundmark" --as-of 2026-09-02 >"$work/out" 2>"$work/err"
is "an åtgärd of the state before the deadline is refused" 65 $?
is "the deadline is named" 1 "$(grep -c 'fristen »Ska vara fördelad« passerade 2026-09-01.*\[desk-passed\]' "$work/err")"
is "neither has happened" "$head" "$("$kansli" register head)"
"$kansli" do "$dnr" leta --as-of 2026-09-02 >"$work/out" 2>"$work/err"
is "an åtgärd of the state after it is done" 0 $?
is "the deadline came first" "sen leta" "$("$kansli" case log "$dnr" --json | grep -o '"event":"[^"]*"' | tail -2 | sed 's/.*:"\(.*\)"/\1/' | tr '\n' ' ' | sed 's/ $//')"
"$kansli" register replay >/dev/null
is "the log leads there again" 0 $?
