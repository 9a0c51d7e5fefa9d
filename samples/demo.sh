#!/bin/sh
# samples/demo.sh OUT: two cases the whole way, with the commands that a user types.  Everything
# is made in the folder OUT, which is emptied first.  ./run demo builds and calls this.
set -eu
cd "$(dirname "$0")/.."
out=${1:?}
kansli=${KANSLI:-build/kansli}
rm -rf "$out"
mkdir -p "$out"
KANSLI_REGISTER=$out/kansli.db
KANSLI_LANG=sv
export KANSLI_REGISTER KANSLI_LANG

# Show the command as it is typed, then what it answered.
k()
{
	line=kansli
	for word; do
		case $word in
		*[!A-Za-z0-9./:=_-]*=* | *=*[!A-Za-z0-9./:=_-]*)
			case ${word%%=*} in
			*' '*) line="$line \"$word\"" ;;
			*) line="$line ${word%%=*}=\"${word#*=}\"" ;;
			esac ;;
		*[' §']*) line="$line \"$word\"" ;;
		*) line="$line $word" ;;
		esac
	done
	printf '\n$ %s\n' "$line"
	if ! "$kansli" "$@" >"$out/.answer" 2>&1; then
		cat "$out/.answer"
		echo "demo: the command failed" >&2
		exit 1
	fi
	sed 's/^/    /' "$out/.answer"
}

step()
{
	printf '\n=== %s\n' "$1"
}

step "Ett register med exempelkommunen"
k register init --trial --from samples/lindasa --user kanslichef --as-of 2026-08-03
k body list

step "1. En remiss som kom som Word-fil"
k case new --flow remiss --from samples/remissyttrande.docx --user registrator --as-of 2026-08-17
k do "SN 2026/00001" fördela handläggare="Eva Lundmark" --user kanslichef --as-of 2026-08-18

step "2. Ett ärende som börjar här"
k case new --flow forvaltningsarende rubrik="Öppettider vid Träffpunkt Kvarnen" mottagare=Socialnämnden \
	--user registrator --as-of 2026-08-18
k do "SN 2026/00002" fördela handläggare="Eva Lundmark" --user kanslichef --as-of 2026-08-18
k do "SN 2026/00002" skriv-tjänsteskrivelse --form samples/tjansteskrivelse.xml \
	--user handlaggare --as-of 2026-08-24

step "Handläggaren skriver klart i Word, och filen kommer tillbaka"
k document read-back samples/lindasa/tjansteskrivelse.docx --apply --user handlaggare --as-of 2026-08-25

step "Båda är klara för sammanträde"
k case why "SN 2026/00001" --as-of 2026-08-25
k do "SN 2026/00001" klar --user handlaggare --as-of 2026-08-25
k do "SN 2026/00002" klar --user handlaggare --as-of 2026-08-25
k case list --as-of 2026-08-25

step "Arbetsutskottet"
k meeting new SNAU 2026-09-08 --time 13:15 --place "Sammanträdesrummet Linden, kommunhuset" \
	--user sekreterare --as-of 2026-08-26
k meeting add SNAU/2026-09-08 "SN 2026/00001" "SN 2026/00002" --user sekreterare --as-of 2026-09-01
k do SNAU/2026-09-08 kalla --user sekreterare --as-of 2026-09-01
k meeting notes SNAU/2026-09-08 samples/anteckningar-au.txt --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08 öppna --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08/1 ta-upp --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08/1 besluta utfall=tillstyrks --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08/2 ta-upp --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08/2 besluta utfall=tillstyrks --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08 avsluta --user sekreterare --as-of 2026-09-08
k do SNAU/2026-09-08 skriv-protokoll justeringsdag=2026-09-10 --user sekreterare --as-of 2026-09-09
k do SNAU/2026-09-08 lämna-för-justering --user sekreterare --as-of 2026-09-09
k do SNAU/2026-09-08/justering-1 justera --user sekreterare --as-of 2026-09-10

step "Nämnden"
k meeting new SN 2026-09-22 --time 13:15 --place "Sammanträdesrummet Linden, kommunhuset" \
	--user sekreterare --as-of 2026-09-10
