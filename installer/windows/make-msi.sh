#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the MSI of a folder tree.
#   make-msi.sh TREE VERSION LANGUAGE OUTPUT.msi     LANGUAGE: ja or en, the words of the installer
# Per machine, silent with "msiexec /i FILE /qn". Properties: README.md. Every file is a component whose code comes from its
# path, so that the same file has the same code in every version and the rules of components are kept.
set -euo pipefail

tree=$(cd "${1:?TREE}" && pwd)
version=${2:?VERSION}
language=${3:?LANGUAGE}
output=$(realpath -m "${4:?OUTPUT.msi}")
die() { printf 'make-msi: %s\n' "$*" >&2; exit 1; }

# Never changes: all versions of this product are upgrades of each other.
upgrade_code="7C0E5B0E-5D0C-4B9A-9C55-2F6B1B8E4A11"
case "$language" in
    ja) lcid=1041 ;;
    en) lcid=1033 ;;
    *) die "language $language: ja or en" ;;
esac
name="Madoguchi"
comments="The counter of National Health Insurance"
newer="A newer version of Madoguchi is installed already."
old_windows="Windows 10 or later (64 bit) is needed."

guid() {  # guid TEXT: the same for the same text
    local h
    h=$(printf 'madoguchi msi 1|%s' "$1" | sha256sum | cut -c1-32 | tr 'a-f' 'A-F')
    printf '%s-%s-5%s-A%s-%s\n' "${h:0:8}" "${h:8:4}" "${h:13:3}" "${h:17:3}" "${h:20:12}"
}
id() { printf '%s_%s\n' "$1" "$(printf '%s' "$2" | sha256sum | cut -c1-16)"; }
xml() { printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }


# write_folder PATH INDENT: files, then folders, in the order of their names
write_folder() {
    local folder=$1 pad=$2 each relative
    for each in "$folder"/*; do
        [ -f "$each" ] || continue
        relative=${each#"$tree"/}
        printf '%s<Component Id="%s" Guid="%s" Win64="yes">\n' "$pad" "$(id c "$relative")" "$(guid "$relative")"
        printf '%s  <File Id="%s" Name="%s" Source="%s" KeyPath="yes"/>\n' "$pad" "$(file_id "$relative")" \
            "$(xml "$(basename "$each")")" "$(xml "$relative")"
        printf '%s</Component>\n' "$pad"
    done
    for each in "$folder"/*; do
        [ -d "$each" ] || continue
        relative=${each#"$tree"/}
        printf '%s<Directory Id="%s" Name="%s">\n' "$pad" "$(id d "$relative")" "$(xml "$(basename "$each")")"
        write_folder "$each" "$pad  "
        printf '%s</Directory>\n' "$pad"
    done
}
file_id() {
    case "$1" in
        bin/madoguchi.exe) echo MadoguchiExe ;;
        bin/madoguchictl.exe) echo MadoguchictlExe ;;
        *) id f "$1" ;;
    esac
}
# A property given to msiexec becomes a value of the policies and stays: not removed with the program, not lost by an upgrade.
policy() {  # policy PROPERTY VALUE_NAME TYPE
    printf '%s %s\n' "$1" "$2" >>"$policies.names"
    cat <<P
      <Component Id="Policy$2" Guid="$(guid "policy $2")" Win64="yes">
        <RegistryValue Root="HKLM" Key="Software\\Policies\\Madoguchi" Name="$2" Type="$3" Value="[$1]" KeyPath="yes"/>
      </Component>
P
}

[ -f "$tree/bin/madoguchi.exe" ] || die "$tree/bin/madoguchi.exe is not there"
wxs="${output%.msi}.wxs"
mkdir -p "$(dirname "$output")"
body="$wxs.body"
{
    write_folder "$tree" "          "
} >"$body"
policies="$wxs.policies"
: >"$policies.names"
{
    policy CENTRE Centre string
    policy CENTRECERTIFICATE CentreCertificate string
    policy CARDMODULE CardModule string
    policy SCREENLANGUAGE Language string
    policy MOSTIDLEMINUTES MostIdleMinutes integer
    policy HIDEFROMCAPTURE HideFromCapture integer
} >"$policies"

{
    cat <<P
<?xml version="1.0" encoding="utf-8"?>
<!-- Made by installer/windows/make-msi.sh -->
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="$(xml "$name")" Language="$lcid" Version="$version" Manufacturer="Madoguchi" UpgradeCode="$upgrade_code">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Languages="$lcid" Description="$(xml "$name")" Comments="$(xml "$comments")" Manufacturer="Madoguchi"/>
    <Media Id="1" Cabinet="madoguchi.cab" EmbedCab="yes"/>
    <MajorUpgrade DowngradeErrorMessage="$(xml "$newer")"/>
    <Condition Message="$(xml "$old_windows")">Installed OR VersionNT64 &gt;= 603</Condition>
    <Property Id="ARPNOREPAIR" Value="1"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
P
    cat <<P
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Madoguchi">
$(cat "$body")
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder">
        <Component Id="MenuEntry" Guid="$(guid "menu entry")" Win64="yes">
          <Shortcut Id="Menu" Name="Madoguchi" Description="$(xml "$comments")" Target="[INSTALLDIR]bin\\madoguchi.exe" WorkingDirectory="INSTALLDIR"/>
          <RegistryValue Root="HKLM" Key="Software\\Madoguchi" Name="MenuEntry" Type="integer" Value="1" KeyPath="yes"/>
        </Component>
      </Directory>
$(cat "$policies")
    </Directory>
    <CustomAction Id="RemoveData" FileKey="MadoguchictlExe" ExeCommand="data remove --every-user --with-unsent" Execute="deferred" Impersonate="no" Return="ignore"/>
    <InstallExecuteSequence>
      <Custom Action="RemoveData" Before="RemoveFiles">REMOVE="ALL" AND REMOVEDATA="1" AND NOT UPGRADINGPRODUCTCODE</Custom>
    </InstallExecuteSequence>
    <Feature Id="Program" Level="1" Title="$(xml "$name")">
P
    sed -n 's/.*<Component Id="\([^"]*\)".*/      <ComponentRef Id="\1"\/>/p' "$body" "$policies"
    printf '      <ComponentRef Id="MenuEntry"/>\n    </Feature>\n  </Product>\n</Wix>\n'
} >"$wxs"
rm -f "$output"
# It finds files only by paths from where it runs.
(cd "$tree" && wixl --arch x64 --output "$output" "$wxs")
[ -s "$output" ] || die "wixl made no package"

