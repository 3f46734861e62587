# Madoguchi itself, and the folder tree that the MSI holds: build/windows/tree.
build="$repo/build/windows-mingw"
tree="$repo/build/windows/tree"
log="$cache/logs/program.log"
# Fresh: where a library lies, and what it needs, may have changed. Chained: what stands before "||" does not stop at an error by itself.
{
    (cd "$repo" && cmake --fresh --preset windows-mingw -DMADO_FORMC_EXECUTABLE="$formc" -DMADO_LAYOUTC="$layoutc" \
        -DBUILD_TESTING="${MADO_WINDOWS_TESTS:-OFF}") &&
    cmake --build "$build" -j "$jobs" &&
    { [ "${MADO_WINDOWS_TESTS:-OFF}" != ON ] || cmake --build "$build" -j "$jobs" --target mado_print_specimens; } &&
    rm -rf "$tree" &&
    cmake --install "$build" --prefix "$tree" --strip
} >"$log" 2>&1 || { tail -n 30 "$log" >&2; die "Madoguchi failed; all of it is in $log"; }
mkdir -p "$tree/bin/platforms" "$tree/translations"
cp "$MADO_WINDOWS_PREFIX/plugins/platforms/qwindows.dll" "$tree/bin/platforms/"
cp /usr/share/qt6/translations/qtbase_ja.qm "$tree/translations/"
# The words of the licences that everything in the tree comes under.
licences="$tree/licences"
mkdir -p "$licences"
cp "$repo/LICENSE" "$licences/madoguchi.txt"
while IFS=$'\t' read -r name path sum; do
    [[ " ${test_stages[*]} " != *" $name "* ]] || continue
    case "$path" in *.debian.tar.*) tar -xOf "$(fetch "$path" "$sum")" debian/copyright >"$licences/$name.txt" ;; esac
done < <(grep -v '^#' "$here/sources.tsv")
for name in libssl-dev libsqlcipher-dev libp11-kit-dev gcc-mingw-w64-x86-64-posix-runtime mingw-w64-x86-64-dev \
            libz-mingw-w64 fonts-morisawa-bizud-gothic \
            fonts-morisawa-bizud-mincho fonts-ipamj-mincho; do
    cp -L "/usr/share/doc/$name/copyright" "$licences/$name.txt"
done
runtime=$(dirname "$("$host-g++-posix" -print-file-name=libstdc++-6.dll)")
"$here/check-imports.sh" "$tree" --collect "$MADO_WINDOWS_PREFIX/bin" "$runtime" "/usr/$host/lib" >"$cache/logs/imports.log" \
    || { cat "$cache/logs/imports.log" >&2; die "the tree is not complete"; }
"$host-strip" --strip-unneeded "$tree"/bin/*.dll
tail -n 1 "$cache/logs/imports.log" >&2
