// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mado {

/// What a removal came to. Names are never told: they may be of people.
struct TreeRemoval {
    bool wasThere = false;
    std::uint64_t removed = 0;  ///< files, folders and links
    std::uint64_t left = 0;     ///< could not be removed: in use, or no right to
};

/// Removes a folder tree as an administrator may do it in a folder that belongs to somebody else: every step
/// is made from the open folder above, so that whoever owns the tree can't send the removal elsewhere by a
/// link or a junction, not even while it runs. Links are removed, never followed.
///
/// `root`: a folder that only administrators can replace (a user's home), absolute, UTF-8. `below`: names of
/// the folders on the way down to the tree, which is the last of them; none of them may be a link.
[[nodiscard]] TreeRemoval removeTree(const std::string& root, const std::vector<std::string>& below);

}  // namespace mado
