#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Madoguchi needs, from the distribution's own packages. Called by demo.sh and tests/run.sh.
#   dependencies.sh build        compiler, libraries, fonts, keychain: enough to build and run
#   dependencies.sh build test   and what the tests use
# Debian 12, Debian 13 (tried), Ubuntu 24.04 (untried). Nothing is installed that is there already.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
die() { say "dependencies: $*"; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

[ -r /etc/os-release ] || die "this system is not known; see the package list in this file"
. /etc/os-release
case "${ID:-}:${VERSION_ID:-}" in
    debian:12 | debian:13 | ubuntu:24.04) ;;
    *) die "made for Debian 12, Debian 13 and Ubuntu 24.04, this is ${PRETTY_NAME:-unknown}. On another system install what this file lists and call cmake yourself." ;;
esac

# A line may name several packages: the first that this release has is taken.
build_packages=(
    "build-essential" "cmake" "ninja-build" "pkg-config" "ccache" "mold" "git" "ca-certificates"
    "qt6-base-dev" "qt6-tools-dev" "qt6-tools-dev-tools" "qt6-l10n-tools" "linguist-qt6" "qt6-translations-l10n"
    "libgl-dev" "libxkbcommon-dev" "libegl-dev"
    "libsqlcipher-dev" "libssl-dev" "libsodium-dev" "qtkeychain-qt6-dev" "libpoppler-qt6-dev" "poppler-data"
    "libcairo2-dev" "libfreetype-dev" "libharfbuzz-dev" "libfontconfig-dev" "libyaml-cpp-dev" "libzint-dev" "zlib1g-dev"
    "libcups2-dev" "libpq-dev" "libpcsclite-dev" "libp11-kit-dev"
    "fonts-morisawa-bizud-gothic" "fonts-morisawa-bizud-mincho" "fonts-ipamj-mincho"
    "dbus" "gnome-keyring"
)
test_packages=(
    "librapidcheck-dev" "libsqlite3-dev" "libqt6sql6-sqlite" "poppler-utils" "qpdf" "libzxing-dev" "libqpdf-dev"
    "softhsm2" "dbus-x11" "cups-ipp-utils" "cups" "cups-client" "xvfb"
    "postgresql" "openssl" "postgresql-plpython3-15 postgresql-plpython3-17 postgresql-plpython3-16" "python3-nacl"
)

groups=("$@")
[ ${#groups[@]} -gt 0 ] || die "say build, or build test"
wanted=()
for group in "${groups[@]}"; do
    case "$group" in
        build) wanted+=("${build_packages[@]}") ;;
        test) wanted+=("${test_packages[@]}") ;;
        *) die "unknown group $group" ;;
    esac
done

installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
sqlcipher_new_enough() {
    local version
    version=$(dpkg-query -W -f='${Version}' libsqlcipher-dev 2>/dev/null) && dpkg --compare-versions "$version" ge 4.5
}

missing=()
for names in "${wanted[@]}"; do
    found=no
    for name in $names; do installed "$name" && found=yes && break; done
    [ "$found" = yes ] || missing+=("$names")
done
if [ ${#missing[@]} -eq 0 ] && sqlcipher_new_enough; then exit 0; fi

export DEBIAN_FRONTEND=noninteractive
say "Installing ${#missing[@]} packages (asks for your password if you are not root) ..."

# Debian 12 has SQLCipher 3.4 in its main archive, which is too old; 4.6 is in backports. The archive's address
# is taken from the machine's own apt settings.
if [ "$ID:$VERSION_ID" = debian:12 ] && ! sqlcipher_new_enough; then
    if ! apt-cache policy 2>/dev/null | grep -q 'a=stable-backports\|n=bookworm-backports'; then
        archive=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 2>/dev/null \
            | awk '$2=="bookworm" || $2=="stable" || $2=="oldstable" {print $1; exit}')
        [ -n "$archive" ] || die "cannot tell where this machine gets Debian from; add the suite bookworm-backports and try again"
        keyring=/usr/share/keyrings/debian-archive-keyring.gpg
        printf 'Types: deb\nURIs: %s\nSuites: bookworm-backports\nComponents: main\nSigned-By: %s\n' "$archive" "$keyring" \
            | as_root tee /etc/apt/sources.list.d/madoguchi-backports.sources >/dev/null
    fi
fi
as_root apt-get -q update >/dev/null

chosen=()
for names in "${missing[@]}"; do
    pick=""
    for name in $names; do
        if apt-cache show "$name" >/dev/null 2>&1; then pick=$name; break; fi
    done
    [ -n "$pick" ] || die "this release has none of: $names"
    [ "$pick" = libsqlcipher-dev ] || chosen+=("$pick")
done
[ ${#chosen[@]} -eq 0 ] || as_root apt-get -q install -y --no-install-recommends "${chosen[@]}" >/dev/null
if ! sqlcipher_new_enough; then
    if [ "$ID:$VERSION_ID" = debian:12 ]; then
        as_root apt-get -q install -y --no-install-recommends -t bookworm-backports libsqlcipher-dev >/dev/null
    else
        as_root apt-get -q install -y --no-install-recommends libsqlcipher-dev >/dev/null
    fi
fi
sqlcipher_new_enough || die "SQLCipher is older than 4.5; the program would refuse to start"
say "Installed."
