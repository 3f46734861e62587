#!/bin/sh
# run.sh [build folder]: builds the benchmarks (Release) and runs all of them; the last lines are the table.
# MADO_BENCH_RESIDENTS and MADO_BENCH_CACHE: see tests/bench/support/BenchProfile.h.
set -u
source=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
build=${1:-$source/build/bench}
MADO_BENCH_CACHE=${MADO_BENCH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/madoguchi-bench}
export MADO_BENCH_CACHE
cmake -S "$source" --preset release -B "$build" -DBUILD_TESTING=ON >/dev/null || exit 2
cmake --build "$build" --target BenchCity BenchSearch PlainSearch BenchKeys BenchSave BenchSync BenchStart BenchPaper TestLevySpeed madoguchi || exit 2
table=$(mktemp) || exit 2
trap 'rm -f "$table"' EXIT
{
    "$build/tests/bench/search/BenchCity"
    "$build/tests/bench/search/BenchSearch"
    QT_QPA_PLATFORM=offscreen "$build/tests/bench/search/BenchKeys"
    "$build/tests/bench/save/BenchSave" "$build"
    "$build/tests/bench/sync/BenchSync" "$build"
    sh "$source/tests/bench/start/start.sh" "$build"
    "$build/tests/bench/paper/BenchPaper"
    QT_QPA_PLATFORM=offscreen "$build/tests/bench/rules/TestLevySpeed"
} 2>&1 | tee "$table"
echo
grep -E ': (met|MISSED)$' "$table"
! grep -q -E ': MISSED$|^FAIL' "$table"
