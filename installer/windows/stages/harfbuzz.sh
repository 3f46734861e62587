# One translation unit that upstream keeps for this: shaping and subsetting without FreeType, GLib and ICU.
into="$STAGING$MADO_WINDOWS_PREFIX"
mkdir -p "$BUILD" "$into/lib/pkgconfig" "$into/include/harfbuzz"
ccache "$host-g++-posix" -std=c++17 -O2 -DNDEBUG -fstack-protector-strong -fno-exceptions -fno-rtti -Wa,-mbig-obj \
    -I"$SRC/src" -c "$SRC/src/harfbuzz-subset.cc" -o "$BUILD/harfbuzz.o"
"$host-ar" rcs "$into/lib/libharfbuzz.a" "$BUILD/harfbuzz.o"
cp "$SRC"/src/hb*.h "$into/include/harfbuzz/"
version=$(sed -n 's/^#define HB_VERSION_STRING "\(.*\)"/\1/p' "$SRC/src/hb-version.h")
for each in harfbuzz harfbuzz-subset; do
    printf 'Name: %s\nDescription: text shaping\nVersion: %s\nLibs: -L%s/lib -lharfbuzz\nCflags: -I%s/include/harfbuzz\n' \
        "$each" "$version" "$MADO_WINDOWS_PREFIX" "$MADO_WINDOWS_PREFIX" >"$into/lib/pkgconfig/$each.pc"
done
