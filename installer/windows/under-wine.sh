#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# under-wine.sh TEST.exe [...]: how CTest runs the tests of the Windows build. The Windows, its display and the path of the
# libraries are those that test-wine.sh made. TAP, because Qt's plain log goes to the debugger there and not to a file.
set -euo pipefail
wine=$(command -v wine64 || command -v wine)
exec "$wine" "$@" -o -,tap </dev/null
