cd "$SRC"
CC="ccache $host-gcc-posix" CFLAGS="-O2 -fstack-protector-strong" ./configure --host="$host" --prefix="$MADO_WINDOWS_PREFIX" \
    --enable-static --disable-shared --disable-dependency-tracking
make -j "$jobs"
make DESTDIR="$STAGING" install
