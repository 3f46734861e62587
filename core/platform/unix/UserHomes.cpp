// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/UserHomes.h"

#include <algorithm>
#include <pwd.h>

namespace mado {

std::vector<std::string> userHomes() {
    constexpr uid_t firstPerson = 1000;  // login.defs: UID_MIN
    constexpr uid_t nobody = 65534;
    std::vector<std::string> homes;
    setpwent();
    while (const passwd* entry = getpwent()) {
        const bool isPerson = entry->pw_uid == 0 || (entry->pw_uid >= firstPerson && entry->pw_uid != nobody);
        if (isPerson && entry->pw_dir != nullptr && entry->pw_dir[0] == '/')
            homes.emplace_back(entry->pw_dir);
    }
    endpwent();
    std::sort(homes.begin(), homes.end());
    homes.erase(std::unique(homes.begin(), homes.end()), homes.end());
    return homes;
}

std::vector<std::string> dataBelowHome() {
    return {".local", "share", "madoguchi"};
}

}  // namespace mado
