#!/bin/sh
# The list of a meeting before it: standing items, whose turn it is to sign, times, what comes back by
# itself, what the meeting is told of, papers, a second kallelse, another day.
. "${0%/*}/begin.sh"

python3 - "$work" <<'END'
import shutil, sys
folder = sys.argv[1] + "/lindasa"
shutil.copytree("samples/lindasa", folder)
text = open(folder + "/kommun.xml", encoding="utf-8").read()
at = text.index("\t\t\t<anslag>alltid</anslag>")
text = text[:at] + """
<stående-punkter>
	<punkt><rubrik>Upprop</rubrik><slag>öppnande</slag></punkt>
	<punkt><rubrik>Val av justerare</rubrik><slag>öppnande</slag></punkt>
	<punkt><rubrik>Anmälan av delegationsbeslut</rubrik><slag>anmälan</slag><plats>sist</plats></punkt>
</stående-punkter>
<styrande>S, C, V</styrande>
<justerare-från>andra-sidan</justerare-från>
""" + text[at:]
open(folder + "/kommun.xml", "w", encoding="utf-8").write(text)
END
KANSLI_USER=alla
"$kansli" register init --trial --from "$work/lindasa" --as-of 2026-08-03 >/dev/null

# on DAY ARGUMENT…
on()
{
	day=$1
	shift
	"$kansli" "$@" --as-of "$day" 2>"$work/err"
}

# ready TITLE [FIELD=VALUE]: a case that can be put on a list
ready()
{
	dnr=$(on 2026-08-10 case new --flow forvaltningsarende rubrik="$1" mottagare=SN \
		handläggare="Eva Lundmark" förslag="Socialnämnden godkänner." ${2+"$2"})
	on 2026-08-11 do "$dnr" skriv-tjänsteskrivelse >/dev/null
	on 2026-08-11 do "$dnr" klar >/dev/null
	echo "$dnr"
}

# agenda MEETING MEMBER…: of each item
agenda()
{
	meeting=$1
	shift
	"$kansli" meeting agenda "$meeting" --json | python3 -c '
import json, sys
for i in json.load(sys.stdin):
    print("|".join(str(i.get(k, "")) for k in sys.argv[1:]).replace("\u00a0", " "))' "$@"
}

first=$(ready "Ny taxa")
secret=$(ready "Anna Ek, vård" sekretess="26 kap. 1 § OSL")
on 2026-08-12 meeting new SN 2026-09-22 --time 13:15 --place Linden >/dev/null
is "the items that come first are there at once" "Upprop|öppnande Val av justerare|öppnande" \
	"$(agenda SN/2026-09-22 title kind | tr '\n' ' ' | sed 's/ $//')"
on 2026-08-12 meeting add SN/2026-09-22 "$first" "$secret" >/dev/null
on 2026-08-12 meeting add SN/2026-09-22 --title "Val till pensionärsrådet" --kind val >/dev/null
is "an item that is no case has the kind that is said" "Val till pensionärsrådet|val" \
	"$(agenda SN/2026-09-22 title kind | tail -1)"

for i in 1 2; do
	on 2026-08-12 meeting item SN/2026-09-22 $i --minutes 5 >/dev/null
done
on 2026-08-12 meeting item SN/2026-09-22 3 --minutes 20 --speaker "Eva Lundmark, utredare" >/dev/null
is "the clock follows the minutes" "13:15 13:20 13:25 13:45 " "$(agenda SN/2026-09-22 time | grep . | tr '\n' ' ')"
on 2026-08-12 meeting renumber SN/2026-09-22 --order "punkt 3, 1-2" --apply --reason "Föredraganden har bråttom" >/dev/null
is "an item that is moved moves the clock" "3|13:15 1|13:35 2|13:40 4|13:45 5|" \
	"$(agenda SN/2026-09-22 point time | tr '\n' ' ' | sed 's/ $//')"
on 2026-08-12 meeting renumber SN/2026-09-22 --order "punkt 1-3" --apply --reason "Som förut" >/dev/null
on 2026-08-12 meeting item SN/2026-09-22 9 --minutes 5 >/dev/null
is "a punkt that is not there is told" "65 desk-no-point" "$? $(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err")"

echo dom >"$work/dom.txt"
on 2026-08-20 document add "$first" "$work/dom.txt" --kind meddelande --in --from "Förvaltningsrätten" \
	--title "Dom i mål 12-26" >/dev/null
on 2026-09-10 do SN/2026-09-22 kalla >/dev/null
is "the kallelse puts the last items and the messages on the list" \
	"Anmälan av delegationsbeslut|anmälan Meddelanden|meddelanden" \
	"$(agenda SN/2026-09-22 title kind | tail -2 | tr '\n' ' ' | sed 's/ $//')"
is "the one whose turn it is from the other side is proposed to sign" \
	"Socialnämnden utser Anders Rydell (M) att justera protokollet, med Ingela Dahlbro (M) som ersättare.|2" \
	"$(agenda SN/2026-09-22 proposal point | sed -n 2p)"

