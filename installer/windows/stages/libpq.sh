# The client library alone.
cd "$SRC"
CC="ccache $host-gcc-posix" CFLAGS="-O2 -fstack-protector-strong" CPPFLAGS="-I$MADO_WINDOWS_PREFIX/include" \
    LDFLAGS="-L$MADO_WINDOWS_PREFIX/lib" ./configure --host="$host" --prefix="$MADO_WINDOWS_PREFIX" --with-ssl=openssl \
    --without-readline --without-zlib --without-icu ZIC=/bin/true
# Its DLL imports no variables, so that the stack protector's must be its own.
make -j "$jobs" -C src/interfaces/libpq LDFLAGS_SL="-l:libssp.a" all
make -C src/interfaces/libpq LDFLAGS_SL="-l:libssp.a" DESTDIR="$STAGING" install
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/include" "$into/lib/pkgconfig"
cp src/include/postgres_ext.h src/include/pg_config_ext.h "$into/include/"
