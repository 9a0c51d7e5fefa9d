# The beginning of a test of commands, read in with "." by those that need a register of their own: the
# top of the source is where it stands, $kansli the program, $work a folder that goes with the test.
set -u
cd "$(dirname "$0")/../.."
kansli=${KANSLI:-build/kansli}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LC_ALL LC_MESSAGES LANG
KANSLI_LANG=sv KANSLI_REGISTER=$work/kansli.db KANSLI_USER=registrator
export KANSLI_LANG KANSLI_REGISTER KANSLI_USER

is()
{
	if [ "$2" = "$3" ]; then
		echo "ok $1"
	else
		echo "FAIL $1: expected '$2', got '$3'"
	fi
}
