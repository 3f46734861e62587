# The Debian package of the reference platform: `cpack -G DEB` in a build folder of the preset "release".
# The fonts come from Debian's own packages, in the versions of that release; everywhere else they lie beside the program.
if(WIN32)
    return()
endif()
install(FILES "${CMAKE_SOURCE_DIR}/resources/program/madoguchi.svg" DESTINATION share/icons/hicolor/scalable/apps)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/madoguchi.desktop" DESTINATION share/applications)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/copyright" DESTINATION share/doc/madoguchi)
install(FILES "${CMAKE_SOURCE_DIR}/installer/linux/package/policy.example.json" DESTINATION share/doc/madoguchi/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME madoguchi)
set(CPACK_PACKAGE_VENDOR Madoguchi)
set(CPACK_PACKAGE_CONTACT "Madoguchi <madoguchi@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "counter client for Japan's National Health Insurance")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "The program that municipal staff use at the counter of National Health\nInsurance: residents, applications, confirmation by a second person, papers.\nData lie encrypted under the user's ~/.local/share/madoguchi and stay when\nthe package is removed; the administrator removes them with\nmadoguchictl data remove.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "fonts-morisawa-bizud-gothic, fonts-morisawa-bizud-mincho, fonts-ipamj-mincho, poppler-data, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | libsecret-1-0, pcscd, cups-client")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# All but the fonts.
set(CPACK_COMPONENTS_ALL Unspecified)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
include(CPack)
