// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/windows/MachineValues.h"

#include <cstring>
#include <windows.h>

namespace mado::windows {

namespace {

/// An open key.
class Key {
 public:
    explicit Key(const wchar_t* path)
        : code(RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_READ | KEY_WOW64_64KEY, &m_key)) {}
    ~Key() {
        if (code == ERROR_SUCCESS) RegCloseKey(m_key);
    }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    [[nodiscard]] HKEY get() const { return m_key; }

 private:
    HKEY m_key = nullptr;

 public:
    LSTATUS code;
};

std::wstring textOf(const std::vector<unsigned char>& bytes, DWORD size) {
    std::wstring text(size / sizeof(wchar_t), L'\0');
    std::memcpy(text.data(), bytes.data(), text.size() * sizeof(wchar_t));
    // The end mark may be missing or be there more than once.
    while (!text.empty() && text.back() == L'\0')
        text.pop_back();
    return text;
}

std::wstring expanded(const std::wstring& text) {
    const DWORD size = ExpandEnvironmentStringsW(text.c_str(), nullptr, 0);
    if (size == 0) return text;
    std::wstring full(size, L'\0');
    ExpandEnvironmentStringsW(text.c_str(), full.data(), size);
    while (!full.empty() && full.back() == L'\0')
        full.pop_back();
    return full;
}

MachineValue valueOf(std::wstring name, DWORD type, const std::vector<unsigned char>& bytes, DWORD size) {
    MachineValue value{std::move(name), {}};
    if (type == REG_SZ) {
        value.value = textOf(bytes, size);
    } else if (type == REG_EXPAND_SZ) {
        value.value = expanded(textOf(bytes, size));
    } else if (type == REG_DWORD && size == sizeof(std::uint32_t)) {
        std::uint32_t number = 0;
        std::memcpy(&number, bytes.data(), sizeof number);
        value.value = number;
    }
    return value;
}

}  // namespace

unsigned long readMachineValues(const wchar_t* path, std::vector<MachineValue>& values) {
    values.clear();
    const Key key(path);
    if (key.code == ERROR_FILE_NOT_FOUND) return ERROR_SUCCESS;
    if (key.code != ERROR_SUCCESS) return static_cast<unsigned long>(key.code);
    constexpr DWORD longestName =
        16384;  // https://learn.microsoft.com/windows/win32/sysinfo/registry-element-size-limits
    std::vector<wchar_t> name(longestName);
    std::vector<unsigned char> bytes(4096);
    for (DWORD index = 0;;) {
        DWORD length = longestName;
        DWORD type = 0;
        auto size = static_cast<DWORD>(bytes.size());
        const LSTATUS code =
            RegEnumValueW(key.get(), index, name.data(), &length, nullptr, &type, bytes.data(), &size);
        if (code == ERROR_NO_MORE_ITEMS) return ERROR_SUCCESS;
        if (code == ERROR_MORE_DATA) {
            bytes.resize(bytes.size() * 2);
            continue;
        }
        if (code != ERROR_SUCCESS) return static_cast<unsigned long>(code);
        values.push_back(valueOf(std::wstring(name.data(), length), type, bytes, size));
        ++index;
    }
}

unsigned long readMachineKeys(const wchar_t* path, std::vector<std::wstring>& names) {
    names.clear();
    const Key key(path);
    if (key.code == ERROR_FILE_NOT_FOUND) return ERROR_SUCCESS;
    if (key.code != ERROR_SUCCESS) return static_cast<unsigned long>(key.code);
    for (DWORD index = 0;; ++index) {
        wchar_t name[256];
        DWORD length = 256;
        const LSTATUS code =
            RegEnumKeyExW(key.get(), index, name, &length, nullptr, nullptr, nullptr, nullptr);
        if (code == ERROR_NO_MORE_ITEMS) return ERROR_SUCCESS;
        if (code != ERROR_SUCCESS) return static_cast<unsigned long>(code);
        names.emplace_back(name, length);
    }
}

std::wstring machineText(const std::wstring& path, const wchar_t* name) {
    std::vector<MachineValue> values;
    if (readMachineValues(path.c_str(), values) != ERROR_SUCCESS) return {};
    for (const MachineValue& each : values) {
        if (each.name != name) continue;
        if (const auto* text = std::get_if<std::wstring>(&each.value)) return *text;
    }
    return {};
}

}  // namespace mado::windows
