# For qpdf alone, which does not build without it.
cross_cmake "$SRC" "$BUILD" -DENABLE_SHARED=OFF -DENABLE_STATIC=ON -DWITH_SIMD=OFF -DWITH_TURBOJPEG=OFF -DWITH_JAVA=OFF
cmake --build "$BUILD" -j "$jobs" --target jpeg-static
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/lib/pkgconfig" "$into/include"
cp "$BUILD/libjpeg.a" "$into/lib/"
cp "$SRC/jpeglib.h" "$SRC/jmorecfg.h" "$SRC/jerror.h" "$BUILD/jconfig.h" "$into/include/"
cat >"$into/lib/pkgconfig/libjpeg.pc" <<P
Name: libjpeg
Description: JPEG, static
Version: 2.1.5
Libs: -L$MADO_WINDOWS_PREFIX/lib -ljpeg
Cflags: -I$MADO_WINDOWS_PREFIX/include
P
