# Only what the program uses: Core, Gui, Widgets, Sql, Test.
# INPUT_opengl: the program draws with the raster engine. directwrite: without Direct2D, which mingw lacks, parts of it do not link.
# tabletevent: the headers of tablets are not in Debian's sources.
# JIT of regular expressions: its stack is a variable of each thread, which this compiler frees before it destroys it, so that
# a thread that had used one crashed at its end. Nor does the program need pages that can be written and run.
sed -i 's/CONDITION QNX OR UIKIT/CONDITION TRUE/' "$SRC/src/3rdparty/pcre2/CMakeLists.txt"
off=(vulkan dbus openssl direct2d directwrite directwrite3 system_zlib pkg_config
    sql_sqlite sql_odbc sql_psql sql_mysql sql_ibase sql_oci sql_db2
    tabletevent concurrent xml printsupport
    jpeg gif ico sessionmanager textodfwriter undoview wizard mdiarea lcdnumber dial
    fontdialog errormessage glib icu zstd network tuiotouch style_windowsvista calendarwidget columnview datawidgetmapper
    keysequenceedit progressdialog splashscreen toolbox)
options=()
for feature in "${off[@]}"; do options+=("-DFEATURE_$feature=OFF"); done
cross_cmake "$SRC" "$BUILD" -DQT_HOST_PATH=/usr "-DQT_HOST_PATH_CMAKE_DIR=$(qmake6 -query QT_INSTALL_LIBS)/cmake" \
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
    -DQT_WILL_BUILD_TOOLS=OFF -DINPUT_opengl=no "${options[@]}"
cmake --build "$BUILD" -j "$jobs"
DESTDIR="$STAGING" cmake --install "$BUILD" --strip
