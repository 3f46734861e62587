# Shows the program's own papers only: text, lines and inline pictures, compressed by zlib. No JPEG, JPEG 2000, colour management.
cross_cmake "$SRC" "$BUILD" -DBUILD_SHARED_LIBS=OFF -DENABLE_QT5=OFF -DENABLE_QT6=ON -DENABLE_CPP=OFF -DENABLE_GLIB=OFF \
    -DENABLE_GOBJECT_INTROSPECTION=OFF -DENABLE_UTILS=OFF -DBUILD_GTK_TESTS=OFF -DBUILD_QT5_TESTS=OFF -DBUILD_QT6_TESTS=OFF \
    -DBUILD_CPP_TESTS=OFF -DBUILD_MANUAL_TESTS=OFF -DENABLE_BOOST=OFF -DENABLE_LIBOPENJPEG=none -DENABLE_DCTDECODER=none \
    -DENABLE_CMS=none -DENABLE_LIBCURL=OFF -DENABLE_ZLIB=ON -DENABLE_ZLIB_UNCOMPRESS=OFF -DENABLE_NSS3=OFF -DWITH_NSS3=OFF \
    -DWITH_JPEG=OFF -DWITH_PNG=OFF -DWITH_TIFF=OFF -DWITH_Cairo=OFF -DFONT_CONFIGURATION=win32 \
    -DQT_HOST_PATH=/usr "-DQT_HOST_PATH_CMAKE_DIR=$(qmake6 -query QT_INSTALL_LIBS)/cmake"
cmake --build "$BUILD" -j "$jobs"
DESTDIR="$STAGING" cmake --install "$BUILD" --strip
# Static: whoever links it needs what it needs in its turn, behind it.
sed -i 's/^Libs:.*/& -lpoppler -lfreetype -lz -lQt6Gui -lQt6Core -lgdi32/' "$STAGING$MADO_WINDOWS_PREFIX/lib/pkgconfig/poppler-qt6.pc"
