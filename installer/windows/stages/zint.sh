# Its library without PNG output, program and Qt widget: only the modules of a symbol are wanted.
cross_cmake "$SRC" "$BUILD" -DZINT_SHARED=OFF -DZINT_STATIC=ON -DZINT_USE_PNG=OFF -DZINT_USE_QT=OFF -DZINT_QT6=OFF
cmake --build "$BUILD" -j "$jobs" --target zint-static
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$into/lib" "$into/include"
cp "$(find "$BUILD" -name 'libzint*.a' | head -n 1)" "$into/lib/libzint.a"
cp "$SRC/backend/zint.h" "$into/include/"
