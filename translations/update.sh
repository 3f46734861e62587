#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the strings of the sources into the translation files. Strings no longer used are dropped. The English file
# holds only what depends on a number; all other English is the source text.
set -eu
cd "$(dirname "$0")/.."
LUPDATE=${LUPDATE:-$(qtpaths6 --query QT_HOST_BINS)/lupdate}
# With the root as an include path lupdate finds the classes' headers, so that contexts keep their namespace.
update() { "$LUPDATE" -I . -no-obsolete -locations none -source-language en ui app forms "$@"; }
update -target-language ja -ts translations/madoguchi_ja.ts
update -target-language en -pluralonly -ts translations/madoguchi_en.ts
