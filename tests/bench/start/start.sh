#!/bin/sh
# start.sh [build folder]: BenchStart with a keychain of its own, without a screen and, where there is Xvfb, with one.
set -u
build=$1
HOME=$(mktemp -d) || exit 2
export HOME MADO_BENCH_CACHE
trap 'rm -rf "$HOME"' EXIT
with_keychain() {
    dbus-run-session -- sh -c 'printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"' keychain "$@"
}
missed=0
QT_QPA_PLATFORM=offscreen with_keychain "$build/tests/bench/start/BenchStart" "$build/app/madoguchi" || missed=1
if command -v xvfb-run >/dev/null; then
    QT_QPA_PLATFORM=xcb with_keychain xvfb-run -a "$build/tests/bench/start/BenchStart" "$build/app/madoguchi" || missed=1
fi
exit $missed
