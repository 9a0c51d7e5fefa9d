#!/bin/sh
# Answers to a remiss: registered, read, placed or listed; nothing twice, nothing guessed.
. "${0%/*}/begin.sh"

field() # MATTER NAME
{
	"$kansli" case show "$1" --json | /usr/bin/python3 -c 'import json, sys
print(json.load(sys.stdin)["fields"].get(sys.argv[1], "-"))' "$2"
}

status()
{
	"$kansli" case show "$1" --json | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["status"])'
}

collect()
{
	"$kansli" remiss collect "$work/svar" --as-of 2026-11-30 --json "$@" >"$work/ut.json" 2>"$work/err"
	code=$?
}

results()
{
	/usr/bin/python3 -c 'import collections, json, sys
print(*(f"{k}={n}" for k, n in sorted(collections.Counter(r["result"] for r in json.load(open(sys.argv[1]))).items())))' "$work/ut.json"
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
case=$("$kansli" case new --flow forvaltningsarende rubrik="Gemensam modell" mottagare=SN handläggare="Eva Lundmark" \
	frågor="Går uppgifterna att samla in hos er utan nya system?" frågor="Saknas något mått som ni använder i dag?" \
	--as-of 2026-08-17)
"$kansli" remiss send "$case" --to samples/remissinstanser.csv --answer-by 2026-12-18 --as-of 2026-09-30 --quiet >/dev/null
/usr/bin/python3 samples/remissvar.py samples/remissinstanser.csv "$case" 60 "$work/svar" "$work/facit.json" 7

# One answer.
/usr/bin/python3 - "$work" <<'EOF'
import sys
sys.path.insert(0, 'samples')
from remissvar import paragraph, write
for name, text in (('sakert', 'Kommunen avstyrker förslaget.'), ('oklart', 'Vi har inga synpunkter.')):
    write(sys.argv[1] + '/' + name + '.docx', [paragraph(text), paragraph('Fråga 2', 'h'), paragraph('Nej, inget.')], None)
EOF
answer()
{
	"$kansli" remiss answer "$case/remiss-$1" "$work/$2" --as-of 2026-11-30 --json ${3:+--position} ${3:+$3} 2>"$work/err"
}
is "a sure position is noted" 1 "$(answer 1 sakert.docx | grep -c '"position":"avstyrker","confidence":95,"asked":2,"paired":1')"
is "and the matter is answered" "Besvarad avstyrker 2026-11-30 Fråga 2: Nej, inget." \
	"$(status "$case/remiss-1") $(field "$case/remiss-1" ställningstagande) $(field "$case/remiss-1" svarsdag) $(field "$case/remiss-1" svar)"
is "the letter has come in from the recipient" 1 "$("$kansli" document list "$case/remiss-1" --json |
	grep -c '"kind":"remissvar".*"direction":"in","party":"Upplands Väsby kommun"')"
is "what is not sure is asked" 1 "$(answer 2 oklart.docx | grep -c '"question":"är ställningstagandet tillstyrker? Det står »Vi har inga synpunkter.«"')"
is "and not guessed" "Besvarad, ställningstagandet är oklart -" "$(status "$case/remiss-2") $(field "$case/remiss-2" ställningstagande)"
"$kansli" do "$case/remiss-2" ställning ställningstagande=avstår --as-of 2026-12-01 >/dev/null
is "a person says it" "Besvarad avstår" "$(status "$case/remiss-2") $(field "$case/remiss-2" ställningstagande)"
answer 3 sakert.docx >/dev/null
is "the same file is not taken by another" "65 desk-answer-same" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
printf 'inte Word' >"$work/svar.pdf"
is "what is no Word file is kept, and its position said" 1 "$(answer 3 svar.pdf tillstyrker | grep -c '"position":"tillstyrker","confidence":100')"
printf 'inte Word heller' >"$work/ännu.pdf"
answer 3 ännu.pdf avstår >/dev/null
is "one who has answered is not answered again" "65 desk-answer-closed" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"
printf 'trasig' >"$work/trasig.docx"
answer 4 trasig.docx >/dev/null
is "a broken file changes nothing" "65 Utskickad" "$? $(status "$case/remiss-4")"

