#!/bin/sh
# Flows as pictures: the text of graphviz always, the picture where graphviz is.
set -u
cd "$(dirname "$0")/../.."
kansli=${KANSLI:-build/kansli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES LANG KANSLI_REGISTER
export KANSLI_LANG=sv

is()
{
	if [ "$2" = "$3" ]; then
		echo "ok $1"
	else
		echo "FAIL $1: expected '$2', got '$3'"
	fi
}

"$kansli" flow draw workflows/remiss.flode -o "$work/remiss.dot"
is "the text is written" 0 $?
is "a parallel state is a frame with its tracks in it" 3 \
	"$(grep -c -e 'cluster_verkstallighet" {' -e 'cluster_protokoll" {' -e 'cluster_expediering" {' "$work/remiss.dot")"
is "the same text without -o" "$(cat "$work/remiss.dot")" "$("$kansli" flow draw workflows/remiss.flode)"
is "no state is marked without a case" 0 "$(grep -c ffd54f "$work/remiss.dot")"

"$kansli" flow draw workflows/remiss.flode -o "$work/remiss.dot" 2>"$work/err"
is "what is there is not written over" 73 $?
"$kansli" flow draw workflows/remiss.flode -o "$work/remiss.png" 2>"$work/err"
is "another kind of picture is refused" 64 $?
PATH=$work "$kansli" flow draw workflows/remiss.flode -o "$work/remiss.svg" 2>"$work/err"
is "without graphviz there is no picture" 69 $?
is "and it is said what to do" "[cli-no-graphviz]" "$(sed -n 's/.*\(\[[a-z-]*\]\)$/\1/p' "$work/err")"
is "and nothing is left" "err remiss.dot" "$(ls -A "$work" | tr '\n' ' ' | sed 's/ $//')"

register=$work/kansli.db
dnr=$("$kansli" register init --trial --register "$register" >/dev/null &&
	"$kansli" case new --flow remiss rubrik=Remiss --register "$register" --user registrator --as-of 2026-08-17)
"$kansli" flow draw workflows/remiss.flode --case "$dnr" --register "$register" >"$work/marked.dot" 2>"$work/err"
is "a case is found" 0 $?
is "the state that it is in is marked, and no other" '"registrerad"' "$(grep ffd54f "$work/marked.dot" | cut -d' ' -f1)"
"$kansli" flow draw workflows/anslag.flode --case "$dnr" --register "$register" >/dev/null 2>"$work/err"
is "a case of another flow is refused" 65 $?

if ! command -v dot >/dev/null; then
	echo "SKIP: graphviz is not installed, so no picture is drawn"
	exit 0
fi
for flow in workflows/*.flode; do
	name=$(basename "$flow" .flode)
	"$kansli" flow draw "$flow" -o "$work/$name.svg" 2>"$work/err"
	is "$name is drawn: $(cat "$work/err")" 0 $?
	is "$name is a picture" 1 "$(grep -c '</svg>' "$work/$name.svg")"
done
