#!/bin/sh
# samples/demo-remiss.sh OUT: a remiss to every kommun and region, 200 answers to it, and what they
# say.  Everything is made in the folder OUT, which is emptied first.  ./run demo --remiss builds and
# calls this; tests/demo/long_remiss judges what is in OUT afterwards.
set -eu
cd "$(dirname "$0")/.."
out=${1:?}
kansli=${KANSLI:-build/kansli}
rm -rf "$out"
mkdir -p "$out"
KANSLI_REGISTER=$out/kansli.db KANSLI_LANG=sv KANSLI_USER=registrator
export KANSLI_REGISTER KANSLI_LANG KANSLI_USER

# Show the command, and the first lines of its answer.
k()
{
	printf '\n$ kansli %s\n' "$*"
	code=0
	"$kansli" "$@" >"$out/.answer" 2>&1 || code=$?
	sed -n '1,8s/^/    /p' "$out/.answer"
	lines=$(wc -l <"$out/.answer")
	[ "$lines" -le 8 ] || printf '    … (%d rader till)\n' $((lines - 8))
	if [ $code -ne 0 ] && [ $code -ne "${may:-0}" ]; then
		echo "demo: the command failed" >&2
		exit 1
	fi
}

k register init --trial --as-of 2026-08-03
k case new --flow forvaltningsarende rubrik="Gemensam modell för mötesplatser för äldre" mottagare=SN \
	handläggare="Eva Lundmark" frågor="Går uppgifterna att samla in hos er utan nya system?" \
	frågor="Saknas något mått som ni använder i dag?" --as-of 2026-08-17
case="SN 2026/00001"
mkdir "$out/epost" "$out/brev"
k remiss send "$case" --to samples/remissinstanser.csv --answer-by 2026-12-18 --spool "$out/epost" --print "$out/brev" \
	--csv "$out/utskick.csv" --as-of 2026-09-30
/usr/bin/python3 samples/remissvar.py samples/remissinstanser.csv "$case" 200 "$out/svar" "$out/facit.json"
echo "
200 svar ligger i $out/svar. De flesta går att para ihop, några saknar diarienummer eller avsändare (slutkod 2):"
may=2 k remiss collect "$out/svar" --as-of 2026-11-30
"$kansli" remiss collect "$out/svar" --as-of 2026-11-30 --json >"$out/intaget.json" 2>/dev/null || [ $? -eq 2 ]
echo "
De som inte har svarat påminns fem arbetsdagar före den sista dagen:"
k tick --spool "$out/epost" --print "$out/brev" --as-of 2026-12-14
k remiss summary "$case" -o "$out/sammanstallning.docx" --csv "$out/svar.csv" --as-of 2026-12-21
"$kansli" remiss summary "$case" --json --as-of 2026-12-21 >"$out/sammanstallning.json"
"$kansli" register check >/dev/null
rm -f "$out/.answer"
echo "
Allt finns i $out: breven i brev och epost, sammanstallning.docx, svar.csv och registret kansli.db."
