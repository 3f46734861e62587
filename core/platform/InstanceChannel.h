// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace mado {

/// How a second start of the program reaches the first one of the same user. One name, one holder; it goes
/// with the process, however that ends.
class InstanceChannel {
 public:
    enum class Claim { Ours, Taken, Impossible };
    /// Longer messages are cut: whoever sends them may be anybody of this user's programs.
    static constexpr std::size_t longestMessage = 16;

    virtual ~InstanceChannel() = default;
    /// Takes the name; Ours: next() may be called.
    [[nodiscard]] virtual Claim claim() = 0;
    /// The next message; blocks. Empty: `stop` was asked for, or nothing can come any
    /// more.
    [[nodiscard]] virtual std::string next(const std::stop_token& stop) = 0;
    /// Sends to whoever has the name. False if nobody took it within two seconds.
    [[nodiscard]] virtual bool tell(std::string_view message) = 0;
};

/// `name`: letters, digits, hyphens, at most 40. `folder`: this user's folder for sockets; not used on
/// Windows, where the name of the pipe holds user and session.
[[nodiscard]] std::unique_ptr<InstanceChannel> systemInstanceChannel(const std::string& folder,
                                                                     const std::string& name);

}  // namespace mado
