#!/bin/sh
# Other § numbers, or another order of the list, until something is justerat.
. "${0%/*}/begin.sh"
KANSLI_USER=sekreterare
export KANSLI_USER
on=--as-of=2026-09-24

numbers()
{
	"$kansli" meeting renumber ON/2026-09-24 "$@" $on --json | tr -d '\n' |
		sed 's/{[^}]*"from": *\([0-9]*\)[^}]*"to": *\([0-9]*\)[^}]*"title": *"\([^"]*\)"[^}]*}/\1>\2 \3;/g; s/[][ ]//g; s/,//g'
}

name()
{
	sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$work/err" | head -1
}

list()
{
	"$kansli" meeting agenda ON/2026-10-22 --json | tr -d '\n' | grep -o '"title": *"[^"]*"' | sed 's/.*: *"//; s/"//' | tr '\n' ' '
}

"$kansli" register init --trial --from tests/story >/dev/null
"$kansli" number set ON § 2026 --next 71 --reason "förra systemet" >/dev/null
"$kansli" meeting new ON 2026-09-24 $on >/dev/null
for t in Ett Två Tre Fyra; do
	"$kansli" meeting add ON/2026-09-24 --title $t $on >/dev/null
done
"$kansli" do ON/2026-09-24 kalla --as-of 2026-09-10 >/dev/null
cat >"$work/notes" <<'END'
13:00 öppnas
in alla ledamöter
justerare Rolf Tunborg (M)
13:00 § 71 Ett
utfall antecknas
beslut: Nämnden antecknar det, se § 72.
13:05 § 72 Två
jäv Ivar Nyqvist (S) § 72
utfall antecknas
13:10 § 73 Tre
utfall antecknas
omedelbart justerad § 71
13:15 § 74 Fyra
utfall antecknas
övrig Eva Lundmark §§ 72-73
13:30 avslutas
END
"$kansli" meeting notes ON/2026-09-24 "$work/notes" --carry-out $on >/dev/null

is "nothing changes when all is in order" "71>71Ett;72>72Två;73>73Tre;74>74Fyra;" "$(numbers)"
is "another order is shown" "71>71Ett;74>72Fyra;72>73Två;73>74Tre;" "$(numbers --order '74, 72')"
is "it was only shown" "71>71Ett;72>72Två;73>73Tre;74>74Fyra;" "$(numbers)"
"$kansli" meeting renumber ON/2026-09-24 --order 79 $on >/dev/null 2>"$work/err"
is "a § that is not there" "65 desk-renumber-order" "$? $(name)"
"$kansli" meeting renumber ON/2026-09-24 --order 74,72 --apply $on >/dev/null 2>"$work/err"
is "the reason is asked for" "64 cli-reason-missing" "$? $(name)"
"$kansli" meeting renumber ON/2026-09-24 --order 74,72 --apply --reason Ordning --user handlaggare $on >/dev/null 2>"$work/err"
is "an officer does not renumber" "65 desk-renumber-role" "$? $(name)"
"$kansli" meeting renumber ON/2026-09-24 --order 74,72 --apply --reason Ordning $on >/dev/null
is "it is done" "71>71Ett;72>72Fyra;73>73Två;74>74Tre;" "$(numbers)"
jav=$("$kansli" meeting paragraph ON/2026-09-24 73 $on --json | tr -d '\n' | grep -o '"disqualified": *\[[^]]*\]')
is "what the notes say of a § goes with it" '"disqualified":["Ivar Nyqvist (S)"]' "$(echo "$jav" | sed 's/": /":/; s/\[ */[/; s/ *\]/]/')"
id=$("$kansli" document list ON/2026-09-24 --json | tr -d '\n' | grep -o '"id": *[0-9]*' | tail -1 | grep -o '[0-9]*$')
"$kansli" document get "$id" -o "$work/new"
is "the notes have the new numbers" "§§ 73–74" "$(sed -n 's/^övrig Eva Lundmark //p' "$work/new")"
is "what people wrote stands as they wrote it" "beslut: Nämnden antecknar det, se § 72." "$(grep '^beslut' "$work/new")"
is "the log run again leads there" 0 "$("$kansli" register replay >"$work/out" 2>&1; echo $?)"
is "the register is whole" 0 "$("$kansli" register check >"$work/out" 2>&1; echo $?)"

# A gap is told and closed.
"$kansli" meeting renumber ON/2026-09-24 --next 81 --apply --reason "Fel serie" $on >/dev/null
is "a gap is told" "0 check-paragraphs" "$("$kansli" register check >/dev/null 2>"$work/err"; echo $?) $(name)"
is "from another number on" "81>71Ett;82>72Fyra;83>73Två;84>74Tre;" "$(numbers --next 71)"
"$kansli" meeting renumber ON/2026-09-24 --next 71 --apply --reason "Tillbaka" $on >/dev/null
"$kansli" meeting new ON 2026-10-22 $on >/dev/null
for t in A B C D; do
	"$kansli" meeting add ON/2026-10-22 --title $t $on >/dev/null
done
"$kansli" meeting add ON/2026-10-22 --title Sen --at 2 $on >/dev/null
is "an item is put on a place of the list" "A Sen B C D " "$(list)"
"$kansli" meeting add ON/2026-10-22 --title Sist $on >/dev/null
is "the next one stands last" "A Sen B C D Sist " "$(list)"
"$kansli" meeting add ON/2026-10-22 --title X --at 9 $on >/dev/null 2>"$work/err"
is "a place that is not there" "65 desk-no-place" "$? $(name)"
"$kansli" meeting renumber ON/2026-10-22 --order "punkt 4, 1" --apply --reason Ordning $on >/dev/null
is "the list gets another order" "D A Sen B C Sist " "$(list)"
is "the series goes on after the highest" 75 "$("$kansli" meeting renumber ON/2026-10-22 $on --json | grep -o '"to": *[0-9]*' | head -1 | grep -o '[0-9]*$')"

# What is justerat stays.
"$kansli" meeting sign-now ON/2026-09-24 71 $on >/dev/null
"$kansli" meeting renumber ON/2026-09-24 --order 74,71 $on >/dev/null 2>"$work/err"
is "a justerad § keeps its number" "65 desk-renumber-frozen" "$? $(name)"
is "the later ones can change" "71>71Ett;74>72Tre;72>73Fyra;73>74Två;" "$(numbers --order 74,72)"
"$kansli" do ON/2026-09-24 skriv-protokoll $on >/dev/null
"$kansli" do ON/2026-09-24 lämna-för-justering $on >/dev/null
"$kansli" do ON/2026-09-24/justering-2 justera --as-of 2026-09-25 >/dev/null
"$kansli" meeting renumber ON/2026-09-24 --apply --reason "För sent" --as-of 2026-09-25 >/dev/null 2>"$work/err"
is "when all is justerat nothing is renumbered" "65 desk-renumber-frozen" "$? $(name)"
is "the register is whole afterwards" 0 "$("$kansli" register check >"$work/out" 2>&1; echo $?)"
is "the log still leads there" 0 "$("$kansli" register replay >"$work/out" 2>&1; echo $?)"
