#!/bin/sh
# A new version of a flow: new cases follow it, old ones do not.
. "${0%/*}/begin.sh"

# refused NAME MESSAGE FILE: nothing on stdout, exit 65, and the register as it was.
refused()
{
	before=$("$kansli" register head)
	"$kansli" flow install "$3" >"$work/out" 2>"$work/err"
	is "$1 is refused" 65 $?
	is "$1: no answer" 0 "$(wc -c <"$work/out" | tr -d ' ')"
	is "$1: message" "[$2]" "$(sed -n '1s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
	is "$1: the register is as it was" "$before" "$("$kansli" register head)"
}

title()
{
	"$kansli" case why "$1" | grep -c 'Utse handläggare'
}

"$kansli" register init --trial >/dev/null
old=$("$kansli" case new --flow remiss rubrik=Gammal --as-of 2026-08-17)
first=$(sed -n 's/^flöde.* version \([0-9]*\) .*/\1/p' workflows/remiss.flode)
second=$((first + 1))
sed -e "/^flöde/s/version $first/version $second/" -e '/^läge registrerad/,/^läge beredning/s/"Fördela"/"Utse handläggare"/' \
	workflows/remiss.flode >"$work/remiss.flode"

is "the same file again changes nothing" "remiss $first" "$("$kansli" flow install workflows/remiss.flode)"
is "a new version is taken in" "remiss $second" "$("$kansli" flow install "$work/remiss.flode")"
is "the same again adds nothing" "remiss $second" "$("$kansli" flow install "$work/remiss.flode")"
new=$("$kansli" case new --flow remiss rubrik=Ny --as-of 2026-08-17)
is "a new case follows it" 1 "$(title "$new")"
is "an old case does not" 0 "$(title "$old")"
"$kansli" do "$old" fördela handläggare="Eva Lundmark" --user kanslichef --as-of 2026-08-18 >/dev/null 2>"$work/err"
is "an old case goes on: $(cat "$work/err")" 0 $?

sed 's/"Utse handläggare"/"Något annat"/' "$work/remiss.flode" >"$work/changed.flode"
refused "another file with the same version" desk-flow-version "$work/changed.flode"
sed "s/version $second/version $first/" "$work/changed.flode" >"$work/earlier.flode"
refused "an earlier version" desk-flow-version "$work/earlier.flode"
sed -e "s/version $second/version $((second + 1))/" -e 's/-> beredning/-> bereding/' "$work/remiss.flode" >"$work/broken.flode"
refused "a flow that lint refuses" flow-state-unknown "$work/broken.flode"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"

# The version belongs to an event, which seals who put it there.
"$kansli" register head >"$work/head"
/usr/bin/python3 - "$KANSLI_REGISTER" "$second" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
keep = db.execute("select sql from sqlite_schema where name = 'definitions_keep'").fetchone()[0]
db.execute("drop trigger definitions_keep")
db.execute("update definitions set actor = 'någon annan' where name = 'remiss' and version = ?",
           (int(sys.argv[2]),))
db.execute(keep)
db.commit()
END
"$kansli" register check >/dev/null 2>"$work/err"
is "another name on an installed flow is seen" "1 check-documents" "$? $(sed -n '1s/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
