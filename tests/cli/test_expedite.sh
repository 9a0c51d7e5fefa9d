#!/bin/sh
# Decisions go to those who are to have them: a letter each, once, in the way that was said; what is secret only to
# those who may have it.
. "${0%/*}/begin.sh"

is "help of the command, which has others below it" "1 1" \
	"$("$kansli" expedite --help | grep -c -- '--spool MAPP') $("$kansli" help expedite | grep -c '^  expedite list ')"

new_case() # TITLE
{
	dnr=$("$kansli" case new --flow forvaltningsarende rubrik="$1" mottagare=SN handläggare="Eva Lundmark" --as-of 2026-08-17)
	"$kansli" do "$dnr" skriv-tjänsteskrivelse förslag="Socialnämnden bifaller förslaget." sammanfattning="Kort." \
		--user handlaggare --as-of 2026-08-24 >/dev/null
	"$kansli" do "$dnr" klar --user handlaggare --as-of 2026-08-25 >/dev/null
}

run() # DAY WORD…
{
	day=$1
	shift
	"$kansli" expedite "$@" --as-of "$day" 2>"$work/err"
}

said()
{
	sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | tr '\n' ' '
}

# An expression of Python over the list of recipients: r[item][recipient].
list()
{
	"$kansli" expedite list ${2:-} --json --as-of 2026-10-20 | /usr/bin/python3 -c 'import json, sys
r = {}
for x in json.load(sys.stdin):
    r.setdefault(x["number"], {})[x["recipient"]] = x
print(eval(sys.argv[1]))' "$1"
}

# What a Word file says, as pandoc reads it.
words()
{
	pandoc -t plain --wrap=none "$1"
}

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
for title in "Öppettider på Kvarnen" "Taxa för larm" "Serveringstillstånd för Kim" "Stöd till Kim" "Ny lokal"; do
	new_case "$title"
done
cat >"$work/anteckningar.txt" <<'EOF'
13:00 öppnas
in alla ledamöter
justerare Anders Rydell (M)
13:05 punkt 1
utfall bifalls
överklagande KL
skickas till: Pensionärsrådet, Region Norrtorp, Socialförvaltningen
13:10 punkt 2
utfall bifalls
överklagande KL
skickas till: Pensionärsrådet för verkställighet, Region Norrtorp
13:20 punkt 3
utfall bifalls
överklagande FL
föredragande Eva Lundmark, utredare
motivering: Lagens krav är uppfyllda.
skickas till: Kim Ek för delgivning, Polisen
13:30 punkt 4
utfall bifalls
överklagande FL
föredragande Eva Lundmark, utredare
motivering: Lagens krav är uppfyllda.
sekretess 26 kap. 1 § OSL
skickas till: Kim Ek för delgivning, Pensionärsrådet
13:40 punkt 5
utfall bifalls
överklagande KL
skickas till: Pensionärsrådet
14:00 avslutas
EOF
cat >"$work/adresser.csv" <<'EOF'
mottagare;kanal;syfte;intern;adress;postnummer;ort;e-post
Region Norrtorp;e-post;;;;;;registrator@norrtorp.example
pensionärsrådet;brev;;;Torggatan 4;999 10;Lindåsa;
Kim Ek;brev;;;Storgatan 1;999 11;Lindåsa;
Polisen;e-post;;ja;;;;polisen@lindasa.example
EOF
KANSLI_USER=sekreterare
"$kansli" meeting new SN 2026-09-22 --time 13:00 --as-of 2026-09-01 >/dev/null
"$kansli" meeting add SN/2026-09-22 "SN 2026/1" "SN 2026/2" "SN 2026/3" "SN 2026/4" "SN 2026/5" --as-of 2026-09-01 >/dev/null
"$kansli" do SN/2026-09-22 kalla --as-of 2026-09-10 >/dev/null
"$kansli" meeting notes SN/2026-09-22 "$work/anteckningar.txt" --carry-out --as-of 2026-09-22 >/dev/null 2>"$work/err" || cat "$work/err"

# The addresses.
printf 'mottagare;kanal;syfte;e-post;land\nA;telefon;kännedom;\n;brev;kanske;a@b.example\nB;e-post;;inte en\n' >"$work/fel.csv"
is "an unknown column is told" "65 desk-csv-column " "$(run 2026-09-22 addresses "$work/fel.csv" >/dev/null; echo "$? $(said)")"
sed -i '1s/;land//' "$work/fel.csv"
is "every problem is told by line and column" "2:2 3:1 3:3 4:4 " \
	"$(run 2026-09-22 addresses "$work/fel.csv" >/dev/null; sed -n 's/.*: \([0-9]*:[0-9]*\): .*\[desk-csv-value\]/\1/p' "$work/err" | tr '\n' ' ')"
