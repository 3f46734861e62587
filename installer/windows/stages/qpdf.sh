# The second reading of the papers in the tests. A DLL: its names are also names of Poppler's, which is static.
cross_cmake "$SRC" "$BUILD" -DBUILD_SHARED_LIBS=ON -DBUILD_STATIC_LIBS=OFF -DUSE_IMPLICIT_CRYPTO=OFF -DREQUIRE_CRYPTO_NATIVE=ON \
    -DBUILD_DOC=OFF -DINSTALL_EXAMPLES=OFF -DINSTALL_MANUAL=OFF \
    "-DCMAKE_CXX_FLAGS=-isystem $MADO_WINDOWS_PREFIX/include -include cstdint" "-DCMAKE_SHARED_LINKER_FLAGS=-L$MADO_WINDOWS_PREFIX/lib"
cmake --build "$BUILD" -j "$jobs" --target libqpdf
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/lib/pkgconfig" "$into/include" "$into/bin"
cp "$BUILD"/libqpdf/qpdf*.dll "$into/bin/"
cp "$BUILD/libqpdf/libqpdf.a" "$into/lib/libqpdf.dll.a"
cp -r "$SRC/include/qpdf" "$into/include/"
cat >"$into/lib/pkgconfig/libqpdf.pc" <<P
Name: libqpdf
Description: reads PDF
Version: 11.3.0
Libs: -L$MADO_WINDOWS_PREFIX/lib -lqpdf
Cflags: -I$MADO_WINDOWS_PREFIX/include
P
