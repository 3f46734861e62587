// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QString>

namespace mado {

/// What a municipality is and how it numbers its households: ":/municipality/<id>.json". A value.
struct CityProfile {
    QJsonObject facts;  ///< the "city" part of the facts object: name, prefecture, insurer_no, mayor_title,
                        ///< seal, office
    QString symbol;     ///< 記号 printed on certificates
    int certificateDigits = 8;  ///< digits of 保険証番号
    /// How 番号 is printed: "#" stands for one digit of the certificate number ("##-######").
    QString numberPattern;
    QString proposedPrefix;  ///< first digits of numbers proposed here; keeps them apart from those given
                             ///< elsewhere

    [[nodiscard]] QString prefecture() const;
    /// "12-345678" from "12345678".
    [[nodiscard]] QString printedNumber(const QString& certificateNo) const;

    [[nodiscard]] static Result<CityProfile> fromJson(const QJsonObject& json);  ///< E-PROC-091
    /// Reads ":/municipality/<id>.json" (compiled into the library). E-PROC-091.
    [[nodiscard]] static Result<CityProfile> load(const QString& municipality);
};

}  // namespace mado