is "nothing of a bad list is taken" "brev" "$(list 'r[1]["Region Norrtorp"]["channel"]')"
is "addresses are taken in" "4 adresser" "$(run 2026-09-22 addresses "$work/adresser.csv")"
is "they say the channel, whatever the case of letters" "e-post brev internt" \
	"$(list '" ".join(r[1][n]["channel"] for n in ("Region Norrtorp", "Pensionärsrådet", "Socialförvaltningen"))')"
is "the purpose stands after the name" "verkställighet kännedom delgivning" \
	"$(list 'r[2]["Pensionärsrådet"]["purpose"], r[1]["Pensionärsrådet"]["purpose"], r[3]["Kim Ek"]["purpose"]' | tr -d "(',)")"

# Before the justering.
mkdir "$work/epost" "$work/brev"
is "what is not justerat waits" "desk-dispatch-held" \
	"$(run 2026-09-23 SN/2026-09-22 --print "$work/brev" >/dev/null; said | tr ' ' '\n' | sort -u | tr -d '\n')"
is "and nobody has had anything" "0" "$(ls "$work/brev" | wc -l)"
run 2026-09-23 SN/2026-09-22/§5 --reason "Brådskande" --print "$work/brev" >/dev/null
is "with a reason it goes" "1" "$(ls "$work/brev" | wc -l)"
is "and the extract says that it is ojusterat" "1" "$(words "$work"/brev/*.docx | grep -ci 'ojusterat')"
is "and so does the letter" "1" "$(words "$work"/brev/*.docx | grep -c 'Protokollet är inte justerat ännu')"
rm "$work"/brev/*

"$kansli" do SN/2026-09-22 skriv-protokoll justeringsdag=2026-09-25 --as-of 2026-09-24 >/dev/null
"$kansli" do SN/2026-09-22 lämna-för-justering --as-of 2026-09-24 >/dev/null
"$kansli" do SN/2026-09-22/justering-1 justera --as-of 2026-09-25 >/dev/null

# Who may, and what would be done.
is "who lacks the role may not" "65 desk-expedite-role " \
	"$(KANSLI_USER=handlaggare run 2026-09-28 SN/2026-09-22 >/dev/null; echo "$? $(said)")"
before=$("$kansli" register head)
is "a dry run shows one letter for several paragraphs" "§§ 1 och 2" \
	"$(run 2026-09-28 SN/2026-09-22 --dry-run --json | /usr/bin/python3 -c 'import json, sys
print([x["sections"] for x in json.load(sys.stdin) if x["recipient"] == "Pensionärsrådet"][0])')"
is "and changes nothing" "$before" "$("$kansli" register head)"

# The letters.
run 2026-09-28 SN/2026-09-22 --spool "$work/epost" --print "$work/brev" >"$work/out"
is "two to be printed and two mails" "3 2" "$(ls "$work/brev" | wc -l) $(ls "$work/epost" | wc -l)"
letter=$(ls "$work"/brev/*"§§ 1 och 2"*)
is "one letter has both paragraphs" "1 1" "$(words "$letter" | grep -c 'Öppettider på Kvarnen$') $(words "$letter" | grep -c '^Taxa för larm$')"
is "with what each is for" "2" "$(words "$letter" | grep -c '^§ [12] skickas till dig för')"
is "with the address" "Torggatan 4" "$(words "$letter" | grep -m1 Torggatan | tr -d '\\')"
is "with how to appeal" "2" "$(words "$letter" | grep -c 'Hur man överklagar')"
is "what is secret goes alone, and its file names nobody" "1" "$(ls "$work"/brev/*"§ 4.docx" | wc -l)"
is "who is not entitled to it gets no copy, with a word" "desk-dispatch-held " "$(said)"
is "and still waits" "Kan inte skickas" "$(list 'r[4]["Pensionärsrådet"]["status"]')"
is "what is internal is noted only" "Noterat False" "$(list 'r[1]["Socialförvaltningen"]["status"], "document" in r[1]["Socialförvaltningen"]' | tr -d "(',)")"
/usr/bin/python3 - "$work/epost" >"$work/mails" <<'EOF'
import email, email.policy, glob, io, subprocess, sys
for name in sorted(glob.glob(sys.argv[1] + "/*.eml")):
    mail = email.message_from_bytes(open(name, "rb").read(), policy=email.policy.default)
    parts = list(mail.iter_attachments())
    texts = [subprocess.run(["pandoc", "-f", "docx", "-t", "plain", "--wrap=none"], input=p.get_content(), capture_output=True).stdout.decode() for p in parts]
    print(mail["To"], mail["Subject"], len(parts), sum("Hur man överklagar" in t for t in texts), len(mail.defects), sep="|")
EOF
is "the mails are whole, with an extract for each paragraph; who is internal gets no appeal instruction" \
	"registrator@norrtorp.example|Beslut av Socialnämnden, §§ 1 och 2|3|2|0
polisen@lindasa.example|Beslut av Socialnämnden, § 3|2|0|0" "$(cat "$work/mails")"
is "the Word files are sound" 0 "$(for f in "$work"/brev/*.docx; do
	words "$f" >/dev/null || echo bad
done | wc -l)"

# Once.
"$kansli" register head >"$work/head"
run 2026-09-29 SN/2026-09-22 --spool "$work/epost" --print "$work/brev" >"$work/out"
is "again nothing is sent" "Inget att skicka. 3 2" "$(grep -o 'Inget att skicka.' "$work/out") $(ls "$work/brev" | wc -l) $(ls "$work/epost" | wc -l)"
is "nor is anything written" "$(cat "$work/head")" "$("$kansli" register head)"
cp -R "$work/brev" "$work/brev2"
rm "$work"/brev2/*"§ 3"*
# What went to § 5 before is not in the folder any more, and comes anew too.
/usr/bin/python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.execute("update outbox set done_at = null where kind like ?", ("brev%",)); db.commit()' "$work/kansli.db"
"$kansli" tick --print "$work/brev2" --spool "$work/epost" --as-of 2026-09-29 >/dev/null
rm "$work"/brev2/*"§ 5"*
is "what was broken off before the note leaves the same file" "" "$(diff -rq "$work/brev" "$work/brev2")"

# Cases close by their own conditions; delgivning has its own clock.
is "a case whose recipients all have it is expedierat" "Justerat · Expedierat" "$("$kansli" case show "SN 2026/1" --json --as-of 2026-09-29 | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["status"])')"
is "one where somebody waits is not" "Justerat · Ska expedieras" "$("$kansli" case show "SN 2026/4" --json --as-of 2026-09-29 | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["status"])')"
run 2026-09-29 set "SN 2026/4" Pensionärsrådet kanal=ingen >/dev/null
run 2026-09-29 "SN 2026/4" >/dev/null
is "one who is not to have it after all holds nothing back" "Justerat · Expedierat" "$("$kansli" case show "SN 2026/4" --json --as-of 2026-09-29 | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["status"])')"
is "delgivning waits for a receipt" "[3, 4] 2026-10-12" "$(list '[n for n in r], r[3]["Kim Ek"]["receipt_by"]' --missing | tr -d "(',)" | sed 's/3 4/3, 4/')"
is "its time has not begun by the sending" "Skickat, inte delgivet" "$("$kansli" delivery list SN/2026-09-22/§3 --json --as-of 2026-09-29 | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["status"])')"
run 2026-10-05 receipt SN/2026-09-22/§3 "kim ek" --on 2026-10-02 --proof "kvitto 17" >/dev/null
is "a receipt begins it" "2026-10-02 2026-10-23" "$("$kansli" delivery list SN/2026-09-22/§3 --json --as-of 2026-10-05 | /usr/bin/python3 -c 'import json, sys; x = json.load(sys.stdin)[0]; print(x["received"], x["last"])')"
"$kansli" delivery receipt SN/2026-09-22/§4 "Kim Ek" --on 2026-10-05 --as-of 2026-10-05 >/dev/null
is "one noted by kansli delivery counts as well" "0" "$(list 'len(r)' --missing)"
run 2026-10-05 receipt SN/2026-09-22/§1 Pensionärsrådet >/dev/null
is "others can sign for it too" "2026-10-05" "$(list 'r[1]["Pensionärsrådet"]["receipt"]')"
is "not before it was sent" "65 desk-dispatch-day " "$(run 2026-10-05 receipt SN/2026-09-22/§2 Pensionärsrådet --on 2026-09-27 >/dev/null; echo "$? $(said)")"
is "who is no recipient is told" "65 desk-dispatch-none " "$(run 2026-10-05 receipt SN/2026-09-22/§2 Ingen >/dev/null; echo "$? $(said)")"
is "the name alone is not enough where there are two" "65 desk-dispatch-several " "$(run 2026-10-05 receipt SN/2026-09-22 Pensionärsrådet >/dev/null; echo "$? $(said)")"
is "what is sent cannot be changed" "65 desk-dispatch-sent " "$(run 2026-10-05 set SN/2026-09-22/§2 Pensionärsrådet kanal=brev >/dev/null; echo "$? $(said)")"
run 2026-10-05 list --csv "$work/lista.csv" >/dev/null
is "the list as CSV has a line for each and one of columns" "11" "$(wc -l <"$work/lista.csv")"
is "the register is whole" "0 0" "$("$kansli" register check >/dev/null 2>&1; echo $?) $("$kansli" register replay >/dev/null 2>&1; echo $?)"
is "the public post list names nobody of what is secret" "0" "$("$kansli" document post --on 2026-09-28 --public --json --as-of 2026-10-05 | grep -c 'Kim Ek.*Stöd\|Stöd')"
