#!/bin/sh
# make install puts everything where it is looked for, and the installed program finds it.
set -u
cd "$(dirname "$0")/../.."
build=$(dirname "${KANSLI:-build/kansli}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset KANSLI_DATA KANSLI_REGISTER
case $build in *asan*) sanitize=1 ;; *) sanitize= ;; esac
make -s B="$build" SANITIZE=$sanitize DESTDIR="$work" PREFIX=/usr install >"$work/log" 2>&1 &&
	echo "ok make install" || { echo "FAIL make install: $(cat "$work/log")"; exit 1; }
for file in bin/kansli share/man/man1/kansli.1 share/man/sv/man1/kansli.1 \
	share/bash-completion/completions/kansli share/zsh/vendor-completions/_kansli \
	share/fish/vendor_completions.d/kansli.fish share/kansli/workflows/remiss.flode; do
	[ -s "$work/usr/$file" ] && echo "ok $file is there" || echo "FAIL $file is not there"
done
cd "$work" || exit 1
usr/bin/kansli register init --trial >/dev/null && echo "ok it makes a register out of what was installed" ||
	echo "FAIL it does not find what was installed"
[ "$(usr/bin/kansli body list --json | tr -d '\n' | cut -c1-14)" = '[{"body":"SN",' ] &&
	echo "ok and works in it" || echo "FAIL but does not work in it"
