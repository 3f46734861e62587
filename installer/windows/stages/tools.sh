# The compilers of forms and layouts run on the building machine.
(
    unset MADO_WINDOWS_PREFIX CCACHE_DIR
    cmake -S "$repo" -B "$repo/build/windows-tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF -DMADO_GUI=OFF \
        >"$cache/logs/tools.log" 2>&1
    cmake --build "$repo/build/windows-tools" -j "$jobs" --target mado_formc mado_layoutc >>"$cache/logs/tools.log" 2>&1
) || { tail -n 20 "$cache/logs/tools.log" >&2; die "the native tools failed; all of it is in $cache/logs/tools.log"; }
formc=$(find "$repo/build/windows-tools" -name mado_formc -type f)
layoutc=$(find "$repo/build/windows-tools" -name mado_layoutc -type f)
[ -x "$formc" ] && [ -x "$layoutc" ] || die "mado_formc or mado_layoutc was not built"
