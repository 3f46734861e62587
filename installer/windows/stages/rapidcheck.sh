# For the tests of properties alone; nothing of it is in the package.
cross_cmake "$SRC" "$BUILD" -DBUILD_SHARED_LIBS=OFF -DRC_ENABLE_TESTS=OFF -DRC_ENABLE_EXAMPLES=OFF
cmake --build "$BUILD" -j "$jobs"
DESTDIR="$STAGING" cmake --install "$BUILD"
