#!/bin/sh
# The lists of the day: what nobody has got yet, who has not answered, what others are to do.
. "${0%/*}/begin.sh"
day="--as-of 2026-09-07"

"$kansli" register init --trial --as-of 2026-08-03 >/dev/null
new()
{
	"$kansli" case new --flow remiss mottagare=SN --as-of 2026-08-17 "$@" 2>/dev/null
}
one=$(new rubrik=Ett sista-svarsdag=2026-09-10)
two=$(new rubrik="=2+2" sista-svarsdag=2026-09-11)
three=$(new rubrik=Tre sista-svarsdag=2026-09-09)
"$kansli" do "$two" fördela handläggare="Eva Lundmark" --user kanslichef --as-of 2026-08-18 >/dev/null
"$kansli" do "$three" fördela handläggare="Ibrahim Nordén" --user kanslichef --as-of 2026-08-18 >/dev/null

values() # KEY: of the JSON that comes in
{
	/usr/bin/python3 -c 'import json, sys; print(*[str(r.get(sys.argv[1])) for r in json.load(sys.stdin)], sep="|")' "$1"
}

# ---- The in-box ----

is "what nobody has got yet" "$one" "$("$kansli" case list --unassigned --json $day | values matter)"
is "of one body" "" "$("$kansli" case list --unassigned --body SNAU $day | tail -n +3)"
"$kansli" case list --unassigned --csv "$work/in.csv" $day >/dev/null
is "as CSV" "ärende;öppnat;status;handläggare;rubrik|$one;2026-08-17;Registrerat;;Ett" "$(tail -c +4 "$work/in.csv" | tr '\n' '|' | sed 's/|$//')"

# ---- Remisser without an answer ----

printf 'mottagare\nHult\nSund\n' >"$work/l.csv"
printf 'mottagare\nVik\n' >"$work/m.csv"
"$kansli" remiss send "$two" --to "$work/l.csv" --answer-by 2026-09-15 --as-of 2026-08-20 --quiet >/dev/null
"$kansli" remiss send "$three" --to "$work/m.csv" --answer-by 2026-09-03 --as-of 2026-08-20 --quiet >/dev/null
echo "Vi tillstyrker." >"$work/svar.txt"
"$kansli" remiss answer "$two/remiss-1" "$work/svar.txt" --position tillstyrker --as-of 2026-09-01 >/dev/null
is "of all cases, what is due first at the top" "$three/remiss-1|$two/remiss-2" "$("$kansli" remiss list --json $day | values matter)"
is "and what is late" "True|False" "$("$kansli" remiss list --json $day | values late)"
is "with the officer of the case" "Ibrahim Nordén|Eva Lundmark" "$("$kansli" remiss list --json $day | values officer)"
is "of one case" "Sund" "$("$kansli" remiss list "$two" --unanswered --json $day | values recipient)"
is "all of one case" "Hult|Sund" "$("$kansli" remiss list "$two" --json $day | values recipient)"
is "none of another body" "" "$("$kansli" remiss list --body SNAU $day)"
"$kansli" remiss list --csv "$work/ut.csv" $day >/dev/null
is "as CSV" "$three/remiss-1;Vik;Påmind;2026-08-20;2026-09-03;försenat;;Ibrahim Nordén;" \
	"$("$kansli" tick $day >/dev/null 2>&1; "$kansli" remiss list --csv "$work/ut.csv" --force $day >/dev/null; sed -n 2p "$work/ut.csv")"

# ---- What others are to do ----

is "all deadlines of cases" "$one|$two|$three" \
	"$("$kansli" deadline list --json $day | values matter | tr '|' '\n' | grep -v remiss | sort -u | tr '\n' '|' | sed 's/|$//')"
is "of others than Eva" "$three" \
	"$("$kansli" deadline list --others --user handlaggare --json $day | values matter | tr '|' '\n' | sort -u)"
is "of one of them" "$three" \
	"$("$kansli" deadline list --officer ibrahim --json $day | values matter | tr '|' '\n' | sort -u)"
"$kansli" deadline list --officer handlaggare --csv "$work/f.csv" $day >/dev/null
is "as CSV, defused" "dag;ärende;frist;rubrik;åtgärd;handläggare 1 1" \
	"$(head -1 "$work/f.csv" | tail -c +4) $(grep -c "^2026-09-11;$two;.*;'=2+2;" "$work/f.csv") $(grep -c 'Lundmark$' "$work/f.csv" | sed 's/[2-9]/1/')"
"$kansli" today --csv "$work/t.csv" $day >/dev/null
is "today as CSV" "dag;ärende;frist;rubrik;åtgärd 1" "$(head -1 "$work/t.csv" | tail -c +4) $(grep -c "^2026-09-10;$one;" "$work/t.csv")"