change() { msibuild "$output" -q "$1" >/dev/null || die "the package does not take: $1"; }
# What wixl has no words for: a component of a policy is installed only if its property is given, and stays (16: permanent;
# 256: 64 bit; 4: its key is a registry value).
secure="WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;REMOVEDATA"
while read -r property policy; do
    change "UPDATE \`Component\` SET \`Condition\` = '$property' WHERE \`Component\` = 'Policy$policy'"
    change "UPDATE \`Component\` SET \`Attributes\` = 276 WHERE \`Component\` = 'Policy$policy'"
    secure="$secure;$property"
done <"$policies.names"
# Without this the properties do not reach the part of the installation that has the rights.
change "UPDATE \`Property\` SET \`Value\` = '$secure' WHERE \`Property\` = 'SecureCustomProperties'"
# The version before goes first, within the transaction: if the new one can't be installed, the old one comes back. wixl puts it
# last, where files that both have would hang on the counting of components.
change "UPDATE \`InstallExecuteSequence\` SET \`Sequence\` = 1501 WHERE \`Action\` = 'RemoveExistingProducts'"
# Before the files go; wixl puts it first.
change "UPDATE \`InstallExecuteSequence\` SET \`Sequence\` = 3450 WHERE \`Action\` = 'RemoveData'"
if [ "$language" = ja ]; then
    # wixl can't write Japanese; the tables can hold it once they are told the code page.
    printf '\r\n\r\n932\t_ForceCodepage\r\n' >"$wxs.idt"
    msibuild "$output" -i "$wxs.idt" >/dev/null || die "the package does not take code page 932"
    rm -f "$wxs.idt"
    change "UPDATE \`Property\` SET \`Value\` = 'Madoguchi 窓口' WHERE \`Property\` = 'ProductName'"
    change "UPDATE \`Shortcut\` SET \`Name\` = 'MADO|窓口' WHERE \`Shortcut\` = 'Menu'"
    change "UPDATE \`Shortcut\` SET \`Description\` = '国民健康保険の窓口' WHERE \`Shortcut\` = 'Menu'"
    change "UPDATE \`LaunchCondition\` SET \`Description\` = '新しい版の Madoguchi がすでに入っています。' WHERE \`Condition\` = 'NOT WIX_DOWNGRADE_DETECTED'"
    change "UPDATE \`LaunchCondition\` SET \`Description\` = 'Windows 10 以降(64ビット)が必要です。' WHERE \`Condition\` = 'Installed OR VersionNT64 >= 603'"
fi
rm -f "$body" "$policies" "$policies.names"
