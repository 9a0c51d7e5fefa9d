#!/bin/sh
# Those who have not answered are reminded, once for each last day; one who got more time before the new day; letters leave
# the register as mails and files, once; a letter may have another template.
. "${0%/*}/begin.sh"

send()
{
	"$kansli" remiss send "$case" --to "$work/lista.csv" --answer-by 2026-12-18 --as-of 2026-09-30 --quiet "$@" 2>"$work/err"
}

said()
{
	sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | sort -u | tr '\n' ' '
}

tick() # DAY: how many mails and letters there are after it
{
	"$kansli" tick --spool "$work/epost" --print "$work/brev" --as-of "$1" >/dev/null 2>"$work/err"
	echo "$(ls "$work/epost" | grep -c ^remiss) $(ls "$work/brev" | wc -l)"
}

statuses()
{
	"$kansli" remiss list "$case" --json --as-of "$1" | /usr/bin/python3 -c 'import json, sys
print(*(x["recipient"] + ": " + x["status"] + (", " + x["answer_by"] + " " + x["reason"] if "extended" in x else "") for x in json.load(sys.stdin)), sep="|")'
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
case=$("$kansli" case new --flow forvaltningsarende rubrik="Gemensam modell" mottagare=SN handläggare="Eva Lundmark" \
	frågor="Tillstyrker ni?" --as-of 2026-08-17)
printf 'mottagare;adress;ort;e-post\nAlmvik;Box 1;Almvik;registrator@almvik.example\nBjörknäs;Box 2;Björknäs;\nDalhult;;;d@dalhult.example\n' \
	>"$work/lista.csv"
mkdir "$work/epost" "$work/brev"

# Another template.
is "a template that is not there is told" "65 desk-no-template " "$(send --template okänd >/dev/null; echo "$? $(said)")"
is "one that names what a remiss lacks is told" "65" "$("$kansli" template pack templates/kallelse/mall "$work/kallelse.docx" --common templates/gemensamt
	send --template "$work/kallelse.docx" >/dev/null; echo $?)"
is "and nobody has got it" "0" "$("$kansli" document post --on 2026-09-30 --json --as-of 2026-09-30 | grep -c Almvik)"
cp -R templates/remissmissiv/mall "$work/mall"
sed -i 's/Ni bestämmer själva om ni vill svara[.]/Vi ber er svara./' "$work/mall/word/document.xml"
"$kansli" template pack "$work/mall" "$work/egen.docx" --common templates/gemensamt
is "numbers of jobs are looked at" "64 cli-not-a-number " "$(send --jobs många >/dev/null; echo "$? $(said)")"
is "letters leave as mails and files" "3 mottagare: 3 sända, 0 sända tidigare|$work/epost: 2 e-brev|$work/brev: 1 brev att skriva ut" \
	"$(send --template "$work/egen.docx" --jobs 2 --spool "$work/epost" --print "$work/brev" --csv "$work/brev.csv" | tr '\n' '|' | sed 's/|$//')"
is "with the words of that template" "1" "$(pandoc -t plain --wrap=none "$work"/brev/*.docx | grep -c 'Vi ber er svara')"
is "the list of letters has their hashes" "3" "$(tail -n +2 "$work/brev.csv" | while IFS=';' read -r matter name day id file hash; do
	"$kansli" document get "$id" -o "$work/en.docx" --force --as-of 2026-09-30
	[ "$(sha256sum "$work/en.docx" | cut -d' ' -f1)" = "$(echo "$hash" | tr -d '\r')" ] && echo same
done | grep -c same)"
is "again nothing leaves" "2 1" "$(send --spool "$work/epost" --print "$work/brev" >/dev/null; echo "$(ls "$work/epost" | wc -l) $(ls "$work/brev" | wc -l)")"

# Anstånd and reminders.
more() # DAY WORD…
{
	"$kansli" do "$case/remiss-2" förläng "$@" --as-of 2026-12-01 >/dev/null 2>"$work/err"
	echo "$? $(said)"
}
is "more time takes a reason" "65 step-field-missing " "$(more svar-senast=2027-01-15)"
is "and a day that comes" "65 step-condition " "$(more svar-senast=2026-11-30 skäl="Nej")"
is "it is given to one" "0 " "$(more svar-senast=2027-01-15 skäl="Nämnden möts den 13 januari")"
"$kansli" remiss answer "$case/remiss-3" README.md --position tillstyrker --date 2026-12-02 --as-of 2026-12-02 >/dev/null
is "nobody is reminded too early" "2 1" "$(tick 2026-12-10)"
is "five working days before the last day those who have not answered are" "3 1" "$(tick 2026-12-14)"
is "once" "3 1" "$(tick 2026-12-15)"
is "the list says who got more time, and why" \
	"Almvik: Påmind|Björknäs: Utskickad, 2027-01-15 Nämnden möts den 13 januari|Dalhult: Besvarad" "$(statuses 2026-12-15)"
is "who got more time is reminded before the new day, by letter" "3 2" "$(tick 2027-01-11)"
is "once too" "3 2" "$(tick 2027-01-12)"
is "the letter says so" "1" "$(pandoc -t plain --wrap=none "$work"/brev/*påminnelse*.docx | grep -c 'Ni har fått längre tid att svara')"
is "the mail has the letter with it" "Påminnelse om remiss, SN 2026/00001|1|True" "$(/usr/bin/python3 - "$work/epost" <<'EOF'
import email, email.policy, glob, sys
for name in sorted(glob.glob(sys.argv[1] + "/remiss*.eml")):
    mail = email.message_from_bytes(open(name, "rb").read(), policy=email.policy.default)
    if mail["Subject"].startswith("P"):
        parts = list(mail.iter_attachments())
        print(mail["Subject"], len(parts), "18 december 2026" in mail.get_body().get_content(), sep="|")
EOF
)"
is "the summary says so too" "Påmind, anstånd till 2027-01-15" "$("$kansli" remiss summary "$case" -o "$work/s.docx" --as-of 2027-01-12 >/dev/null 2>&1
	pandoc -t plain --wrap=none "$work/s.docx" | grep -o 'Påmind, anstånd till 2027-01-15')"
is "the register is whole" "0 0" "$("$kansli" register check >/dev/null 2>&1; echo $?) $("$kansli" register replay >/dev/null 2>&1; echo $?)"
