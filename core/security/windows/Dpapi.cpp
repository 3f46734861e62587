// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/windows/Dpapi.h"

// windows.h comes first.
// clang-format off
#include <windows.h>
#include <dpapi.h>
#include <sddl.h>
// clang-format on

namespace mado::windows {

namespace {

DATA_BLOB blobOf(Bytes bytes) {
    return {static_cast<DWORD>(bytes.size()), const_cast<BYTE*>(bytes.data())};
}

std::wstring userOf(HANDLE token) {
    alignas(TOKEN_USER) unsigned char bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    DWORD size = 0;
    wchar_t* text = nullptr;
    if (GetTokenInformation(token, TokenUser, bytes, sizeof bytes, &size) == 0 ||
        ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER*>(bytes)->User.Sid, &text) == 0)
        return {};
    std::wstring sid(text);
    LocalFree(text);
    return sid;
}

}  // namespace

unsigned long protect(Bytes secret, Bytes purpose, std::vector<unsigned char>& sealed) {
    DATA_BLOB in = blobOf(secret);
    DATA_BLOB entropy = blobOf(purpose);
    DATA_BLOB out{};
    // Not CRYPTPROTECT_LOCAL_MACHINE: that any user of the machine could open.
    if (CryptProtectData(&in, L"Madoguchi", &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out) == 0)
        return GetLastError();
    sealed.assign(out.pbData, out.pbData + out.cbData);
    LocalFree(out.pbData);
    return 0;
}

unsigned long unprotect(Bytes sealed, Bytes purpose, const std::function<void(Bytes)>& use) {
    DATA_BLOB in = blobOf(sealed);
    DATA_BLOB entropy = blobOf(purpose);
    DATA_BLOB out{};
    if (CryptUnprotectData(&in, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out) == 0)
        return GetLastError();
    use({out.pbData, out.cbData});
    SecureZeroMemory(out.pbData, out.cbData);
    LocalFree(out.pbData);
    return 0;
}

std::wstring userAndMachine() {
    HANDLE token = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token) == 0) return {};
    const std::wstring user = userOf(token);
    CloseHandle(token);
    wchar_t machine[64];
    DWORD size = sizeof machine;
    if (user.empty() ||
        RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Cryptography", L"MachineGuid",
                     RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, nullptr, machine, &size) != ERROR_SUCCESS)
        return {};
    return user + L'@' + machine;
}

}  // namespace mado::windows
