#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a clean Debian 12 to the Windows program and its MSI, in one command. Every stage is kept under a cache folder by the
# hash of what goes into it, so that a second run builds only what changed.
#   build.sh                 everything, up to build/windows/Madoguchi-<version>-x64.msi
#   build.sh --until STAGE   stops after that stage
#   build.sh --list          stages, and whether each is in the cache
#   build.sh --cached        fails (exit 4) instead of building a library that is not in the cache
# Environment: MADO_WINDOWS_CACHE (default ~/.cache/madoguchi-windows), MADO_JOBS (default: all cores),
#              MADO_WINDOWS_TESTS=ON builds the tests too, MADO_SIGN_PKCS12, MADO_SIGN_PASSWORD_FILE, MADO_SIGN_TIMESTAMP
#              for signing (README.md).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repo=$(cd "$here/../.." && pwd)
cache=${MADO_WINDOWS_CACHE:-$HOME/.cache/madoguchi-windows}
jobs=${MADO_JOBS:-$(nproc)}
export MADO_WINDOWS_PREFIX="$cache/prefix"
export CCACHE_DIR="$cache/ccache" CCACHE_MAXSIZE=8G
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
# One make of optimisation for all libraries; part of every stage's hash.
optimise="-O1"
host=x86_64-w64-mingw32
# In the order of building.
library_stages=(qtbase openssl sqlcipher libsodium p11kit zint harfbuzz freetype poppler libpq)
# What only the tests read the papers with.
test_stages=(libjpeg qpdf)
[ "${MADO_WINDOWS_TESTS:-OFF}" != ON ] || library_stages+=("${test_stages[@]}")
declare -A needs=([sqlcipher]="openssl" [poppler]="qtbase freetype" [libpq]="openssl" [qpdf]="libjpeg")

say() { printf '%s\n' "$*" >&2; }
die() { say "windows build: $*"; exit 1; }

fetch() {  # fetch POOL_PATH SHA256: from the archives that this machine's apt uses; prints the file's path
    local path=$1 sum=$2 file
    file="$cache/sources/$sum/$(basename "$path")"
    if [ ! -f "$file" ]; then
        mkdir -p "$(dirname "$file")"
        local archive got=""
        for archive in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sort -u); do
            if /usr/lib/apt/apt-helper download-file "${archive%/}/$path" "$file.part" "SHA256:$sum" >"$cache/logs/fetch.log" 2>&1; then
                got=yes
                break
            fi
        done
        [ -n "$got" ] || die "$path is in none of this machine's Debian archives (or its SHA-256 is not $sum).
If Debian has a newer version now, write its path and hash into installer/windows/sources.tsv."
        mv "$file.part" "$file"
    fi
    printf '%s  %s\n' "$sum" "$file" | sha256sum --check --quiet >&2 || die "$file is damaged: delete it and run again"
    printf '%s\n' "$file"
}

unpack() {  # unpack STAGE INTO: the .orig file with Debian's patches over it
    local stage=$1 into=$2 name path sum file
    rm -rf "$into" "$into.debian"
    mkdir -p "$into"
    while IFS=$'\t' read -r name path sum; do
        [ "$name" = "$stage" ] || continue
        file=$(fetch "$path" "$sum")
        case "$file" in
            *.debian.tar.*) mkdir -p "$into.debian" && tar -C "$into.debian" -xf "$file" ;;
            *) tar -C "$into" --strip-components=1 -xf "$file" ;;
        esac
    done <"$here/sources.tsv"
    local series="$into.debian/debian/patches/series" each
    [ -f "$series" ] || return 0
    sed 's/#.*//; s/^[[:space:]]*//; s/[[:space:]].*//' "$series" | while read -r each; do
        [ -n "$each" ] || continue
        concerns "$into" "$into.debian/debian/patches/$each" || continue
        patch -d "$into" -p1 -s -f --no-backup-if-mismatch <"$into.debian/debian/patches/$each" \
            || { say "windows build: Debian's patch $each does not apply to $stage"; exit 1; }
    done
}

# Some of Debian's sources come in several files (freetype's demos and pages), of which only the first is fetched.
concerns() {  # concerns FOLDER PATCH: whether the patch changes anything in a part that is there
    local part
    ! grep -q '^--- /dev/null' "$2" || return 0
    while read -r part; do
        [ ! -e "$1/$part" ] || return 0
    done < <(sed -nE 's,^(---|\+\+\+) [^/]+/([^/[:space:]]+).*,\2,p' "$2")
    return 1
}

