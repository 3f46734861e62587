// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSizeF>
#include <QString>

namespace mado {

/// One paper on which a form can be printed.
struct FormVariant {
    QString id;  ///< "a4", "card", "postcard"
    QString titleJa;
    QString titleEn;
    QSizeF millimetres;  ///< of the first page, width x height as it is read
    int pages = 1;       ///< without annex pages
};

/// One printed form that this program has a layout for.
struct FormInfo {
    QString id;  ///< "F11"
    QString titleJa;
    QString titleEn;
    QList<FormVariant> variants;  ///< the first one is the default
};

}  // namespace mado
