// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/cards/Pkcs11Module.h"
#include "tests/support/cards/CardMaking.h"

#include <QMap>
#include <QSet>
#include <QTemporaryDir>

#include <memory>
#include <mutex>

namespace mado::test {

/// Tokens of SoftHSM in a temporary folder, behind a layer that does what a soft token does not: it can be
/// pulled, its reader unplugged, and it counts wrong PINs and blocks like a real card. One at a time in a
/// process, as the library keeps its state there.
class SoftTokens {
 public:
    SoftTokens();
    ~SoftTokens();
    SoftTokens(const SoftTokens&) = delete;
    SoftTokens& operator=(const SoftTokens&) = delete;

    /// Where the distribution has the library.
    [[nodiscard]] static QString libraryPath();
    /// A module over the layer; before it no token can be made.
    [[nodiscard]] Result<std::unique_ptr<Pkcs11Module>> module();
    /// Makes a token with a key and its certificate; a token of that label there before is gone.
    [[nodiscard]] Result<CardKey> make(const QString& label, const SecretBuffer& pin,
                                       const CardMaking& making);

    void pull(const QString& label);
    void putBack(const QString& label);
    void unplugReader();
    static constexpr int triesAllowed = 5;

 private:
    struct Layer;
    friend struct Layer;

    QTemporaryDir m_folder;
    std::recursive_mutex m_mutex;  ///< the layer is called from the readers' threads
    QSet<QString> m_pulled;
    QMap<QString, int> m_wrongTries;
    bool m_isUnplugged = false;
};

}  // namespace mado::test
