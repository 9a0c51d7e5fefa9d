#!/bin/sh
# kansli docx compose and extract: sources, ranges, options, exit codes.
cd "$(dirname "$0")/../.."
K=${KANSLI:-build/kansli}
A=samples/remissyttrande.docx
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0

# expect NAME CODE TEXT-IN-THE-MESSAGES COMMAND…
expect()
{
	name=$1 code=$2 text=$3
	shift 3
	"$@" >"$dir/out" 2>"$dir/err"
	got=$?
	if [ "$got" -ne "$code" ]; then
		echo "FAIL $name: exit code $got, not $code: $(head -c 300 "$dir/err")"
		failed=1
	elif [ -n "$text" ] && ! grep -qF -- "$text" "$dir/err"; then
		echo "FAIL $name: no $text in: $(head -c 300 "$dir/err")"
		failed=1
	else
		echo "ok $name"
	fi
}

# lines FILE: how many lines of text it has.
lines()
{
	"$K" read "$1" | grep -c .
}

expect "a file is put together with itself" 0 "" "$K" docx compose -o "$dir/two.docx" "$A" "$A"
expect "an existing file is not replaced" 73 "[file-exists]" "$K" docx compose -o "$dir/two.docx" "$A"
expect "it is when asked" 0 "" "$K" docx compose --force -o "$dir/one.docx" "$A"
expect "nothing without -o" 64 "[cli-option-missing]" "$K" docx compose "$A"
expect "a file that is missing" 66 "[file-cannot-read]" "$K" docx compose -o "$dir/x.docx" "$A" "$dir/borta.docx"
expect "a heading that is missing" 65 "[compose-not-found]" "$K" docx extract "$A" "rubrik=Qqqqqqqq" -o "$dir/x.docx"
expect "a § that is missing" 65 "[compose-no-paragraph" "$K" docx extract "$A" paragraf=9999 -o "$dir/x.docx"
expect "a word that is no range" 65 "[compose-range-unknown]" "$K" docx extract "$A" sida=3 -o "$dir/x.docx"
expect "all that is wrong is said" 65 "[compose-blocks]" \
	"$K" docx compose -o "$dir/x.docx" "$A#sida=3" "$A#block=9999"
expect "nothing is written when something is wrong" 1 "" test -e "$dir/x.docx"
cp "$A" "$dir/a#b.docx"
expect "a name may have a number sign" 0 "" "$K" docx compose -o "$dir/sign.docx" "$dir/a#b.docx" "$dir/a#b.docx#block=1"
expect "the base's text is left out" 0 "" "$K" docx compose -o "$dir/base.docx" --base "$A" "$A#block=1"
expect "every option is taken" 0 "" "$K" docx compose -o "$dir/all.docx" --sections own --changes kept --comments drop \
	--keep-styles --continue-lists "$A" "$A#block=1-2"

one=$(lines "$A") two=$(lines "$dir/two.docx")
if [ "$("$K" read "$dir/base.docx" | head -1)" != "$("$K" read "$A" | head -1)" ] || [ "$(lines "$dir/base.docx")" -gt 8 ]; then
	echo "FAIL the base's text is left out: $(lines "$dir/base.docx") lines"
	failed=1
fi
[ "$two" -gt "$one" ] && echo "ok the text is there twice" || { echo "FAIL the text is there twice: $one, $two"; failed=1; }
exit $failed
