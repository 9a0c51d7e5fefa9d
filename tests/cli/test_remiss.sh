#!/bin/sh
# A remiss to many: everybody once, whatever happens; a bad list is told line by line.
. "${0%/*}/begin.sh"

send()
{
	"$kansli" remiss send "$case" --to "$1" --answer-by "${2:-2026-12-18}" --as-of 2026-09-30 --quiet ${3:-} 2>"$work/err"
}

messages()
{
	sed -n 's/.*: \([0-9:]*\): .*\[\([a-z-]*\)\]$/\1 \2/p' "$work/err" | tr '\n' ','
}

# Who has it, and with how many letters: by Python from the answers in JSON.
held()
{
	"$kansli" remiss list "$case" --json --as-of 2026-09-30 | /usr/bin/python3 -c 'import json, sys
rows = json.load(sys.stdin)
names = [r["recipient"] for r in rows]
print(len(names), len(set(names)), len({r["matter"] for r in rows}), {r["status"] for r in rows}, {r["answer_by"] for r in rows})'
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
case=$("$kansli" case new --flow forvaltningsarende rubrik="Gemensam modell" mottagare=SN handläggare="Eva Lundmark" \
	frågor="Tillstyrker ni?" --as-of 2026-08-17)

printf 'mottagare;ort;e-post\nHabo kommun;Habo;\n;Ort;\nHåbo kommun;Bålsta;inte en adress\nhabo kommun;;\n' >"$work/fel.csv"
send "$work/fel.csv" >/dev/null
is "a bad list is refused" 65 $?
is "every problem is told by its line and column" \
	"3:1 desk-recipient-name,4:3 desk-recipient-email,5:1 desk-recipient-twice," "$(messages)"
printf 'namn;epost\nHabo kommun;\nHåbo kommun;\n' >"$work/rubriker.csv"
send "$work/rubriker.csv" >/dev/null
is "a list without the column is told once" "1 desk-recipient-column," "$(messages)"
is "nothing is sent" "0 0 0 set() set()" "$(held)"
is "a day that has been is refused" "65" "$(send "$work/fel.csv" 2026-09-29 >/dev/null; echo $?)"
is "those whose lines are right, if asked for" "2 1 mottagare: 1 sända, 0 sända tidigare, 3 rader fel" \
	"$(out=$(send "$work/fel.csv" 2026-12-18 --skip-bad); echo "$? $out")"

printf 'mottagare;adress;postnummer;ort\nAlmviks kommun;Box 12;999 30;Almvik\n"Region ""Norr""; mitt";;;Norrtorp\n' >"$work/bra.csv"
before=$("$kansli" register head)
is "a check says what would be done" "2 mottagare: inga fel, inget är sänt" "$(send "$work/bra.csv" 2026-12-18 --check)"
is "and writes nothing" "$before" "$("$kansli" register head)"
is "two are sent" "2 mottagare: 2 sända, 0 sända tidigare" "$(send "$work/bra.csv")"
is "again: nobody gets two" "2 mottagare: 0 sända, 2 sända tidigare" "$(send "$work/bra.csv")"
printf 'Björknäs kommun;;;Björknäs\n' >>"$work/bra.csv"
is "one more on the list gets one" "3 mottagare: 1 sända, 2 sända tidigare" "$(send "$work/bra.csv")"
is "each has one matter with the day" "4 4 4 {'Utskickad'} {'2026-12-18'}" "$(held)"
is "the letter is to the recipient" 1 "$("$kansli" document list "$case/remiss-2" --json |
	grep -c '"direction":"out","party":"Almviks kommun"')"
"$kansli" document get "$("$kansli" document list "$case/remiss-2" --json | sed 's/^\[{"id":\([0-9]*\),.*/\1/')" \
	-o "$work/brev.docx"
is "with the address and the question" "Almviks kommun Box 12 999 30 Almvik|1. Tillstyrker ni?" \
	"$("$kansli" read "$work/brev.docx" | grep 'Box 12\|Tillstyrker ni' | tr '\n' '|' | sed 's/|$//')"
is "the short number of the case will do" 0 \
	"$("$kansli" case show "sn 2026/1/remiss-2" >/dev/null 2>&1; echo $?)"
printf 'mottagare\nDalhults kommun\n' >"$work/en.csv"
KANSLI_USER=sekreterare send "$work/en.csv" >/dev/null
is "who lacks the role may not send" "65 step-role" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"

# Killed at any moment, it is finished by the next run: 311 on the list, and three of before that are
# not on it (Habo is).
for after in 0.05 0.1 0.2 0.3 0.5; do
	timeout -s KILL $after "$kansli" remiss send "$case" --to samples/remissinstanser.csv --answer-by 2026-12-18 \
		--as-of 2026-09-30 --quiet >/dev/null 2>&1
done
# Two at the same time: what one has sent the other does not.
send samples/remissinstanser.csv >/dev/null &
send samples/remissinstanser.csv >/dev/null
code=$?
wait
is "the last run says that all is done" 0 $code
is "after kills everybody has it once" "314 314 314 {'Utskickad'} {'2026-12-18'}" "$(held)"
is "with a letter each" "314 314" "$(/usr/bin/python3 -c 'import sqlite3, sys
print(*sqlite3.connect(sys.argv[1]).execute("select count(*), count(distinct matter) from documents where kind = ?", ("remissmissiv",)).fetchone())' "$work/kansli.db")"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