k meeting add SN/2026-09-22 "SN 2026/00001" "SN 2026/00002" --user sekreterare --as-of 2026-09-14
k do SN/2026-09-22 kalla --user sekreterare --as-of 2026-09-14
k meeting notes SN/2026-09-22 samples/anteckningar-sn.txt --user sekreterare --as-of 2026-09-22
k do SN/2026-09-22 öppna --user sekreterare --as-of 2026-09-22
k do SN/2026-09-22/1 ta-upp --user sekreterare --as-of 2026-09-22
k do SN/2026-09-22/1 besluta utfall=bifalls överklagande=laglighetsprövning \
	--user sekreterare --as-of 2026-09-22
k do SN/2026-09-22/2 ta-upp --user sekreterare --as-of 2026-09-22
k do SN/2026-09-22/2 besluta utfall=bifalls överklagande=laglighetsprövning \
	--user sekreterare --as-of 2026-09-22
k meeting paragraph SN/2026-09-22 2 --as-of 2026-09-22
k do SN/2026-09-22 avsluta --user sekreterare --as-of 2026-09-22
k meeting check SN/2026-09-22 --as-of 2026-09-22
k document add SN/2026-09-22/§2 samples/sarskilt-yttrande.txt --kind "särskilt yttrande" --in \
	--from "Olof Hjelmkvist (L)" --user sekreterare --as-of 2026-09-24

step "Protokoll och justering"
k do SN/2026-09-22 skriv-protokoll justeringsdag=2026-09-29 justeringstid=08:30 \
	--user sekreterare --as-of 2026-09-24
k do SN/2026-09-22 lämna-för-justering --user sekreterare --as-of 2026-09-24
k do SN/2026-09-22/justering-1 justera --user sekreterare --as-of 2026-09-29

step "Anslag vid sidan av expediering"
k today --user sekreterare --as-of 2026-09-30
k notice publish "$out/anslagstavla" --user sekreterare --as-of 2026-09-30
k expedite addresses samples/adresser.csv --user registrator --as-of 2026-09-30
mkdir "$out/epost" "$out/brev"
k expedite SN/2026-09-22 --spool "$out/epost" --print "$out/brev" --user registrator --as-of 2026-09-30
k expedite list SN/2026-09-22 --as-of 2026-09-30
k notice list --as-of 2026-09-30
k date explain Ö-1 2026-09-30
k notice watch "$out/anslagstavla" --user sekreterare --as-of 2026-10-01
k notice remove anslag/2026-1 --user sekreterare --as-of 2026-10-22

step "Vad som hände"
k case log "SN 2026/00001" --as-of 2026-10-22
k case list --all --as-of 2026-10-22
k register check

step "En remiss till alla kommuner och regioner"
mkdir "$out/mall"
k template pack templates/remissmissiv/mall "$out/mall/remissmissiv.docx" --common templates/gemensamt
began=$(date +%s%N)
k batch fill "$out/mall/remissmissiv.docx" samples/remissinstanser.csv --data samples/remiss.xml \
	--specimen templates/remissmissiv/specimen.xml --files samples/lindasa -o "$out/remiss" --name "{{mottagare}}" --as-of 2026-09-30 --quiet
took=$((($(date +%s%N) - began) / 10000000))
printf '    Det tog %d,%02d sekunder.\n' $((took / 100)) $((took % 100))

# Every document of the register as a file of its own.
step "Word-filerna"
for matter in "SN 2026/00001" "SN 2026/00002" SNAU/2026-09-08 SN/2026-09-22 anslag/2026-1; do
	"$kansli" document list "$matter" --as-of 2026-10-22 | while read -r id day direction kind title; do
		case $kind in
		tjänsteskrivelse* | kallelse* | protokoll* | anslagsbevis*) ;;
		*) continue ;;
		esac
		file=$(printf '%s/%02d-%s-%s.docx' "$out" "$id" "$(echo "$matter" | tr '/ ' '--')" "${kind%,}")
		[ -e "$file" ] || "$kansli" document get "$id" -o "$file"
		printf '    %s\n        %s\n' "$title" "$file"
	done
done
rm -f "$out/.answer"
