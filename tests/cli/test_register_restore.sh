#!/bin/sh
# A backup is put in the register's place: checked first, never over work that goes on.
. "${0%/*}/begin.sh"

name()
{
	sed -n '1s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err"
}

open_case()
{
	"$kansli" case new --flow remiss "rubrik=$1" --as-of 2026-08-17 >/dev/null
}

"$kansli" register init --trial >/dev/null
open_case Ett
"$kansli" register backup "$work/kopia.db" >/dev/null
then=$("$kansli" register head)
open_case Två
now=$("$kansli" register head)

"$kansli" register restore "$work/kopia.db" >"$work/out" 2>"$work/err"
is "a register is not replaced without --force" 73 $?
is "and why" "[file-exists]" "$(name)"
is "it is as it was" "$now" "$("$kansli" register head)"

python3 - "$work/kansli.db" "$work/kopia.db" "$kansli" >"$work/busy" 2>&1 <<'PYTHON'
import sqlite3, subprocess, sys
db = sqlite3.connect(sys.argv[1])
db.execute("begin")
db.execute("select count(*) from matters").fetchall()
done = subprocess.run([sys.argv[3], "register", "restore", sys.argv[2], "--force"], capture_output=True, text=True)
print(done.returncode)
PYTHON
is "nor while somebody works in it" 75 "$(tail -1 "$work/busy")"
is "it is still as it was" "$now" "$("$kansli" register head)"

"$kansli" register restore "$work/kopia.db" --force >"$work/out" 2>"$work/err"
is "it is replaced with --force" 0 $?
is "by what the copy holds" "$then" "$("$kansli" register head)"
old=$(sed -n 's/^Det register som fanns heter nu \(.*\)\.$/\1/p' "$work/out")
is "the old one is beside it" "$now" "$("$kansli" register head --register "$old")"
"$kansli" register check >/dev/null
is "the register is whole" 0 $?
open_case Tre
is "and can be worked in" 0 $?

tr '\0' x </dev/zero | dd of="$work/kopia.db" bs=4096 seek=4 count=30 iflag=fullblock conv=notrunc 2>/dev/null
now=$("$kansli" register head)
"$kansli" register restore "$work/kopia.db" --force >"$work/out" 2>"$work/err"
is "a damaged copy is refused" 65 $?
is "and the register is as it was" "$now" "$("$kansli" register head)"
is "and nothing is left behind" 0 "$(ls "$work" | grep -c 'ny$')"

"$kansli" register backup "$work/hel.db" >/dev/null
printf 'skräp' | dd of="$work/kansli.db" bs=1 conv=notrunc 2>/dev/null
"$kansli" register restore "$work/hel.db" --force --json >"$work/out" 2>"$work/err"
is "a register that cannot be opened is replaced" 0 $?
is "by the copy" "$now" "$("$kansli" register head)"
rm "$work/kansli.db"
"$kansli" register restore "$work/hel.db" >"$work/out" 2>"$work/err"
is "where there is none, none has to be forced" 0 $?
is "it is the copy" "$now" "$("$kansli" register head)"
