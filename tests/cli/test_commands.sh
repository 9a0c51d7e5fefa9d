#!/bin/sh
# The program as a user meets it: descriptors, signals, exit codes, languages.
set -u
cd "$(dirname "$0")/../.."
kansli=${KANSLI:-build/kansli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES LANG KANSLI_REGISTER KANSLI_USER
KANSLI_LANG=sv
export KANSLI_LANG

# is NAME EXPECTED GOT
is()
{
	if [ "$2" = "$3" ]; then
		echo "ok $1"
	else
		echo "FAIL $1: expected '$2', got '$3'"
	fi
}

# refused NAME CODE MESSAGE WORD…: exit code, nothing on stdout, the message's name last on stderr.
refused()
{
	name=$1 code=$2 message=$3
	shift 3
	"$kansli" "$@" >"$work/out" 2>"$work/err"
	is "$name: exit code" "$code" $?
	is "$name: no answer" 0 "$(wc -c <"$work/out" | tr -d ' ')"
	is "$name: message" "[$message]" "$(sed -n '$s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
}

refused "a misspelt command" 64 cli-misspelt-command date apeal 2026-01-02
refused "an unknown option" 64 cli-unknown-option date rules --zzzzzz
refused "a missing operand" 64 cli-operand-missing date appeal
refused "a day that does not exist" 65 law-date-invalid date appeal 2026-02-30
refused "a good day beside a bad one" 65 law-date-invalid date appeal 2026-01-02 2026-02-30
refused "a missing file" 66 file-cannot-read read "$work/none.docx"
refused "a folder instead of a file" 66 file-not-regular read "$work"
refused "a register that is not there" 66 store-missing case list --register "$work/none.db"
mkfifo "$work/fifo.docx"
refused "a FIFO does not make it wait" 66 file-not-regular read "$work/fifo.docx"
: >"$work/empty.docx"
refused "an empty file" 65 docx-empty read "$work/empty.docx"
echo text >"$work/text.docx"
refused "a text file" 65 docx-not-word read "$work/text.docx"

"$kansli" date apeal 2>"$work/err"
is "a suggestion in Swedish" \
	"kansli: kommandot »date apeal« finns inte. Menade du date appeal? [cli-misspelt-command]" "$(cat "$work/err")"
KANSLI_LANG= LANG=en_GB.UTF-8 "$kansli" date apeal 2>"$work/err"
is "a suggestion in English" \
	"kansli: there is no command \"date apeal\". Did you mean date appeal? [cli-misspelt-command]" "$(cat "$work/err")"

refused "a folder that is missing" 73 file-cannot-write \
	docx copy samples/remissyttrande.docx "$work/none/copy.docx"
is "it is the folder that is missing" 1 "$(grep -c 'mappen finns inte' "$work/err")"
refused "a folder instead of a flow" 66 file-not-regular flow lint "$work"
refused "a flow that is not there has no scenarios" 66 file-cannot-read flow test "$work/none.flode"
echo "hej" >"$work/one.flode"
echo "flöde två" >"$work/two.flode"
is "every flow of several is looked at" "one.flode two.flode" \
	"$("$kansli" flow lint "$work/one.flode" "$work/two.flode" 2>&1 | sed 's|.*/\([a-z]*\.flode\):.*|\1|' | sort -u |
		tr '\n' ' ' | sed 's/ $//')"

refused "a kind that has no template" 64 cli-no-kind template fields kallels
refused "a kind is no path" 64 cli-no-kind template fields ../templates/kallelse
is "the fields of a kind, with an example" "{{organ/namn}} Socialnämnden" \
	"$("$kansli" template fields kallelse | grep '^{{organ/namn}}' | tr -s ' ')"
is "a field of a loop is written from its item" "··{{benämning}}" \
	"$("$kansli" template fields kallelse | sed -n 's/^\(··{{benämning}}\).*/\1/p' | head -1)"
