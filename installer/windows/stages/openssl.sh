# Shared, so that the program, libpq and an engine for cards use one and the same libcrypto.
cd "$SRC"
export CC="ccache $host-gcc-posix" AR="$host-ar" RANLIB="$host-ranlib" RC="$host-windres"
perl Configure mingw64 shared no-tests no-legacy no-idea no-camellia no-seed no-rc2 no-rc4 no-rc5 no-md4 no-mdc2 no-whirlpool no-bf \
    no-cast no-gost no-sm2 no-sm3 no-sm4 no-srp no-srtp no-dtls no-comp no-ssl3 no-aria no-siphash \
    --prefix="$MADO_WINDOWS_PREFIX" --libdir=lib --openssldir="C:/Program Files/Common Files/Madoguchi/ssl" \
    "$optimise" -fstack-protector-strong
make -j "$jobs" build_libs
make DESTDIR="$STAGING" install_dev
