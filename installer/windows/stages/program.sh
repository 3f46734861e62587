# Madoguchi itself, and the folder tree that the MSI holds: build/windows/tree.
build="$repo/build/windows-mingw"
tree="$repo/build/windows/tree"
log="$cache/logs/program.log"
(
    cd "$repo"
    cmake --preset windows-mingw -DMADO_FORMC_EXECUTABLE="$formc" -DMADO_LAYOUTC="$layoutc" \
        -DBUILD_TESTING="${MADO_WINDOWS_TESTS:-OFF}" >"$log" 2>&1
    cmake --build "$build" -j "$jobs" >>"$log" 2>&1
    rm -rf "$tree"
    cmake --install "$build" --prefix "$tree" --strip >>"$log" 2>&1
) || { tail -n 30 "$log" >&2; die "Madoguchi failed; all of it is in $log"; }
mkdir -p "$tree/bin/platforms" "$tree/translations"
cp "$MADO_WINDOWS_PREFIX/plugins/platforms/qwindows.dll" "$tree/bin/platforms/"
cp /usr/share/qt6/translations/qtbase_ja.qm "$tree/translations/"
runtime=$(dirname "$("$host-g++-posix" -print-file-name=libstdc++-6.dll)")
"$here/check-imports.sh" "$tree" --collect "$MADO_WINDOWS_PREFIX/bin" "$runtime" "/usr/$host/lib" >"$cache/logs/imports.log" \
    || { cat "$cache/logs/imports.log" >&2; die "the tree is not complete"; }
"$host-strip" --strip-unneeded "$tree"/bin/*.dll
tail -n 1 "$cache/logs/imports.log" >&2
