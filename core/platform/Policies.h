// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace mado {

/// What the administrator of the machine has fixed; staff can't change it. What is not there is not fixed.
struct Policies {
    struct Host {
        QString name;  ///< as in the server's certificate
        int port = 5432;
        friend bool operator==(const Host&, const Host&) = default;
    };
    std::vector<Host> centre;            ///< Centre: "centre-a.city.example, centre-b.city.example:5433"
    QString centreCertificate;           ///< CentreCertificate: absolute, on this machine
    QString cardModule;                  ///< CardModule: absolute, on this machine
    QString language;                    ///< Language: "ja", "en"
    std::optional<int> mostIdleMinutes;  ///< MostIdleMinutes: 1 to 60
    bool hideFromCapture = true;         ///< HideFromCapture: 0 allows pictures of the windows
    QStringList unknown;                 ///< names that this version does not know; sorted

    /// Judges the values as they were found. An empty text is as good as none. E-POLICY-001 (fact 1: which)
    /// for a value that is not of the form above: a policy that can't be followed is never passed over.
    [[nodiscard]] static Result<Policies> of(const QJsonObject& values);
    friend bool operator==(const Policies&, const Policies&) = default;
};

/// Where policies are read: the registry on Windows, a file elsewhere.
class PolicySource {
 public:
    virtual ~PolicySource() = default;
    /// Texts and whole numbers by their names; empty if there are no policies. A value of another kind is
    /// null. E-POLICY-002 if nobody can tell, E-POLICY-003 if others than the administrator could have
    /// written them.
    [[nodiscard]] virtual Result<QJsonObject> read() = 0;
};

/// The policies of this machine, judged.
[[nodiscard]] Result<Policies> readPolicies(PolicySource& source);

}  // namespace mado
