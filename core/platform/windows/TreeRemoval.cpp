// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/TreeRemoval.h"

#include <memory>
#include <windows.h>
#include <winternl.h>

namespace mado {

namespace {

// Of ntdll, and in no header of the compiler's:
// https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/
constexpr ULONG openReparsePoint = 0x00200000;  // FILE_OPEN_REPARSE_POINT
constexpr ULONG synchronous = 0x00000020;       // FILE_SYNCHRONOUS_IO_NONALERT
constexpr ULONG forBackup = 0x00004000;         // FILE_OPEN_FOR_BACKUP_INTENT
constexpr ULONG openExisting = 1;               // FILE_OPEN

struct CloseFile {
    void operator()(void* file) const { CloseHandle(file); }
};
using File = std::unique_ptr<void, CloseFile>;

std::wstring wide(const std::string& text) {
    const int size = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
    std::wstring result(static_cast<std::size_t>(size), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), size);
    return result;
}

/// `name` in the open folder; what it is, not what it points to.
File openIn(HANDLE folder, const std::wstring& name, ACCESS_MASK access) {
    UNICODE_STRING text{};
    text.Buffer = const_cast<wchar_t*>(name.c_str());
    text.Length = static_cast<USHORT>(name.size() * sizeof(wchar_t));
    text.MaximumLength = text.Length;
    OBJECT_ATTRIBUTES what{};
    InitializeObjectAttributes(&what, &text, OBJ_CASE_INSENSITIVE, folder, nullptr);
    IO_STATUS_BLOCK status{};
    HANDLE file = nullptr;
    const NTSTATUS code = NtCreateFile(&file, access | SYNCHRONIZE, &what, &status, nullptr, 0,
                                       FILE_SHARE_READ | FILE_SHARE_WRITE, openExisting,
                                       openReparsePoint | synchronous | forBackup, nullptr, 0);
    return File(code >= 0 ? file : nullptr);
}

/// 0 if Windows does not say.
DWORD attributesOf(HANDLE file) {
    FILE_BASIC_INFO info{};
    return GetFileInformationByHandleEx(file, FileBasicInfo, &info, sizeof info) != 0 ? info.FileAttributes
                                                                                      : 0;
}

bool isPlainFolder(HANDLE file) {
    const DWORD attributes = attributesOf(file);
    return (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0 && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0;
}

std::vector<std::wstring> namesIn(HANDLE folder) {
    std::vector<std::wstring> names;
    alignas(FILE_ID_BOTH_DIR_INFO) static thread_local unsigned char bytes[64 * 1024];
    auto how = FileIdBothDirectoryRestartInfo;
    while (GetFileInformationByHandleEx(folder, how, bytes, sizeof bytes) != 0) {
        how = FileIdBothDirectoryInfo;
        const unsigned char* at = bytes;
        while (true) {
            const auto* entry = reinterpret_cast<const FILE_ID_BOTH_DIR_INFO*>(at);
            std::wstring name(entry->FileName, entry->FileNameLength / sizeof(wchar_t));
            if (name != L"." && name != L"..") names.push_back(std::move(name));
            if (entry->NextEntryOffset == 0) break;
            at += entry->NextEntryOffset;
        }
    }
    return names;
}

bool markForDeletion(HANDLE file) {
    FILE_BASIC_INFO plain{};
    plain.FileAttributes = FILE_ATTRIBUTE_NORMAL;  // a read-only file is not deleted
    SetFileInformationByHandle(file, FileBasicInfo, &plain, sizeof plain);
    FILE_DISPOSITION_INFO gone{TRUE};
    return SetFileInformationByHandle(file, FileDispositionInfo, &gone, sizeof gone) != 0;
}

void removeIn(HANDLE folder, const std::wstring& name, TreeRemoval& removal) {
    const File file =
        openIn(folder, name, DELETE | FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES | FILE_WRITE_ATTRIBUTES);
    if (!file) {
        ++removal.left;
        return;
    }
    // While it is open nobody can rename it or put another one in its place: it is not shared for deletion.
    if (isPlainFolder(file.get())) {
        for (const std::wstring& each : namesIn(file.get()))
            removeIn(file.get(), each, removal);
    }
    markForDeletion(file.get()) ? ++removal.removed : ++removal.left;
}

}  // namespace

TreeRemoval removeTree(const std::string& root, const std::vector<std::string>& below) {
    TreeRemoval removal;
    if (below.empty()) return removal;
    File here(CreateFileW(wide(root).c_str(), FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES | SYNCHRONIZE,
                          FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                          FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    if (here.get() == INVALID_HANDLE_VALUE) static_cast<void>(here.release());
    for (std::size_t i = 0; here && i + 1 < below.size(); ++i) {
        File next = openIn(here.get(), wide(below[i]), FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES);
        if (next && !isPlainFolder(next.get())) next.reset();
        here = std::move(next);
    }
    if (!here || !openIn(here.get(), wide(below.back()), FILE_READ_ATTRIBUTES)) return removal;
    removal.wasThere = true;
    removeIn(here.get(), wide(below.back()), removal);
    return removal;
}

}  // namespace mado
