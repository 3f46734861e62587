// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/Policies.h"

namespace mado {

/// Policies in a JSON object in a file: {"Centre": "centre.city.example", "MostIdleMinutes": 5}.
class FilePolicySource final : public PolicySource {
 public:
    /// `owner`: the user's number to whom file and folder must belong; nobody else may write to them.
    explicit FilePolicySource(QString path = QStringLiteral("/etc/madoguchi/policy.json"),
                              unsigned int owner = 0);
    [[nodiscard]] Result<QJsonObject> read() override;

 private:
    QString m_path;
    unsigned int m_owner;
};

}  // namespace mado
