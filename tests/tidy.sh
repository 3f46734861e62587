#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy.sh [FOLDER OR FILE...]: clang-tidy with the settings of .clang-tidy over built sources; without arguments over core,
# forms, ui and app (about an hour on two cores). Needs a build with the preset ci: headers that are generated lie there.
set -eu
cd "$(dirname "$0")/.."
[ -e build/ci/compile_commands.json ] || { echo "tidy: build first: cmake --preset ci && cmake --build --preset ci" >&2; exit 2; }
# One command for each source: there they are compiled several at a time. Without what only the other compiler
# understands: some of its warnings.
cmake --preset ci -B build/tidy -DMADO_TOGETHER=OFF -DMADO_PCH=OFF >/dev/null
sed -i -E 's/-W(duplicated-cond|duplicated-branches|logical-op|useless-cast)//g; s#/build/tidy/#/build/ci/#g' build/tidy/compile_commands.json
[ $# -gt 0 ] || set -- core forms ui app
find "$@" -name '*.cpp' -not -path '*/windows/*' | sort | while read -r source; do
    # A source that is not part of this system's build has no command.
    grep -q "/$source\"" build/tidy/compile_commands.json && printf '%s\0' "$source"
done | xargs -0 -r -n 4 -P "$(nproc)" clang-tidy -quiet -p build/tidy
