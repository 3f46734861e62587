# The compilers of forms and layouts run on the building machine: those of the preset "ci" where its folder is there.
native="$repo/build/ci"
[ -f "$native/CMakeCache.txt" ] || native="$repo/build/windows-tools"
(
    unset MADO_WINDOWS_PREFIX CCACHE_DIR
    if [ ! -f "$native/CMakeCache.txt" ]; then
        cmake -S "$repo" -B "$native" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF -DMADO_GUI=OFF \
            -DMADO_PCH=ON -DMADO_TOGETHER=ON || exit
    fi
    cmake --build "$native" -j "$jobs" --target mado_formc mado_layoutc
) >"$cache/logs/tools.log" 2>&1 || { tail -n 20 "$cache/logs/tools.log" >&2; die "the native tools failed; all of it is in $cache/logs/tools.log"; }
formc=$(find "$native" -name mado_formc -type f)
layoutc=$(find "$native" -name mado_layoutc -type f)
[ -x "$formc" ] && [ -x "$layoutc" ] || die "mado_formc or mado_layoutc was not built"
