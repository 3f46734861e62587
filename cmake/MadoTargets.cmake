# One place for compiler flags and for the shape of targets, so that leaf files only list sources.

add_library(mado_flags INTERFACE)
target_compile_features(mado_flags INTERFACE cxx_std_20)
target_include_directories(mado_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(mado_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
if(Qt6Core_VERSION VERSION_GREATER_EQUAL 6.5)
    # What the oldest supported Qt asks for is no fault, though later ones have another way.
    target_compile_definitions(mado_flags INTERFACE QT_WARN_DEPRECATED_UP_TO=0x060400)
endif()
if(MSVC)
    target_compile_options(mado_flags INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus /Zc:preprocessor)
else()
    target_compile_options(mado_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
        $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond> $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op> -Woverloaded-virtual -Werror=switch -Werror=return-type -fno-strict-overflow)
endif()
if(WIN32)
    target_compile_definitions(mado_flags INTERFACE UNICODE _UNICODE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
    if(MINGW)
        target_link_options(mado_flags INTERFACE -Wl,--dynamicbase,--nxcompat,--high-entropy-va -fstack-protector-strong)
    endif()
endif()
if(UNIX)
    target_compile_options(mado_flags INTERFACE -pthread)  # some libraries ask for it; then all have it, as the precompiled header must
endif()
if(MADO_WARNINGS_AS_ERRORS)
    target_compile_options(mado_flags INTERFACE $<IF:$<BOOL:${MSVC}>,/WX,-Werror>)
endif()
if(MADO_SANITIZE)
    target_compile_options(mado_flags INTERFACE -fsanitize=${MADO_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(mado_flags INTERFACE -fsanitize=${MADO_SANITIZE})
    if(MADO_SANITIZE MATCHES "undefined")
        target_compile_options(mado_flags INTERFACE -fno-sanitize-recover=undefined)
    endif()
    if(MADO_SANITIZE STREQUAL "thread")
        target_sources(mado_flags INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${CMAKE_SOURCE_DIR}/tests/support/sanitizer/CloneAsFork.cpp>)
    endif()
    # What the libraries of the distribution do among themselves is not looked at: they are not instrumented, so
    # that half of it would not be seen. Their locks and threads are. A child of a program with threads goes on
    # until it execs.
    set(mado_sanitizer_options "TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0:history_size=4:second_deadlock_stack=1:suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
elseif(NOT MSVC)
    target_compile_options(mado_flags INTERFACE -fstack-protector-strong)
endif()

# The headers that nearly every file reads, compiled once for all libraries: such a file weighs some 130 MB. What it
# is compiled with must not differ from what uses it, but for names that its headers don't know.
if(MADO_PCH)
    add_library(mado_precompiled OBJECT "${CMAKE_SOURCE_DIR}/cmake/Precompiled.cpp")
    target_link_libraries(mado_precompiled PUBLIC mado_flags Qt6::Core)
    target_precompile_headers(mado_precompiled PRIVATE <QtCore/QString> <QtCore/QDate> <QtCore/QList> <QtCore/QHash>
        <QtCore/QJsonObject> <QtCore/QObject> <memory> <optional> <variant> <vector> <functional>)
endif()

# mado_library(NAME SOURCES ... [ALONE ...] LINK ...): a static library of one room. CMAKE_CURRENT_SOURCE_DIR holds its
# files. ALONE: those of them that are never compiled together with others, because names of their own (in nameless
# namespaces) are also names of another file's.
function(mado_library NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;ALONE;LINK" ${ARGN})
    add_library(${NAME} STATIC ${ARG_SOURCES})
    target_link_libraries(${NAME} PUBLIC mado_flags ${ARG_LINK})
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    if(MADO_TOGETHER)
        set_target_properties(${NAME} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
        set_source_files_properties(${ARG_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
    if(MADO_PCH)
        target_precompile_headers(${NAME} REUSE_FROM mado_precompiled)
    endif()
endfunction()

# For ENVIRONMENT of a test whose connections sign with a card. The frames between libpq and what it leaks have no
# frame pointers, so that the stack is unwound the slow way.
set(MADO_LIBPQ_KEEPS_KEYS "ASAN_OPTIONS=fast_unwind_on_malloc=0"
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan-card.supp")

# mado_test(NAME SOURCES ... LINK ... LABELS ... [TIMEOUT seconds]): one Qt Test executable.
function(mado_test NAME)
    if(NOT BUILD_TESTING)
        return()
    endif()
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 600)  # a loaded machine is slow; a test that hangs ends all the same
    endif()
    if(MADO_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}")
        list(APPEND ARG_ENVIRONMENT ${mado_sanitizer_options} "QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000")
    endif()
    add_executable(${NAME} ${ARG_SOURCES})
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    target_link_libraries(${NAME} PRIVATE mado_flags ${ARG_LINK} Qt6::Test)
    target_compile_definitions(${NAME} PRIVATE MADO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    set(screen offscreen)
    if(WIN32)
        set(screen windows)
        if(CMAKE_CROSSCOMPILING)
            set_target_properties(${NAME} PROPERTIES CROSSCOMPILING_EMULATOR "${CMAKE_SOURCE_DIR}/installer/windows/under-wine.sh")
        endif()
    endif()
    add_test(NAME ${NAME} COMMAND ${NAME})
    set_tests_properties(${NAME} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=${screen};TZ=Asia/Tokyo;LC_ALL=C.UTF-8;QT_HASH_SEED=0;${ARG_ENVIRONMENT}")
endfunction()

# mado_windows_resources(PROGRAM DESCRIPTION): icon, manifest and version; nothing elsewhere than on Windows.
function(mado_windows_resources MADO_PROGRAM MADO_DESCRIPTION)
    if(NOT WIN32)
        return()
    endif()
    enable_language(RC)
    set(MADO_ICON "${CMAKE_SOURCE_DIR}/resources/program/madoguchi.ico")
    set(MADO_MANIFEST "${CMAKE_SOURCE_DIR}/app/windows/program.manifest")
    string(REPLACE "." "," MADO_VERSION_COMMAS "${PROJECT_VERSION}.0")
    set(file "${CMAKE_CURRENT_BINARY_DIR}/${MADO_PROGRAM}.rc")
    configure_file("${CMAKE_SOURCE_DIR}/app/windows/program.rc.in" "${file}" @ONLY)
    target_sources(${MADO_PROGRAM} PRIVATE "${file}")
    set_source_files_properties("${file}" PROPERTIES OBJECT_DEPENDS "${MADO_ICON};${MADO_MANIFEST}")
endfunction()
