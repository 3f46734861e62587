# The header of PKCS#11 alone; the functions come from the library of the card's maker.
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/include" "$into/lib/pkgconfig"
cp -r "$(pkg-config --variable=includedir p11-kit-1)/p11-kit-1" "$into/include/"
printf 'Name: p11-kit\nDescription: header of PKCS#11\nVersion: %s\nCflags: -I%s/include/p11-kit-1\n' \
    "$(pkg-config --modversion p11-kit-1)" "$MADO_WINDOWS_PREFIX" >"$into/lib/pkgconfig/p11-kit-1.pc"
