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
[ -n "$wine" ] && [ -n "$wineserver" ] || { say "wine test: Wine is not there (installer/windows/dependencies.sh test)"; exit 4; }
command -v Xvfb >/dev/null || die "Xvfb is not there (installer/windows/dependencies.sh test)"

# In memory if there is enough: Windows writes many small files. About 2 GB.
place=${TMPDIR:-/tmp}
if [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || echo 0)" -gt 4000000 ]; then place=/dev/shm; fi
work=$(mktemp -d -p "$place" madoguchi-wine-XXXXXX)
display_server=""
end() {
    "$wineserver" --kill >/dev/null 2>&1 || true
    [ -z "$display_server" ] || kill "$display_server" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
out=${keep:-$work/out}
mkdir -p "$out"
# A machine of its own: nothing of the person's Wine is touched.
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8 TZ=Asia/Tokyo
# One display and one Windows for all: to begin them takes seconds each time. The display's number is one that is free.
Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp >"$work/display" 2>/dev/null &
display_server=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || die "the display server does not start"
DISPLAY=":$(cat "$work/display")"
export DISPLAY

in_wine() { timeout --kill-after=10 "${MADO_WINE_LIMIT:-300}" "$wine" "$@" </dev/null; }
windows_path() { "$wine" winepath -w "$1" 2>/dev/null | tr -d '\r'; }
failed=0
report() {  # report NAME RESULT
    if [ "$2" = 0 ]; then say "ok       $1"; else
        say "FAILED   $1"
        [ ! -f "$out/$1.log" ] || tail -n 15 "$out/$1.log" >&2
        failed=1
    fi
}
check() {  # check NAME COMMAND...
    local name=$1 result=0
    shift
    "$@" >"$out/$name.log" 2>&1 || result=$?
    report "$name" "$result"
}
refused() { ! "$@"; }
is_gone() { [ ! -e "$1" ]; }

say "making a Windows under Wine"
mkdir -p "$WINEPREFIX"
"$wineserver" --persistent=120 || true
in_wine wineboot --init >/dev/null 2>&1 || die "Wine does not start"
in_wine winecfg /v win10 >/dev/null 2>&1
# What crashes ends, with its stack in the log, instead of asking somebody.
in_wine reg add 'HKCU\Software\Wine\WineDbg' /v ShowCrashDialog /t REG_DWORD /d 0 /f >/dev/null 2>&1

version=$(sed -n 's/^project(Madoguchi VERSION \([0-9.]*\).*/\1/p' "$repo/CMakeLists.txt")
package="$repo/build/windows/Madoguchi-$version-x64-ja.msi"
policy_is() {  # policy_is VALUE_NAME TEXT
    in_wine reg query 'HKLM\Software\Policies\Madoguchi' /v "$1" | tr -d '\r' | grep -qE "[[:space:]]$2\$"
}
msi() { in_wine msiexec "$@" /qn; }
if [ "$installed" = yes ]; then
    [ -f "$package" ] || { say "wine test: $package is not built (installer/windows/build.sh)"; exit 4; }
    check install msi /i "$(windows_path "$package")" MOSTIDLEMINUTES=7
    built=$tree
    tree="$WINEPREFIX/drive_c/Program Files/Madoguchi"
    [ -f "$tree/bin/madoguchi.exe" ] || die "the MSI did not install the program"
    check installed-files diff -r "$built" "$tree"
    check policy-of-the-property policy_is MostIdleMinutes 0x7
fi

ctl="$tree/bin/madoguchictl.exe"
check self-check in_wine "$ctl" self-check
linux_ctl="${MADO_CTL:-$repo/build/ci/app/madoguchictl}"
same_figures() {
    in_wine "$ctl" parameters list --json | tr -d '\r' >"$work/windows.json"
    "$linux_ctl" parameters list --json >"$work/linux.json"
    [ -s "$work/linux.json" ] && cmp "$work/windows.json" "$work/linux.json"
}
[ ! -x "$linux_ctl" ] || check figures-as-on-linux same_figures

if [ -f "$repo/build/windows-mingw/tests/CTestTestfile.cmake" ]; then
    library_folder=$(windows_path "$tree/bin")
    prefix="${MADO_WINDOWS_CACHE:-$HOME/.cache/madoguchi-windows}/prefix"
    mkdir "$work/libraries"
    cp "$prefix"/bin/{Qt6Test,qpdf*}.dll "$work/libraries/"
    library_folder="$library_folder;$(windows_path "$work/libraries")"
    # Straight to where people look: CTest says itself what passed.
    if ! WINEPATH="$library_folder" ctest --test-dir "$repo/build/windows-mingw" -LE slow -j "$(nproc)" \
            --output-on-failure --timeout 300 >&2; then
        failed=1
    fi
    # Every form in every variant: the same bytes as on Linux.
    specimens="tests/documents/mado_print_specimens"
    if [ -d "$repo/build/ci/tests/documents" ] && cmake --build "$repo/build/ci" --target mado_print_specimens >"$out/specimens-build.log" 2>&1; then
        mkdir -p "$out/specimens" "$work/specimens"
        WINEPATH="$library_folder" check specimens in_wine "$repo/build/windows-mingw/$specimens.exe" "$(windows_path "$out/specimens")"
        check specimens-on-linux "$repo/build/ci/$specimens" "$work/specimens"
        check specimens-byte-for-byte diff -r "$out/specimens" "$work/specimens"
        say "         $(find "$work/specimens" -name '*.pdf' | wc -l) papers"
    fi
else
    say "no tests were built for Windows (MADO_WINDOWS_TESTS=ON installer/windows/build.sh)"
fi

# Longer than the 260 characters of old, and in Japanese.
name=$(printf '国民健康保険の窓口で使う長い名前%.0s' 1 2 3 4)
long_folder="C:\\窓口データ\\$name\\$name\\$name\\$name\\端末"
check long-japanese-folder in_wine "$ctl" city generate --residents 100 --seed 2 --profile "$long_folder"
check start-in-it in_wine "$tree/bin/madoguchi.exe" --profile "$long_folder" --measure-start
check remove-it in_wine "$ctl" data remove --profile "$long_folder" --with-unsent
report it-is-gone "$([ -z "$(find "$WINEPREFIX/drive_c/窓口データ" -name 端末)" ]; echo $?)"

mkdir -p "$out/tour"
check tour in_wine "$tree/bin/madoguchi.exe" --language ja --tour "$(windows_path "$out/tour")"
linux_program="$repo/build/ci/app/madoguchi"
if [ -x "$linux_program" ]; then
    mkdir -p "$work/tour"
    # Needs a keychain, as the program does.
    check tour-on-linux "$repo/tests/support/with-keychain.sh" env QT_QPA_PLATFORM=offscreen "$linux_program" --language ja --tour "$work/tour"
    # Numbers and times of issue differ from run to run, and only digits do.
    texts() { pdftotext -layout "$1" - | sed 's/[0-9]\+/#/g; s/[０１２３４５６７８９]\+/#/g'; }
    papers_of() { (cd "$1" && find . -name '*.pdf' | sort); }
    same_text() {
        texts "$out/tour/$1" >"$work/here.txt"
        texts "$work/tour/$1" >"$work/there.txt"
        [ -s "$work/there.txt" ] && diff "$work/here.txt" "$work/there.txt"
    }
    check the-same-papers diff <(papers_of "$out/tour") <(papers_of "$work/tour")
    while read -r paper; do
        check "text-of-$(basename "$paper" .pdf)" same_text "$paper"
    done < <(papers_of "$work/tour")
    check the-same-pictures diff <(cd "$out/tour" && ls -- *.png) <(cd "$work/tour" && ls -- *.png)
fi

if [ "$installed" = yes ]; then
    data="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/madoguchi"
    check city in_wine "$ctl" city generate --residents 300 --seed 1 --profile "$(windows_path "$data/default")"
    outbox=$(find "$data" -name 'outbox*' -type f | head -n 1)
    report outbox-is-there "$([ -n "$outbox" ]; echo $?)"
    check start in_wine "$tree/bin/madoguchi.exe" --profile "$(windows_path "$data/default")" --measure-start
    say "         $(grep usable "$out/start.log" | tr -d '\r' || true) (under Wine)"
    later="$work/later.msi"
    check later-package "$here/make-msi.sh" "$built" "${version%.*}.$((${version##*.} + 1))" ja "$later"
    sums() { (cd "$data" && find . -type f ! -name '*.lock' -exec sha256sum {} + | sort -k 2); }
    before=$(sums)
    check upgrade msi /i "$(windows_path "$later")"
    check upgraded-self-check in_wine "$ctl" self-check
    check upgrade-keeps-data diff <(printf '%s\n' "$before") <(sums)
    check upgrade-keeps-policy policy_is MostIdleMinutes 0x7
    check older-is-refused refused msi /i "$(windows_path "$package")"
    check remove msi /x "$(windows_path "$later")"
    check program-is-gone is_gone "$tree/bin/madoguchi.exe"
    check removal-keeps-data diff <(printf '%s\n' "$before") <(sums)
    check install-again msi /i "$(windows_path "$later")"
    check remove-with-data msi /x "$(windows_path "$later")" REMOVEDATA=1
    check data-is-gone is_gone "$data/default"
fi
say "Not shown by Wine: Windows' spooler with a real driver, WinSCard (a stub there), DPAPI's protection, input methods, DPI of
several monitors, screen capture, locking the session, group policy. Which tests stand for them: installer/windows/README.md."
exit "$failed"
