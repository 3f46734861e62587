#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs what build.sh made under Wine, from the tree that the MSI holds (or from the installed MSI with --installed), without a
# display of its own. What Wine can't show is listed at the end: for those parts there are tests behind interfaces.
#   test-wine.sh [--installed] [--keep FOLDER]
# Exit codes: 0 all well, 1 something failed, 4 there is nothing to test (not built) or no Wine.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repo=$(cd "$here/../.." && pwd)
say() { printf '%s\n' "$*" >&2; }
die() { say "wine test: $*"; exit 1; }

installed=no keep=""
while [ $# -gt 0 ]; do
    case "$1" in
        --installed) installed=yes; shift ;;
        --keep) keep=${2:?--keep needs a folder}; shift 2 ;;
        *) die "unknown option $1" ;;
    esac
done
tree="$repo/build/windows/tree"
[ -f "$tree/bin/madoguchi.exe" ] || { say "wine test: $tree is not built (installer/windows/build.sh)"; exit 4; }
wine=$(command -v wine64 || command -v wine || true)
wineserver=$(command -v wineserver || ls /usr/lib/wine/wineserver64 2>/dev/null || true)
[ -n "$wine" ] || { say "wine test: Wine is not there (installer/windows/dependencies.sh test)"; exit 4; }
command -v Xvfb >/dev/null || die "Xvfb is not there (installer/windows/dependencies.sh test)"

work=$(mktemp -d)
display_server=""
end() {
    "${wineserver:-true}" --kill >/dev/null 2>&1 || true
    [ -z "$display_server" ] || kill "$display_server" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
out=${keep:-$work/out}
mkdir -p "$out"
# A machine of its own: nothing of the person's Wine is touched.
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8 TZ=Asia/Tokyo
# One display and one Windows for all: to begin them takes seconds each time. The server writes the number that it found free.
Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp >"$work/display" 2>/dev/null &
display_server=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || die "the display server does not start"
DISPLAY=":$(cat "$work/display")"
export DISPLAY
in_wine() { timeout --kill-after=10 "${limit:-600}" "$wine" "$@"; }
windows_path() { "$wine" winepath -w "$1" 2>/dev/null | tr -d '\r'; }
failed=0
check() {  # check NAME COMMAND...
    local name=$1
    shift
    if "$@" >"$out/$name.log" 2>&1; then say "ok       $name"; else say "FAILED   $name ($out/$name.log)"; failed=1; fi
}

say "making a Windows under Wine"
[ -z "$wineserver" ] || "$wineserver" --persistent=60 || true
in_wine wineboot --init >/dev/null 2>&1 || die "Wine does not start"
if [ "$installed" = yes ]; then
    package=$(ls "$repo"/build/windows/Madoguchi-*-x64-en.msi | head -n 1)
    check install in_wine msiexec /i "$(windows_path "$package")" /qn MOSTIDLEMINUTES=7
    tree="$WINEPREFIX/drive_c/Program Files/Madoguchi"
    [ -f "$tree/bin/madoguchi.exe" ] || die "the MSI did not install the program"
    in_wine "$tree/bin/madoguchictl.exe" self-check --json 2>/dev/null >"$out/policies.json" || true
    check policy-of-the-property grep -q "at most 7 minutes" "$out/policies.json"
fi

check version in_wine "$tree/bin/madoguchictl.exe" --help
check self-check in_wine "$tree/bin/madoguchictl.exe" self-check
same_figures() {
    in_wine "$tree/bin/madoguchictl.exe" parameters list --json | tr -d '\r' >"$work/windows.json"
    "${MADO_CTL:-$repo/build/ci/app/madoguchictl}" parameters list --json >"$work/linux.json"
    cmp "$work/windows.json" "$work/linux.json"
}
if [ -x "${MADO_CTL:-$repo/build/ci/app/madoguchictl}" ]; then check figures-as-on-linux same_figures; fi

tests=$(find "$repo/build/windows-mingw/tests" -name 'Test*.exe' 2>/dev/null | sort || true)
library_folder=$(windows_path "$tree/bin")
for program in $tests; do
    WINEPATH="$library_folder" QT_QPA_PLATFORM=windows check "$(basename "$program" .exe)" in_wine "$program"
done
[ -n "$tests" ] || say "no tests were built for Windows (MADO_WINDOWS_TESTS=ON installer/windows/build.sh)"

mkdir -p "$out/tour"
check tour in_wine "$tree/bin/madoguchi.exe" --tour "$(windows_path "$out/tour")"
if [ -x "$repo/build/ci/app/madoguchi" ] && ls "$out"/tour/*.pdf >/dev/null 2>&1; then
    mkdir -p "$work/tour"
    # Needs a keychain, as the program does.
    check tour-on-linux "$repo/tests/support/with-keychain.sh" env QT_QPA_PLATFORM=offscreen "$repo/build/ci/app/madoguchi" --tour "$work/tour"
    for paper in "$out"/tour/*.pdf; do
        other="$work/tour/$(basename "$paper")"
        # Numbers and times of issue differ from run to run, and only digits do.
        texts() { pdftotext -layout "$1" - | sed 's/[0-9０-９]\+/#/g'; }
        check "text-of-$(basename "$paper" .pdf)" cmp <(texts "$paper") <(texts "$other")
    done
fi
if [ "$installed" = yes ]; then
    check remove in_wine msiexec /x "$(windows_path "$package")" /qn
    [ ! -f "$tree/bin/madoguchi.exe" ] || { say "FAILED   the program is still there after its removal"; failed=1; }
fi
say "Not shown by Wine: Windows' spooler with a real driver, WinSCard (a stub there), DPAPI's protection, input methods, DPI of
several monitors, screen capture, locking the session, group policy. Behind interfaces: TestSpoolPrintService, TestSheetGeometry,
TestPkcs11Cards, TestProtectedSecretStore, TestCaptureFilter, TestSessionEvents, TestPolicies."
exit "$failed"
