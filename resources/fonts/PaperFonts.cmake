# The fonts of the paper: BIZ UD (OFL) and, for names that it lacks, IPAmj Mincho (IPA Font License). They are found, not
# copied into the tree. Debian: fonts-morisawa-bizud-gothic, fonts-morisawa-bizud-mincho, fonts-ipamj-mincho. Elsewhere put the
# files into one folder and pass -DMADO_FONT_FOLDER=<folder>. Installed beside the program, because a paper must look the same
# on every terminal whatever is installed there.
set(MADO_FONT_FOLDER "" CACHE PATH "A folder that holds the font files of the paper")
set(MADO_PAPER_FONT_FILES
    BIZUDMincho-Regular.ttf BIZUDPMincho-Regular.ttf BIZUDGothic-Regular.ttf BIZUDGothic-Bold.ttf BIZUDPGothic-Regular.ttf
    BIZUDPGothic-Bold.ttf ipamjm.ttf)
set(MADO_PAPER_FONT_PATHS "")
foreach(file IN LISTS MADO_PAPER_FONT_FILES)
    string(MAKE_C_IDENTIFIER "MADO_FONT_${file}" variable)
    find_file(${variable} "${file}"
        HINTS "${MADO_FONT_FOLDER}"
        PATHS /usr/share/fonts/truetype/bizud-mincho /usr/share/fonts/truetype/bizud-gothic /usr/share/fonts/truetype/ipamj
              "$ENV{SystemRoot}/Fonts"
        NO_CMAKE_FIND_ROOT_PATH)
    if(NOT ${variable})
        message(FATAL_ERROR "Font ${file} not found: install fonts-morisawa-bizud-gothic, fonts-morisawa-bizud-mincho and "
            "fonts-ipamj-mincho, or set MADO_FONT_FOLDER")
    endif()
    list(APPEND MADO_PAPER_FONT_PATHS "${${variable}}")
endforeach()
if(NOT TARGET mado_paper_fonts_installed)
    add_custom_target(mado_paper_fonts_installed)
    install(FILES ${MADO_PAPER_FONT_PATHS} DESTINATION share/madoguchi/fonts COMPONENT fonts)
endif()