# The same for every stage that CMake builds.
cross_cmake() {  # cross_cmake SOURCE BUILD options...
    local source=$1 build=$2
    shift 2
    cmake -G Ninja -S "$source" -B "$build" -DCMAKE_TOOLCHAIN_FILE="$repo/cmake/toolchains/mingw-w64.cmake" \
        -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_BUILD_TYPE=Release \
        "-DCMAKE_C_FLAGS_RELEASE=$optimise -DNDEBUG" "-DCMAKE_CXX_FLAGS_RELEASE=$optimise -DNDEBUG" \
        -DCMAKE_INSTALL_PREFIX="$MADO_WINDOWS_PREFIX" "$@"
}

declare -A keys
key() {  # key STAGE: hash of all that goes into it, for its folder in the cache
    local stage=$1 need
    if [ -z "${keys[$stage]:-}" ]; then
        keys[$stage]=$({
            printf '%s %s %s\n' "$host" "$optimise" "$("$host-g++-posix" -dumpfullversion)"
            [ "$stage" != qtbase ] || printf '%s\n' "$(qmake6 -query QT_VERSION)"
            sed -n "s/^$stage\t//p" "$here/sources.tsv"
            cat "$here/stages/$stage.sh"
            for need in ${needs[$stage]:-}; do key "$need"; done
        } | sha256sum | cut -c1-16)
    fi
    printf '%s\n' "${keys[$stage]}"
}
folder_of() { printf '%s/stages/%s-%s\n' "$cache" "$1" "$(key "$1")"; }

build_library() {
    local stage=$1 folder work log
    folder=$(folder_of "$stage")
    if [ ! -d "$folder" ]; then
        [ "$only_cached" = no ] || { say "windows build: $stage is not in the cache ($cache)"; exit 4; }
        work="$cache/building/$stage"
        log="$cache/logs/$stage.log"
        say "$(date +%H:%M:%S) $stage: building (log: $log)"
        rm -rf "$work-build" "$work-staging"
        mkdir -p "$work-staging" "$cache/stages"
        unpack "$stage" "$work-src"
        # A shell of its own, because set -e does not reach into what stands before "||".
        if ! (export here repo cache jobs optimise host stage; export -f cross_cmake say die
              bash -euo pipefail -c 'SRC=$1 BUILD=$2 STAGING=$3; . "$here/stages/$stage.sh"' \
                  stage "$work-src" "$work-build" "$work-staging") >"$log" 2>&1; then
            tail -n 30 "$log" >&2
            die "$stage failed; all of it is in $log"
        fi
        mv "$work-staging" "$folder.new"
        mv "$folder.new" "$folder"
        rm -rf "$work-src" "$work-src.debian" "$work-build"
    fi
    # One prefix for all, made of hard links.
    cp -alf "$folder$MADO_WINDOWS_PREFIX/." "$MADO_WINDOWS_PREFIX/"
    say "$(date +%H:%M:%S) $stage: there"
}

until="" only_cached=no list=no
while [ $# -gt 0 ]; do
    case "$1" in
        --until) until=${2:?--until needs the name of a stage}; shift 2 ;;
        --cached) only_cached=yes; shift ;;
        --list) list=yes; shift ;;
        *) die "unknown option $1 (see the head of this file)" ;;
    esac
done

if [ "$list" = yes ]; then
    for stage in "${library_stages[@]}"; do
        if [ -d "$(folder_of "$stage")" ]; then echo "$stage cached"; else echo "$stage missing"; fi
    done
    exit 0
fi
"$here/dependencies.sh" build
"$repo/installer/linux/dependencies.sh" build  # for the native compilers of forms and layouts
mkdir -p "$cache"/{sources,work,logs,stages}
exec 9>"$cache/lock"
flock -n 9 || die "another build is using $cache"

rm -rf "$MADO_WINDOWS_PREFIX"
mkdir -p "$MADO_WINDOWS_PREFIX"
for stage in "${library_stages[@]}"; do
    build_library "$stage"
    [ "$stage" != "$until" ] || exit 0
done
for stage in tools program msi; do
    say "$(date +%H:%M:%S) $stage"
    . "$here/stages/$stage.sh"
    [ "$stage" != "$until" ] || exit 0
done
