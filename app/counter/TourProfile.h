// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/security/SecretStore.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace mado {

/// A small city in a temporary folder for one tour. Its keys lie in the real keychain and are taken out of it
/// again, like the folder.
class TourProfile {
 public:
    [[nodiscard]] static Result<std::unique_ptr<TourProfile>> make(const QString& municipality,
                                                                   SecretStore& keychain);
    ~TourProfile();
    [[nodiscard]] QString folder() const;

 private:
    class Remembering;
    explicit TourProfile(SecretStore& keychain);
    QTemporaryDir m_folder;
    std::unique_ptr<Remembering> m_secrets;
};

}  // namespace mado
