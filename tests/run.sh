#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One command on a fresh machine: installs what is needed, builds with every warning as an error, passes all tests.
# No display is used. Takes the arguments of ctest, for example:  tests/run.sh -L unit
set -euo pipefail
cd "$(dirname "$0")/.."

./installer/linux/dependencies.sh build test

jobs=$(nproc)
cmake --preset ci >build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
rm -f build-configure.log
nice cmake --build --preset ci -j "$jobs"
# Tests of many minutes run when they are asked for:  tests/run.sh -L slow
[ $# -gt 0 ] || set -- -LE slow
exec ctest --preset ci -j "$jobs" "$@"
