// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/UserHomes.h"

#include "core/platform/windows/MachineValues.h"

#include <windows.h>

namespace mado {

namespace {

std::string utf8(const std::wstring& text) {
    const int length = static_cast<int>(text.size());
    const int size = WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
    std::string result(static_cast<std::size_t>(size), '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), length, result.data(), size, nullptr, nullptr);
    return result;
}

/// Accounts of people: of a machine or domain (S-1-5-21-...) or of Microsoft Entra ID (S-1-12-1-...).
bool isPerson(const std::wstring& sid) {
    return sid.rfind(L"S-1-5-21-", 0) == 0 || sid.rfind(L"S-1-12-1-", 0) == 0;
}

}  // namespace

std::vector<std::string> userHomes() {
    const std::wstring list = L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";
    std::vector<std::wstring> users;
    std::vector<std::string> homes;
    if (windows::readMachineKeys(list.c_str(), users) != ERROR_SUCCESS) return homes;
    for (const std::wstring& each : users) {
        const std::wstring home = windows::machineText(list + L'\\' + each, L"ProfileImagePath");
        if (isPerson(each) && !home.empty()) homes.push_back(utf8(home));
    }
    return homes;
}

std::vector<std::string> dataBelowHome() {
    return {"AppData", "Local", "madoguchi"};
}

}  // namespace mado
