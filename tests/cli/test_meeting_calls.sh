#!/bin/sh
# By when fullmäktige and a nämnd are called, who is to be told, and what fullmäktige may decide.
. "${0%/*}/begin.sh"

mkdir "$work/kommun"
cp samples/lindasa/logotyp.png "$work/kommun"
sed 's|<organen>|&<organ><kod>KF</kod><namn>Kommunfullmäktige</namn><typ>fullmäktige</typ><diarium>KS</diarium><platser>3</platser><förvaringsplats>Kansliet</förvaringsplats></organ>|' samples/lindasa/kommun.xml |
	sed '/<kod>SNAU/,/<\/organ>/s|<kallelse-räknas>kalenderdagar|<kallelse-räknas>arbetsdagar|' >"$work/kommun/kommun.xml"
cat samples/lindasa/personer.csv - >"$work/kommun/personer.csv" <<'END'
Åsa Lind;S;KF;ordförande;2023-01-01;2026-12-31;;;;;asa.lind@lindasa.example
Bo Ek;M;KF;ledamot;2023-01-01;2026-12-31;;;;;
Cia Alm;C;KF;ledamot;2023-01-01;2026-12-31;;;;;cia.alm@lindasa.example
Dan Berg;S;KF;ersättare;2023-01-01;2026-12-31;1;;;;
Mikaela Sandfors;;KF;nämndsekreterare;2023-01-01;;;sekreterare;nämndsekreterare;0980-31 92 24;mikaela.sandfors@lindasa.example
END
"$kansli" register init --trial --from "$work/kommun" >/dev/null

k()
{
	day=$1
	shift
	"$kansli" --user sekreterare "$@" --as-of "$day" >"$work/out" 2>"$work/err"
}

value()
{
	python3 -c '
import json, sys
found = json.load(open(sys.argv[1]))
for name in sys.argv[2].split("."):
    found = found[int(name)] if name.isdigit() else found.get(name, "-")
print(len(found) if isinstance(found, list) else found)' "$work/out" "$1"
}

# Seven days before Tuesday 22 September 2026, by the nämnd's own reglemente.
k 2026-09-01 meeting new SN 2026-09-22
k 2026-09-01 meeting calls SN/2026-09-22 --json
is "a nämnd is called as its reglemente says" "S-3 2026-09-15 True" "$(value call.rule) $(value call.result) $(value papers)"
is "no law asks it to be announced" "- -" "$(value announce) $(value urgent)"
is "those with seats are called and the ersättare told (rule S-4)" "11 8" "$(value called) $(value told)"
# Five working days before Tuesday 7 April 2026 (Easter between): 31, 30, 27, 26 and 25 … of March.
k 2026-01-01 date explain S-3 2026-04-07 --body SNAU --json
is "arbetsdagar are counted past Easter" 2026-03-27 "$(value result)"
# Seven days before Monday 13 April 2026 is annandag påsk: Thursday 2 April is aimed at.
k 2026-01-01 date explain S-3 2026-04-13 --body SN --json
is "a free day is not the target" "2026-04-06 2026-04-02" "$(value strict) $(value result)"
k 2026-01-01 date explain S-3 2026-04-13
is "without a body it is asked for" "65 1" "$? $(grep -c -e --body "$work/err")"
k 2026-01-01 date explain S-3 2026-04-13 --body KF
is "fullmäktige has the law's week" "65 1" "$? $(grep -c 'desk-calls-council' "$work/err")"
k 2026-01-01 date explain S-3 2026-04-13 2026-04-14 --body SN
is "one meeting at a time" "65 1" "$? $(grep -c 'law-inputs' "$work/err")"

k 2026-11-02 meeting new KF 2026-11-30
k 2026-11-03 meeting calls KF/2026-11-30 --json
is "fullmäktige is called and announced a week before" "S-1 2026-11-23 S-1 2026-11-23" \
	"$(value call.rule) $(value call.result) $(value announce.rule) $(value announce.result)"
# The vardag before Monday 30 November is Saturday 28; Friday 27 is aimed at.
is "an urgent case later" "S-2 2026-11-28 2026-11-27" "$(value urgent.rule) $(value urgent.strict) $(value urgent.result)"
is "its ersättare are told too" "3 1 Dan Berg (S)" "$(value called) $(value told) $(value told.0.name)"
k 2026-11-03 meeting calls KF/2026-11-30
is "who has no address is seen" 2 "$(grep -c 'saknar e-postadress' "$work/out")"

# A case that is ready for the list; its number is printed.
ready()
{
	k 2026-11-03 case new --flow forvaltningsarende "rubrik=$1" mottagare=Kommunfullmäktige
	dnr=$(cat "$work/out")
	k 2026-11-03 do "$dnr" fördela "handläggare=Eva Lundmark" --user kanslichef
	k 2026-11-03 do "$dnr" skriv-tjänsteskrivelse --form samples/tjansteskrivelse.xml --user handlaggare
	k 2026-11-03 do "$dnr" klar --user handlaggare
	k 2026-11-03 meeting add KF/2026-11-30 "$dnr"
	is "$1 is on the list" 0 $?
}

ready Budget
k 2026-11-03 meeting calls "$dnr"
is "a case is no meeting" "65 1" "$? $(grep -c 'desk-not-a' "$work/err")"
k 2026-11-03 meeting calls KF/2026-11-30 --json
is "nothing is announced before the notice is up" 1 "$(value unannounced)"
k 2026-11-20 notice new fullmäktige KF/2026-11-30
k 2026-11-20 notice publish "$work/tavla"
k 2026-11-20 meeting calls KF/2026-11-30 --json
is "what was on the list is announced" 0 "$(value unannounced)"
ready Skolskjutsar
k 2026-11-24 meeting calls KF/2026-11-30
is "what came later is not" 1 "$(grep -c '^2. Skolskjutsar' "$work/out")"

k 2026-11-20 do KF/2026-11-30 kalla
cat >"$work/anteckningar.txt" <<'END'
13:00 öppnas
13:00 in alla ledamöter
justerare Bo Ek (M)
13:05 punkt 1
13:10 punkt 2
13:20 avslutas
END
k 2026-11-30 meeting notes KF/2026-11-30 "$work/anteckningar.txt"
k 2026-11-30 do KF/2026-11-30 öppna
is "the meeting is opened" 0 $?
cat "$work/err"
for punkt in 1 2; do k 2026-11-30 do KF/2026-11-30/$punkt ta-upp; done
decide="utfall=bifalls överklagande=laglighetsprövning"
k 2026-11-30 do KF/2026-11-30/1 besluta $decide
is "what was announced is decided" 0 $?
cat "$work/err"
k 2026-11-30 do KF/2026-11-30/2 besluta $decide
is "what was not is refused (rule S-5)" "65 1" "$? $(grep -c 'inte tillkännaget före sammanträdet' "$work/err")"
k 2026-11-30 do KF/2026-11-30/2 besluta $decide alla-överens=ja
is "unless all who are present decide otherwise" 0 $?
