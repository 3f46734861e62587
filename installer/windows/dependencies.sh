#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building for Windows needs, from Debian 12's own packages.
#   dependencies.sh build        cross compiler, native Qt tools, MSI tools
#   dependencies.sh build test   and Wine, a display in memory and readers of PDF for test-wine.sh
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
die() { say "windows dependencies: $*"; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

. /etc/os-release
[ "${ID:-}:${VERSION_ID:-}" = debian:12 ] || die "made for Debian 12: the native Qt must have the version of the Qt sources (6.4.2)"

build_packages=(
    g++-mingw-w64-x86-64-posix gcc-mingw-w64-x86-64-posix binutils-mingw-w64-x86-64 libz-mingw-w64-dev
    autoconf automake libtool cmake ninja-build make ccache pkg-config perl tcl patch xz-utils bzip2
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools linguist-qt6 qt6-translations-l10n libyaml-cpp-dev
    libp11-kit-dev wixl msitools
    fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho fonts-ipamj-mincho
)
test_packages=(wine wine64 xvfb xauth poppler-utils)

wanted=()
for group in "$@"; do
    case "$group" in
        build) wanted+=("${build_packages[@]}") ;;
        test) wanted+=("${test_packages[@]}") ;;
        *) die "unknown group $group" ;;
    esac
done
[ ${#wanted[@]} -gt 0 ] || die "say build, or build test"

missing=()
for name in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0
say "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
as_root apt-get -q update >/dev/null
as_root apt-get -q install -y --no-install-recommends "${missing[@]}" >/dev/null