# words DOCUMENT-VERSION: the text of the newest kallelse
words()
{
	id=$("$kansli" document list SN/2026-09-22 --json | python3 -c '
import json, sys
print([d["id"] for d in json.load(sys.stdin) if d["kind"] == "kallelse"][-1])')
	"$kansli" document get "$id" -o "$work/k.docx" --force >/dev/null
	"$kansli" read "$work/k.docx"
}

words >"$work/kallelse"
is "the kallelse has groups, a time, a speaker, numbered papers and the message" "1 1 1 1" "$(
	for what in '^Sammanträdets öppnande' '	Eva Lundmark, utredare, kl. 13.25' '^3.1 Tjänsteskrivelse' \
		'^Dom i mål 12-26, SN 2026/00001, från Förvaltningsrätten'; do
		grep -c "$what" "$work/kallelse"
	done | tr '\n' ' ' | sed 's/ $//')"
is "a secret title is not in it" 0 "$(grep -c 'Anna Ek' "$work/kallelse")"

late=$(ready "Brådskande ärende")
on 2026-09-11 meeting add SN/2026-09-22 "$late" >/dev/null
on 2026-09-11 do SN/2026-09-22 ändra plats=Granen >/dev/null
on 2026-09-12 do SN/2026-09-22 kalla ändringsskäl="Ärendet kan inte vänta." >/dev/null
words >"$work/kallelse"
is "the second kallelse says what has changed and why" "1 1 1 1" "$(
	for what in '^Version 2' '^Ärendet kan inte vänta' '^Ny plats: Granen' '^Tillkommer: 8. Brådskande'; do
		grep -c "$what" "$work/kallelse"
	done | tr '\n' ' ' | sed 's/ $//')"
is "what came after the first is tillkommande" "Brådskande ärende|True" "$(agenda SN/2026-09-22 title late | tail -1)"

# inside ZIP: the names in it
inside()
{
	python3 -c '
import sys, zipfile
print(" / ".join(sorted(zipfile.ZipFile(sys.argv[1]).namelist())))' "$1"
}
on 2026-09-12 meeting papers SN/2026-09-22 -o "$work/a.zip" >/dev/null
is "the papers are numbered as the list, without secret ones" "00 Kallelse SN 2026-09-22, version 2.docx / \
03-1 SN 2026-00001-1 Tjänsteskrivelse SN 2026-00001.docx / 03-2 SN 2026-00001-2 dom.txt / \
08-1 SN 2026-00003-1 Tjänsteskrivelse SN 2026-00003.docx / Förteckning.csv" "$(inside "$work/a.zip")"
on 2026-09-12 meeting papers SN/2026-09-22 --secret -o "$work/s.zip" >/dev/null
is "secret ones are apart" "04-1 SN 2026-00002-1 tjänsteskrivelse.docx / Förteckning.csv" "$(inside "$work/s.zip")"
on 2026-09-12 meeting papers SN/2026-09-22 --changed -o "$work/c.zip" >/dev/null
is "only what is new is sent again" "00 Kallelse SN 2026-09-22, version 2.docx / \
08-1 SN 2026-00003-1 Tjänsteskrivelse SN 2026-00003.docx / Förteckning.csv" "$(inside "$work/c.zip")"

# The nämnd tables one case without a day and returns another.
cat >"$work/notes.txt" <<END
13:15 öppnas
in alla ledamöter
justerare Anders Rydell (M), ersättare Ingela Dahlbro (M)
13:15 § 1 punkt 1
utfall antecknas
13:20 § 2 punkt 2
utfall bifalls
13:25 § 3 punkt 3
utfall bordläggs
13:45 § 4 punkt 4
utfall utgår
13:46 § 5 punkt 5
utfall bifalls
överklagande nej
13:47 § 6 punkt 6
utfall antecknas
13:48 § 7 punkt 7
utfall antecknas
13:50 § 8 punkt 8
utfall återremitteras: Räkna om.
14:00 avslutas
END
on 2026-09-22 meeting notes SN/2026-09-22 "$work/notes.txt" --carry-out --reason "Prov" >"$work/out"
is "items keep their kinds when they are decided" "öppnande öppnande beslut beslut val anmälan meddelanden beslut" \
	"$(agenda SN/2026-09-22 kind | tr '\n' ' ' | sed 's/ $//')"
on 2026-09-23 meeting new SN 2026-10-20 --time 13:15 >/dev/null
is "what was tabled without a day comes to the next meeting, with its history" \
	"$first|Återkommande ärende, bordlagt § 3 den 22 september 2026" \
	"$(agenda SN/2026-10-20 matter returns | tail -1)"
on 2026-09-24 do "$late" klar >/dev/null
is "what was returned comes when it is ready" \
	"$late|Återkommande ärende, återremitterat § 8 den 22 september 2026" \
	"$(agenda SN/2026-10-20 matter returns | tail -1)"

is "a meeting that is moved takes its list along" SN/2026-10-22 \
	"$(on 2026-09-25 meeting move SN/2026-10-20 2026-10-22 --reason "Lokalen är upptagen")"
is "and is inställt on its old day" "SN/2026-10-20 Inställt" "$("$kansli" meeting list --json | python3 -c '
import json, sys
print(*[m["meeting"] + " " + m["status"] for m in json.load(sys.stdin) if m["meeting"] == "SN/2026-10-20"])')"
is "with both cases on the new list" "$first $late" \
	"$(agenda SN/2026-10-22 matter | grep . | tr '\n' ' ' | sed 's/ $//')"
