#!/bin/sh
# Documents as they came and taken out again, the parties of a case, and the lists as CSV.
. "${0%/*}/begin.sh"
day="--as-of 2026-08-20"

said() # ARGUMENT…: the exit code and the names of the messages
{
	"$kansli" "$@" $day >"$work/out" 2>"$work/err"
	echo "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | sort -u | tr '\n' ' ' | sed 's/ $//')"
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
case=$("$kansli" case new --flow remiss rubrik="Remiss om stöd" mottagare=SN sista-svarsdag=2026-12-01 \
	handläggare="Eva Lundmark" --as-of 2026-08-17 2>/dev/null)

# ---- Byte for byte ----

head -c 70000 /dev/urandom >"$work/bild.TIFF"
printf 'PK\003\004 no Word file\000\377' >"$work/trasig.docx"
: >"$work/tom"
cp samples/remissyttrande.docx "$work/svar åäö.docx"
number=0
for file in bild.TIFF trasig.docx tom "svar åäö.docx"; do
	number=$((number + 1))
	said document add "$case" "$work/$file" --kind inlaga --in --from "Anna Ek" >"$work/said"
	"$kansli" document get "$case-$number" -o "$work/igen" --force $day
	is "$file is as it came" "" "$(cmp "$work/$file" "$work/igen" 2>&1)"
	echo "$(cat "$work/said")" >>"$work/all"
done
is "a Word file that does not open is registered, with a warning" "0 |0 desk-document-unread|0 |0 " "$(tr '\n' '|' <"$work/all" | sed 's/|$//')"
is "one that we made must open" 65 "$(said document add "$case" "$work/trasig.docx" --kind utredning | cut -d' ' -f1)"

# ---- Taken out ----

mkdir "$work/mapp"
is "in a folder it gets its number and its name" "$work/mapp/SN 2026-00001-1 bild.TIFF" \
	"$("$kansli" document get "$case-1" -o "$work/mapp" $day)"
is "and is not written over" "73 file-exists" "$(said document get "$case-1" -o "$work/mapp")"
"$kansli" do "$case" fördela handläggare="Eva Lundmark" --user kanslichef $day >/dev/null
"$kansli" do "$case" skriv-tjänsteskrivelse --user handlaggare $day >/dev/null
is "what Kansli made has its own name" "$work/mapp/Tjänsteskrivelse SN 2026-00001.docx" \
	"$("$kansli" document get "$case-5" -o "$work/mapp/" $day)"
"$kansli" meeting new SN 2026-09-22 --user sekreterare $day >/dev/null
"$kansli" document make SN/2026-09-22 kallelse --user sekreterare $day >/dev/null
"$kansli" document make SN/2026-09-22 kallelse --user sekreterare $day >/dev/null
id=$("$kansli" document list SN/2026-09-22 --json $day | sed 's/.*"id":\([0-9]*\).*/\1/')
is "of a meeting, and of a later version" "$work/mapp/Kallelse SN 2026-09-22, version 2.docx" \
	"$("$kansli" document get "$id" -o "$work/mapp" $day)"
is "all of them" "0 " "$(said document get "$case" --all -o "$work/alla.zip")"
is "with a list" "SN 2026-00001-1 bild.TIFF|SN 2026-00001-2 trasig.docx|SN 2026-00001-3 tom|SN 2026-00001-4 svar åäö.docx|SN 2026-00001-5 Tjänsteskrivelse SN 2026-00001.docx|Förteckning.csv" \
	"$(/usr/bin/python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(*z.namelist(), sep="|")' "$work/alla.zip")"
printf 'mottagare\nHult\n' >"$work/l.csv"
"$kansli" remiss send "$case" --to "$work/l.csv" --answer-by 2026-12-01 $day --quiet >/dev/null
"$kansli" document add "$case/remiss-1" "$work/tom" --kind bilaga $day >/dev/null
is "those of its remisser are papers of the case, too" "Remissmissiv SN 2026-00001-remiss-1.docx|SN 2026-00001-remiss-1-2 tom" \
	"$(said document get "$case" --all -o "$work/alla2.zip" >/dev/null; /usr/bin/python3 -c 'import sys, zipfile
print(*[n for n in zipfile.ZipFile(sys.argv[1]).namelist() if "remiss-1" in n], sep="|")' "$work/alla2.zip")"
is "their bytes too" "" "$(/usr/bin/python3 -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("SN 2026-00001-1 bild.TIFF"))' "$work/alla.zip" | cmp - "$work/bild.TIFF" 2>&1)"
is "where to is not said" "64 cli-option-missing" "$(said document get "$case" --all)"
is "no such number" "65 cli-no-such-document" "$(said document get "$case-99")"
is "nor such an id" "65 store-no-document" "$(said document get 999)"

# ---- CSV ----

"$kansli" document add "$case" "$work/tom" --kind bilaga --out --to "=1+1" --title '+SUM(A1); "x"' $day >/dev/null 2>&1
is "a list as CSV" "0 " "$(said document list "$case" --csv "$work/lista.csv" --json)"
is "of all that is known" "id;handling;version;dag;riktning;slag;rubrik;avsändare eller mottagare;deras nummer;fil;storlek;sekretess" \
	"$(head -1 "$work/lista.csv" | tail -c +4)"
is "what looks like a formula is defused" "'+SUM(A1); \"x\"|'=1+1" "$(/usr/bin/python3 -c 'import csv, sys
row = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig"), delimiter=";"))[-1]; print(row[6] + "|" + row[7])' "$work/lista.csv")"
is "the post list as CSV" "0 " "$(said document post --csv "$work/post.csv")"
is "so is it there" "dag;riktning;handling;avsändare eller mottagare;rubrik;ärende|6|1" \
	"$(head -1 "$work/post.csv" | tail -c +4)|$(grep -c '^2026-08-20' "$work/post.csv")|$(grep -c "'=1+1" "$work/post.csv")"
is "a file that is there stays" "73 file-exists" "$(said document post --csv "$work/post.csv")"

# ---- Parties ----

is "an address with a document" "0 " "$(said document add "$case" "$work/tom" --kind fråga --in --from "Anna Ek" --channel e-post --address anna.ek@almvik.example)"
is "whose?" "64 cli-address" "$(said document add "$case" "$work/tom" --kind fråga --address x@y.example)"
is "an address that is none, with a document" "65 desk-party-email" \
	"$(said document add "$case" "$work/tom" --kind fråga --in --from "Dan By" --channel e-post --address Byn)"
is "a party" "0 " "$(said case party "$case" "Anna Ek" --role sökande)"
is "another, by letter" "0 " "$(said case party "$case" "Bo Alm" --role ombud --channel brev --address "Björkvägen 3, 999 10 Lindåsa")"
is "e-mail without an address for it" "65 desk-party-email" "$(said case party "$case" "Cia Ros" --channel e-post --address Björkvägen)"
is "without a name" "65 desk-party-name" "$(said case party "$case" " ")"
is "nothing is registered then" 5 "$("$kansli" document list "$case" --json $day | grep -o '"direction":"in"' | wc -l | tr -d ' ')"
is "who and how" "=1+1                                                          1 ut
Anna Ek  sökande  e-post  anna.ek@almvik.example        5 in
Bo Alm   ombud    brev    Björkvägen 3, 999 10 Lindåsa" "$("$kansli" case parties "$case" $day | tail -n +3 | sed 's/ *$//')"
is "as JSON" '{"name":"Anna Ek","role":"sökande","address":"anna.ek@almvik.example","channel":"e-post","in":5,"out":0,"recipient":false}' \
	"$("$kansli" case parties "$case" --json $day | grep -o '{"name":"Anna Ek"[^}]*}')"
is "as CSV" "0 namn;roll;kanal;adress;in;ut;beslut" "$(said case parties "$case" --csv "$work/parter.csv")$(head -1 "$work/parter.csv" | tail -c +4)"
is "an event each" 3 "$("$kansli" case log "$case" $day | grep -c 'part antecknad')"
is "the log run again leads to the same" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
