#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Signs files by Authenticode if a key is given:
#   MADO_SIGN_PKCS12=key.p12 MADO_SIGN_PASSWORD_FILE=file [MADO_SIGN_TIMESTAMP=URL] sign.sh FILE...
# Without MADO_SIGN_PKCS12 nothing is signed, and that is said.
set -euo pipefail

if [ -z "${MADO_SIGN_PKCS12:-}" ]; then
    printf 'not signed (MADO_SIGN_PKCS12 is not set): %s\n' "$(basename -a "$@" | paste -sd' ')" >&2
    exit 0
fi
command -v osslsigncode >/dev/null || { echo "sign: osslsigncode is not installed" >&2; exit 1; }
options=(-pkcs12 "$MADO_SIGN_PKCS12" -readpass "${MADO_SIGN_PASSWORD_FILE:?the file with the password of the key}" -h sha256 -n Madoguchi)
[ -z "${MADO_SIGN_TIMESTAMP:-}" ] || options+=(-ts "$MADO_SIGN_TIMESTAMP")
for file in "$@"; do
    rm -f "$file.signed"
    osslsigncode sign "${options[@]}" -in "$file" -out "$file.signed" >/dev/null
    mv "$file.signed" "$file"
done
