// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace mado {

/// Words of a definition in the languages that it has: always Japanese and English, sometimes what residents
/// read ("vi", "zh", "ko", "fil", "easy" for やさしい日本語).
struct LocalText {
    QString ja;
    QString en;
    QMap<QString, QString> more = {};

    [[nodiscard]] bool isEmpty() const { return ja.isEmpty() && en.isEmpty(); }
    /// The words in `language` ("ja", "en", "vi", ...); Japanese where there are none.
    [[nodiscard]] QString in(const QString& language) const {
        if (language == QLatin1String("en")) return en;
        return more.value(language, ja);
    }
    friend bool operator==(const LocalText&, const LocalText&) = default;
};

}  // namespace mado
