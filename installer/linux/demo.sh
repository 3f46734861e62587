#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One command from a fresh clone to the counter: installs what is needed, builds the program, makes a synthetic city
# and starts. Nothing leaves this machine, and no real person is in the data.
#   demo.sh [--residents N] [--seed S] [--language ja|en] [--scale 100|125|150] [--no-start] [--reset]
set -euo pipefail
cd "$(dirname "$0")/../.."

residents=20000
seed=1
language=ja
scale=100
start=yes
reset=no
while [ $# -gt 0 ]; do
    case "$1" in
        --residents) residents=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --language) language=$2; shift 2 ;;
        --scale) scale=$2; shift 2 ;;
        --no-start) start=no; shift ;;
        --reset) reset=yes; shift ;;
        *) sed -n '3,6p' "$0"; exit 2 ;;
    esac
done

./installer/linux/dependencies.sh build
cmake --preset release >/dev/null
cmake --build --preset release -j "$(nproc)"

profile="${XDG_DATA_HOME:-$HOME/.local/share}/madoguchi/demo"
bin=build/release/app
[ "$reset" = no ] || rm -rf "$profile"

# The keys of the stores live in the desktop's keychain. Where no desktop session offers one, a private one is
# started for this run; its contents stay in the user's own keyring folder.
run() {
    if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then
        "$@"
    else
        dbus-run-session -- bash -c 'printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"' keychain "$@"
    fi
}

if [ ! -d "$profile" ]; then
    run "$bin/madoguchictl" city generate --profile "$profile" --residents "$residents" --seed "$seed"
fi
[ "$start" = yes ] || exit 0
run env QT_SCALE_FACTOR="$(awk "BEGIN{print $scale/100}")" "$bin/madoguchi" --profile "$profile" --language "$language"