# A folder: what a list that was made without Kansli says.
"$kansli" remiss list "$case" --json | /usr/bin/python3 -c 'import json, sys
facit = json.load(open(sys.argv[1]))
done = {r["recipient"] for r in json.load(sys.stdin) if r["status"] != "Utskickad"}
json.dump([f for f in facit["files"] if f["sender"] not in done], open(sys.argv[1], "w"))' "$work/facit.json"
collect
is "something remains: 2" 2 $code
is "every answer is placed as the list says, or told of" "" "$(/usr/bin/python3 - "$work/facit.json" "$work/ut.json" <<'EOF'
import json, sys
truth = {f['file']: f for f in json.load(open(sys.argv[1]))}
for r in json.load(open(sys.argv[2])):
    f = truth.get(r['file'])
    if f is None:  # it is from one who has answered by hand above
        continue
    if f['lacks']:
        wrong = r['result'] != 'unmatched' or 'reason' not in r
    else:
        wrong = (r['result'], r.get('recipient'), r.get('position'), r.get('paired', 0)) != (
            'taken', f['sender'], f['position'], len(f['answers'])) or (f['position'] is None) != ('question' in r)
    if wrong:
        print(f, r)
EOF
)"
before=$("$kansli" register head)
first=$(results)
collect
is "again: nothing is taken twice" "$before $(echo "$first" | sed 's/taken=/before=/')" "$("$kansli" register head) $(results)"

rm -rf "$work/svar"
mkdir "$work/svar"
"$kansli" remiss list "$case" --json | /usr/bin/python3 -c 'import json, sys
print(*(r["matter"] + "|" + r["recipient"] for r in json.load(sys.stdin) if r["status"] == "Utskickad"), sep="\n")' >"$work/kvar"
left=$(sed -n 1p "$work/kvar") other=$(sed -n '2s/.*|//p' "$work/kvar")
/usr/bin/python3 - "$work/svar" "$case" "${left%|*}" "$other" <<'EOF'
import sys
sys.path.insert(0, 'samples')
from remissvar import paragraph, write
folder, case, left, other = sys.argv[1:]
def answer(name, *lines):
    write(folder + '/' + name, [paragraph(x) for x in lines + ('Vi tillstyrker förslaget.',)], None)
answer('1 två.docx', 'Ert dnr ' + case, 'Region Skåne', 'Region Halland')
answer('2 Region_Skåne.docx', 'Ert dnr ' + case, 'Region Halland')
answer('3.docx', 'Ert dnr SN 2025/00009', other)
answer('4 del.docx', 'Ert dnr sn 2026-1'.upper(), 'Yttrande från Region Jönköpings län')
answer('5.docx', 'Ert dnr ' + left, 'Någon')
answer('6 genitiv.docx', 'Ert dnr ' + case, 'Kommunen har i samråd tagit fram detta, som är Region Dalarnas yttrande.')
answer('~$öppen.docx', 'Word låser')
open(folder + '/7 Region Uppsala.docx', 'w').write('trasig')
open(folder + '/.dold', 'w').write('x')
import os
os.mkdir(folder + '/mapp')
EOF
collect
is "each of the others has its reason" "1 två.docx unsure desk-collect-several|2 Region_Skåne.docx unsure desk-collect-two-names|3.docx unmatched desk-collect-no-dnr|4 del.docx taken Region Jönköpings län|5.docx taken ${left#*|}|6 genitiv.docx taken Region Dalarna|7 Region Uppsala.docx unreadable docx-not-word" \
	"$(/usr/bin/python3 -c 'import json, sys
print("|".join(" ".join((r["file"], r["result"], r.get("name") or r["recipient"])) for r in json.load(open(sys.argv[1]))))' "$work/ut.json")"
collect --case "$case"
is "with the case named the number may be lacking" "before=3 taken=1 unreadable=1 unsure=2 2" "$(results) $code"
is "the register is whole" 0 "$("$kansli" register check >/dev/null 2>&1; echo $?)"
