#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Walks the import tables of every program and DLL under a folder.
#   check-imports.sh FOLDER                   every imported DLL lies beside what imports it (in FOLDER/bin) or is the system's;
#                                             anything else is listed, exit 1
#   check-imports.sh FOLDER --collect DIR...  copies what is missing from the first DIR that has it, and again for what came
# DLLs of FOLDER that nobody imports are named too: plug-ins (in folders below bin) may lie there, others are left over.
set -euo pipefail

die() { printf 'check-imports: %s\n' "$*" >&2; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
tree=${1:?check-imports.sh FOLDER [--collect DIR...]}
shift
sources=()
if [ "${1:-}" = --collect ]; then shift; sources=("$@"); fi
objdump=${OBJDUMP:-x86_64-w64-mingw32-objdump}
bin="$tree/bin"
[ -d "$bin" ] || die "$bin is not there"

imports() { "$objdump" -p "$1" | sed -n 's/^[[:space:]]*DLL Name: \(.*\)$/\1/p' | tr 'A-Z' 'a-z'; }
is_of_system() {
    case "$1" in
        api-ms-win-*.dll | ext-ms-*.dll) return 0 ;;
        # No redistributable runtime is of the system, whatever a list says.
        msvcp*.dll | vcruntime*.dll | libgcc*.dll | libstdc++*.dll | libwinpthread*.dll) return 1 ;;
    esac
    grep -qxF "$1" "$here/system-dlls.txt"
}
find_in() {  # find_in NAME DIR...: without regard to case
    local name=$1 dir
    shift
    for dir in "$@"; do
        find -L "$dir" -maxdepth 1 -iname "$name" -type f -print -quit
    done | head -n 1
}

missing=0
declare -A seen used
queue=()
while IFS= read -r file; do queue+=("$file"); done < <(find "$tree" -type f \( -iname '*.exe' -o -iname '*.dll' \) | sort)
[ ${#queue[@]} -gt 0 ] || die "no program in $tree"
while [ ${#queue[@]} -gt 0 ]; do
    file=${queue[0]}
    queue=("${queue[@]:1}")
    [ -z "${seen[$file]:-}" ] || continue
    seen[$file]=yes
    while IFS= read -r name; do
        is_of_system "$name" && continue
        there=$(find_in "$name" "$bin")
        if [ -z "$there" ] && [ ${#sources[@]} -gt 0 ]; then
            from=$(find_in "$name" "${sources[@]}")
            if [ -n "$from" ]; then
                cp -L "$from" "$bin/"
                there="$bin/$(basename "$from")"
                queue+=("$there")
                printf 'collected %s (for %s)\n' "$(basename "$from")" "$(basename "$file")"
            fi
        fi
        if [ -z "$there" ]; then
            printf 'missing %s: imported by %s\n' "$name" "${file#"$tree"/}"
            missing=$((missing + 1))
        else
            used[$(basename "$there")]=yes
        fi
    done < <(imports "$file")
done
while IFS= read -r file; do
    [ -n "${used[$(basename "$file")]:-}" ] || printf 'imported by nobody: %s\n' "${file#"$tree"/}"
done < <(find "$bin" -maxdepth 1 -type f -iname '*.dll' | sort)
[ "$missing" = 0 ] || die "$missing imports are not covered"
printf '%d programs and libraries, every import covered\n' "${#seen[@]}"
