#!/bin/sh
# Our yttrande over remisser that came in: the questions are read out of the remiss; many yttranden out of a list.
. "${0%/*}/begin.sh"
day="--as-of 2026-09-01"
out=$work/yttranden

said() # ARGUMENT…: the exit code and the names of the messages
{
	"$kansli" "$@" $day >"$work/out" 2>"$work/err"
	echo "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | sort -u | tr '\n' ' ' | sed 's/ $//')"
}

text() # MATTER: of its newest yttrande
{
	id=$("$kansli" document list "$1" --json $day | tr '{' '\n' | grep '"kind":"remissyttrande"' | tail -1 | sed 's/.*"id":\([0-9]*\).*/\1/')
	"$kansli" document get "$id" -o "$work/en.docx" --force $day && "$kansli" read "$work/en.docx"
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null

# ---- One remiss, from the letter to the answer ----

# A remiss that another register has sent is one that comes in here.
KANSLI_REGISTER=$work/annat.db "$kansli" register init --trial --as-of 2026-08-03 >/dev/null
theirs=$(KANSLI_REGISTER=$work/annat.db "$kansli" case new --flow forvaltningsarende rubrik="Plan för trygghet" mottagare=SN \
	frågor="Är planen tydlig?" frågor="Vad kostar den?" --as-of 2026-08-10 2>/dev/null)
printf 'mottagare\nLindåsa kommun\n' >"$work/l.csv"
KANSLI_REGISTER=$work/annat.db "$kansli" remiss send "$theirs" --to "$work/l.csv" --answer-by 2026-12-01 --as-of 2026-08-10 --quiet >/dev/null
KANSLI_REGISTER=$work/annat.db "$kansli" document get "$theirs/remiss-1-1" -o "$work/remiss.docx" --as-of 2026-08-10
one=$("$kansli" case new --flow remiss --from "$work/remiss.docx" mottagare=SN remittent="Region Norrtorp" sista-svarsdag=2026-12-01 \
	--as-of 2026-08-17 2>/dev/null)
is "the questions are those of the remiss" '"frågor":"Är planen tydlig?\nVad kostar den?"' \
	"$("$kansli" case show "$one" --json $day | grep -o '"frågor":"[^"]*"')"
two=$("$kansli" case new --flow remiss rubrik="Registrerad för hand" mottagare=SN sista-svarsdag=2026-12-01 --as-of 2026-08-17 2>/dev/null)
"$kansli" document add "$two" "$work/remiss.docx" --kind remiss --in --from "Region Norrtorp" --as-of 2026-08-17 >/dev/null
is "also when it is added to a case" 1 "$("$kansli" case show "$two" --json $day | grep -c '"frågor":"Är planen tydlig')"
"$kansli" do "$one" fördela handläggare="Eva Lundmark" --user kanslichef $day >/dev/null
"$kansli" do "$one" skriv-tjänsteskrivelse förslag="Nämnden lämnar yttrandet." --user handlaggare $day >/dev/null
is "a draft out of a list, for a case that is there" "0 " "$(printf 'ärende;ställningstagande;yttrande;svar\n%s;synpunkter;Planen är bra.;"Fråga 2: Två\nmiljoner.\nFråga 1: Ja."\n' "$one" >"$work/en.csv"
	said batch yttrande "$work/en.csv" -o "$work/en")"
is "each answer below its question" "Är planen tydlig?|Ja.|Vad kostar den?|Två miljoner." \
	"$(text "$one" | grep -A1 'planen tydlig\|kostar den' | grep -v '^--' | sed 's/^[0-9]*[.] //' | tr '\n' '|' | sed 's/|$//')"
is "what it says is in the case" '"ställningstagande":"synpunkter"' "$("$kansli" case show "$one" --json $day | grep -o '"ställningstagande":"[^"]*"')"
"$kansli" do "$one" klar --user handlaggare $day >/dev/null
is "and it is ready for the board" 1 "$("$kansli" case show "$one" $day | grep -c 'Klart för sammanträde')"

# ---- Many ----

is "a list is tried" "0 3 rader: 3 utan fel, 0 med fel" "$(said batch yttrande samples/yttranden.csv --check)$(cat "$work/out")"
is "and nothing is registered" 2 "$("$kansli" case list --all --json $day | grep -o '"matter"' | wc -l | tr -d ' ')"
is "then made" "0 3 rader: 3 gjorda, 0 med fel, 0 gjorda sedan tidigare" "$(said batch yttrande samples/yttranden.csv -o "$out")$(cat "$work/out")"
is "a case each, with its deadline" "2026-11-13|2026-11-20|2026-11-27" "$("$kansli" deadline list --json $day | grep -o '"day":"2026-11-[0-9]*"[^}]*"what":"Svaret ska' |
	sed 's/"day":"\([^"]*\)".*/\1/' | tr '\n' '|' | sed 's/|$//')"
is "a file each, with a manifest" "Remissyttrande SN 2026-00003.docx|Remissyttrande SN 2026-00004.docx|Remissyttrande SN 2026-00005.docx|manifest.csv|manifest.jsonl" \
	"$(ls "$out" | tr '\n' '|' | sed 's/|$//')"
is "a line each, as of batch fill" "row,file,sha256,result,key|3" "$(/usr/bin/python3 -c 'import json, sys
rows = [json.loads(l) for l in open(sys.argv[1])]; print(",".join(rows[0]) + "|" + str(sum(r["result"] == "ok" for r in rows)))' "$out/manifest.jsonl")"
is "its bytes are the registered ones" "" "$("$kansli" document get "$("$kansli" document list "SN 2026/00003" --json $day | sed 's/.*"id":\([0-9]*\).*/\1/')" $day | cmp - "$out/Remissyttrande SN 2026-00003.docx" 2>&1)"
is "it says where we stand" 1 "$(text "SN 2026/00004" | grep -c 'tillstyrker')"
is "run again nothing is made" "0 3 rader: 0 gjorda, 0 med fel, 3 gjorda sedan tidigare" "$(said batch yttrande samples/yttranden.csv -o "$out")$(cat "$work/out")"
rm "$out/Remissyttrande SN 2026-00004.docx" "$out/manifest.jsonl"
is "what was lost is taken out of the register" "0 3 rader: 3 gjorda, 0 med fel, 0 gjorda sedan tidigare" "$(said batch yttrande samples/yttranden.csv -o "$out")$(cat "$work/out")"
is "with no new case and no new version" "5 1" \
	"$("$kansli" case list --all --json $day | grep -o '"matter"' | wc -l | tr -d ' ') $("$kansli" document list "SN 2026/00004" --json $day | grep -o '"id"' | wc -l | tr -d ' ')"

# ---- One answer to many; what is wrong ----

printf 'rubrik;remittent\nPlan A;Hult\nPlan B;Sund\n' >"$work/många.csv"
is "one answer to many" "0 " "$(said batch yttrande "$work/många.csv" mottagare=SN ställningstagande=avstår yttrande="Nämnden avstår." -o "$work/m")"
is "is in each" "1 1" "$(text "SN 2026/00006" | grep -c 'Nämnden avstår.') $(text "SN 2026/00007" | grep -c 'Nämnden avstår.')"
printf 'rubrik;remittent;sista-svarsdag;färg;ärende\nEtt;Hult;32 maj;;\n;Sund;;röd;\nTre;Vik;;;SN 2026/00999\nFyra;Ek;2026-12-01;;\nFyra;Ek;2026-12-01;;\n' >"$work/fel.csv"
before=$("$kansli" case list --all --json $day)
is "a bad list" "65 desk-no-matter desk-statement-cell desk-statement-lacks desk-statement-twice" "$(said batch yttrande "$work/fel.csv" mottagare=SN -o "$work/f")"
is "all of it by row and column" "2:3 3:0 3:4 4:0 6:0" "$(sed -n 's/.*fel[.]csv: \([0-9]*\)\(:[0-9]*\)\{0,1\}: .*/\1\2/p' "$work/err" | sed 's/^\([0-9]*\)$/\1:0/' | sort | tr '\n' ' ' | sed 's/ $//')"
is "and nothing is made" "$before" "$("$kansli" case list --all --json $day)"
is "unless the bad ones are left out" "2 5 rader: 1 gjorda, 4 med fel, 0 gjorda sedan tidigare" "$(said batch yttrande "$work/fel.csv" mottagare=SN -o "$work/f" --skip-bad | cut -c1-2)$(cat "$work/out")"
is "which the manifest says" 4 "$(grep -c '"result":"error"' "$work/f/manifest.jsonl")"
is "no folder" "64 cli-option-missing" "$(said batch yttrande "$work/många.csv")"
is "no list" "66 file-cannot-read" "$(said batch yttrande "$work/ingen.csv" -o "$work/i")"
is "the log run again leads to the same" 0 "$("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"

# ---- Killed at any moment, and run again ----

{ echo 'rubrik;remittent'; i=0; while [ $i -lt 40 ]; do i=$((i + 1)); echo "Remiss $i;Hult"; done; } >"$work/lång.csv"
cases()
{
	"$kansli" case list --all --json $day | grep -o '"title":"Remiss [0-9]*"' | sort -u | wc -l | tr -d ' '
}
for wait in 0.05 0.1 0.2 0.3; do
	timeout -s KILL "$wait" "$kansli" batch yttrande "$work/lång.csv" mottagare=SN -o "$work/lång" $day >/dev/null 2>&1
done
is "killed and run again it is done" 0 "$("$kansli" batch yttrande "$work/lång.csv" mottagare=SN -o "$work/lång" $day >/dev/null 2>&1; echo $?)"
is "each of them once" "40 40 40" "$(cases) $("$kansli" case list --all --json $day | grep -o '"title":"Remiss [0-9]*"' | wc -l | tr -d ' ') $(ls "$work/lång" | grep -c docx)"
