// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/TreeRemoval.h"

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace mado {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// Takes the open file over.
Folder listed(int file) {
    if (file < 0) return {};
    Folder folder(fdopendir(file));
    if (!folder) ::close(file);
    return folder;
}

std::vector<std::string> namesIn(DIR* folder) {
    std::vector<std::string> names;
    while (const dirent* entry = readdir(folder)) {
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
            names.emplace_back(entry->d_name);
    }
    return names;
}

// By recursion: a path has an end (PATH_MAX does not hold here, but the number of open files does).
void removeAt(int above, const std::string& name, TreeRemoval& removal) {
    if (Folder folder = listed(openat(above, name.c_str(), folderFlags | O_NOFOLLOW))) {
        for (const std::string& each : namesIn(folder.get()))
            removeAt(dirfd(folder.get()), each, removal);
        folder.reset();
        unlinkat(above, name.c_str(), AT_REMOVEDIR) == 0 ? ++removal.removed : ++removal.left;
        return;
    }
    unlinkat(above, name.c_str(), 0) == 0 ? ++removal.removed : ++removal.left;
}

}  // namespace

TreeRemoval removeTree(const std::string& root, const std::vector<std::string>& below) {
    TreeRemoval removal;
    Folder here = listed(::open(root.c_str(), folderFlags));
    for (std::size_t i = 0; here && i + 1 < below.size(); ++i)
        here = listed(openat(dirfd(here.get()), below[i].c_str(), folderFlags | O_NOFOLLOW));
    if (!here || below.empty()) return removal;
    struct stat what {};
    if (fstatat(dirfd(here.get()), below.back().c_str(), &what, AT_SYMLINK_NOFOLLOW) != 0) return removal;
    removal.wasThere = true;
    removeAt(dirfd(here.get()), below.back(), removal);
    return removal;
}

}  // namespace mado
