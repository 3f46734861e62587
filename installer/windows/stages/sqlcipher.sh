# The amalgamation with the options of Debian's own library (TEMP_STORE=2 keeps sorts out of files).
cd "$SRC"
./configure --enable-tempstore=yes CFLAGS="-DSQLITE_HAS_CODEC" LDFLAGS="-lcrypto" >/dev/null
make sqlite3.c
flags=(-DSQLITE_HAS_CODEC -DSQLCIPHER_CRYPTO_OPENSSL -DSQLITE_TEMP_STORE=2 -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5
    -DSQLITE_ENABLE_FTS3 -DSQLITE_ENABLE_FTS3_PARENTHESIS -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_COLUMN_METADATA
    -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_UNLOCK_NOTIFY -DSQLITE_SECURE_DELETE -DSQLITE_MAX_VARIABLE_NUMBER=250000
    -DSQLITE_USE_URI=0 -DNDEBUG)
ccache "$host-gcc-posix" -O2 -fstack-protector-strong "${flags[@]}" -I"$MADO_WINDOWS_PREFIX/include" -c sqlite3.c -o sqlite3.o
"$host-ar" rcs libsqlcipher.a sqlite3.o
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/lib" "$into/include/sqlcipher"
cp libsqlcipher.a "$into/lib/"
cp sqlite3.h sqlite3ext.h "$into/include/sqlcipher/"