for kind in tjänsteskrivelse kallelse protokoll protokollsutdrag anslagsbevis; do
	"$kansli" template preview $kind -o "$work/$kind.docx" 2>"$work/err"
	is "a preview of $kind" "0 " "$? $(cat "$work/err")"
	is "it reads: $kind" 1 "$("$kansli" read "$work/$kind.docx" | grep -c -m 1 'Lindåsa\|Socialnämnden')"
done

sv=$("$kansli" date explain Ö-1 2026-03-13)
en=$(LC_ALL=C TZ=Pacific/Auckland "$kansli" --lang en date explain Ö-1 2026-03-13)
is "data does not depend on the language, the locale or the time zone" "$sv" "$en"

"$kansli" date rules >&- 2>"$work/err"
is "stdout closed: exit code" 74 $?
is "stdout closed: message" "[cli-output-lost]" "$(sed -n '$s/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
"$kansli" date rules >/dev/full 2>/dev/null
is "the disk is full" 74 $?
"$kansli" date rules <&- >"$work/out"
is "stdin closed" 0 $?
"$kansli" date apeal 2>&-
is "stderr closed" 64 $?
{ "$kansli" date holidays 2026 2>"$work/err"; echo $? >"$work/code"; } | head -1 >"$work/out"
is "a reader that has seen enough" 0 "$(cat "$work/code")"
is "a reader that has seen enough hears nothing" "" "$(cat "$work/err")"

# A descriptor that is closed does not become that of the register.
"$kansli" register init --trial --register "$work/r.db" >&- 2>/dev/null
is "a register made with stdout closed is whole" 0 \
	"$("$kansli" register check --register "$work/r.db" >/dev/null 2>&1; echo $?)"

refused "a title that is empty" 65 desk-title \
	case new --flow remiss rubrik= --user registrator --register "$work/r.db"

for list in today "case list" "notice list"; do
	# shellcheck disable=SC2086 # the command is one word or two
	refused "$list of a body that is not there" 65 store-no-body $list --body SNX --register "$work/r.db"
done

# Signals: while another program holds the register, a command waits and can be interrupted.
/usr/bin/python3 - "$kansli" "$work/r.db" <<'PYTHON'
import signal, sqlite3, subprocess, sys, time
kansli, register = sys.argv[1:]
holder = sqlite3.connect(register, isolation_level=None)
holder.execute("BEGIN IMMEDIATE")
for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
    waiting = subprocess.Popen([kansli, "tick", "--register", register])
    time.sleep(1)
    waiting.send_signal(number)
    got = waiting.wait(30)
    print(f"ok {number.name} ends it with {code}" if got == code else f"FAIL {number.name}: exit code {got}")
PYTHON

for shell in bash zsh fish; do
	"$kansli" help --completion $shell >"$work/completion.$shell"
	if command -v $shell >/dev/null; then
		$shell -n "$work/completion.$shell" && echo "ok completion for $shell is $shell" ||
			echo "FAIL completion for $shell"
	fi
done
offered=$(bash -c '. "$1"; COMP_WORDS=(kansli date ex); COMP_CWORD=2; _kansli; echo "${COMPREPLY[@]}"
	COMP_WORDS=(kansli --register x cas); COMP_CWORD=3; _kansli; echo "${COMPREPLY[@]}"
	COMP_WORDS=(kansli read --as m); COMP_CWORD=3; _kansli; echo "${COMPREPLY[@]}"
	COMP_WORDS=(kansli template fill --spec); COMP_CWORD=3; _kansli; echo "${COMPREPLY[@]}"' \
	_ "$work/completion.bash" | tr '\n' ' ')
is "bash offers what may follow" "explain case markdown --specimen " "$offered"

if command -v mandoc >/dev/null; then
	for language in sv en; do
		is "the manual page ($language) is good mdoc" "" \
			"$("$kansli" help --man --lang $language | mandoc -Tlint 2>&1)"
	done
else
	echo "SKIP: mandoc is missing (./run tools)"
fi
