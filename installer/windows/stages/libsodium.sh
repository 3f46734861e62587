cd "$SRC"
# Debian keeps it as in its repository, without what the autotools make.
autoreconf -fi
CC="ccache $host-gcc-posix" CFLAGS="-O2 -fstack-protector-strong" ./configure --host="$host" --prefix="$MADO_WINDOWS_PREFIX" \
    --enable-static --disable-shared --disable-dependency-tracking
make -j "$jobs"
make DESTDIR="$STAGING" install
