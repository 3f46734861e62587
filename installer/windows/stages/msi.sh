# Two packages, one of each language of the installer; the program itself speaks both.
version=$(sed -n 's/^project(Madoguchi VERSION \([0-9.]*\).*/\1/p' "$repo/CMakeLists.txt")
"$here/sign.sh" "$repo/build/windows/tree/bin"/madoguchi*.exe
for language in ja en; do
    package="$repo/build/windows/Madoguchi-$version-x64-$language.msi"
    "$here/make-msi.sh" "$repo/build/windows/tree" "$version" "$language" "$package"
    "$here/sign.sh" "$package"
    say "$package: $(du -h "$package" | cut -f1)"
done
