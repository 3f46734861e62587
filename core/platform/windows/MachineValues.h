// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mado::windows {

/// A value of the registry; of other kinds than text and number only the name.
struct MachineValue {
    std::wstring name;
    std::variant<std::monostate, std::wstring, std::uint32_t> value;
};

/// The values of a key below HKEY_LOCAL_MACHINE, 64-bit view. None if the key is not there. The code of
/// Windows, 0 if all is well.
[[nodiscard]] unsigned long readMachineValues(const wchar_t* key, std::vector<MachineValue>& values);
/// The names of the keys below it.
[[nodiscard]] unsigned long readMachineKeys(const wchar_t* key, std::vector<std::wstring>& names);
/// One text, variables such as %SystemDrive% replaced; empty if there is none.
[[nodiscard]] std::wstring machineText(const std::wstring& key, const wchar_t* name);

}  // namespace mado::windows
