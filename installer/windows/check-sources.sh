#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles sources for Windows with the program's own warnings as errors; keeps nothing, links nothing.
#   check-sources.sh                    every file for Windows that uses no Qt, and the resources (seconds)
#   check-sources.sh --with-qt          all sources of the programs besides (an hour of one core): with the headers of this
#   check-sources.sh --with-qt FILE...  machine's Qt and libraries, which are near enough for the compiler, and what the
#                                       preset "ci" generated
set -euo pipefail
cd "$(dirname "$0")/../.."
compiler=${CXX:-x86_64-w64-mingw32-g++-posix}
windres=${WINDRES:-x86_64-w64-mingw32-windres}
command -v "$compiler" >/dev/null || { echo "check-sources: $compiler is not there (g++-mingw-w64-x86-64-posix)" >&2; exit 1; }
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
windows=(-std=c++20 -fsyntax-only -DUNICODE -D_UNICODE -DNOMINMAX -DWIN32_LEAN_AND_MEAN -D_WIN32_WINNT=0x0A00 -I.)
warnings=(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Woverloaded-virtual -Werror)

check_without_qt() {
    local files file
    mapfile -t files < <(find core ui app -path '*/windows/*.cpp' | sort)
    # Shared ones that hold a part for Windows and no Qt.
    files+=(core/print/SpoolerWords.cpp core/platform/SessionEvents.cpp core/platform/CaptureShield.cpp core/platform/ProgramStart.cpp)
    for file in "${files[@]}"; do
        "$compiler" "${windows[@]}" "${warnings[@]}" "$file"
        echo "$file"
    done
    # The resources too, as CMake would fill them in.
    sed -e "s|@MADO_ICON@|$PWD/resources/program/madoguchi.ico|; s|@MADO_MANIFEST@|$PWD/app/windows/program.manifest|" \
        -e 's|@MADO_VERSION_COMMAS@|0,1,0,0|; s|@PROJECT_VERSION@|0.1.0|; s|@MADO_PROGRAM@|madoguchi|; s|@MADO_DESCRIPTION@|Madoguchi|' \
        app/windows/program.rc.in >"$made/program.rc"
    "$windres" -O coff -i "$made/program.rc" -o "$made/program.o"
    echo app/windows/program.rc.in
    echo "${#files[@]} files compile for Windows"
}

# Only what is meant: all of /usr/include would hide the compiler's own headers.
gather_headers() {
    local name qt=/usr/include/x86_64-linux-gnu/qt6
    for name in sodium.h sodium sqlcipher zint.h yaml-cpp harfbuzz freetype2 zlib.h zconf.h ft2build.h; do
        [ ! -e "/usr/include/$name" ] || ln -s "/usr/include/$name" "$made/"
    done
    ln -s /usr/include/postgresql/{libpq-fe.h,postgres_ext.h,pg_config_ext.h} /usr/include/poppler/qt6/*.h "$made/"
    ln -s /usr/include/p11-kit-1/p11-kit "$made/"
    mkdir "$made/openssl"
    ln -s /usr/include/openssl/*.h /usr/include/x86_64-linux-gnu/openssl/*.h "$made/openssl/"
    flags=(-isystem "$made" -isystem /usr/include/harfbuzz -isystem /usr/include/freetype2 -isystem "$qt")
    for name in "$qt"/Qt*/; do flags+=(-isystem "${name%/}"); done
    for name in $(find build/ci -type d -name generated); do flags+=(-I "$name"); done
    flags+=(-DQT_NO_CAST_FROM_ASCII -DQT_NO_CAST_TO_ASCII -DQT_NO_URL_CAST_FROM_STRING -DQT_NO_FOREACH -DQT_NO_KEYWORDS
        -DQT_DISABLE_DEPRECATED_BEFORE=0x060400 -DMADO_VERSION='"0"' -DMADO_GOTHIC_FOLDER='""' -DMADO_RARE_FOLDER='""'
        -DMADO_SOURCE_DIR='""')
}

check_with_qt() {  # check_with_qt FILE...
    local file failed=0
    gather_headers
    for file in "$@"; do
        if "$compiler" "${windows[@]}" "${flags[@]}" -Wall -Wextra "$file" >"$made/log" 2>&1; then
            echo "$file"
        else
            echo "FAILED $file"
            grep -E 'error' "$made/log" | head -n 5
            failed=$((failed + 1))
        fi
    done
    [ "$failed" = 0 ] || { echo "$failed of $# files do not compile for Windows"; exit 1; }
    echo "$# files compile for Windows"
}

if [ "${1:-}" != --with-qt ]; then
    check_without_qt
    exit 0
fi
shift
# Not those of Linux alone; the simulations are not shipped.
[ $# -gt 0 ] || mapfile -t all < <(find core forms ui app -name '*.cpp' -not -path '*/unix/*' -not -name 'Cups*' -not -name 'Keychain*' -not -path 'core/simulation/*' | sort)
[ $# -gt 0 ] || set -- "${all[@]}"
check_with_qt "$@"
