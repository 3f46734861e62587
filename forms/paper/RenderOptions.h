// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"

#include <QByteArray>
#include <QDateTime>
#include <QPoint>
#include <QString>

namespace mado {

/// How to render one document. Equal facts and equal options give equal bytes.
struct RenderOptions {
    /// Id of a FormVariant ("card", "postcard"); empty takes the first one of the form.
    QString variant = {};
    /// Moves everything on the paper, in tenths of a millimetre (right, down): calibration for pre-printed
    /// stock.
    QPoint offset = {};
    /// Scales everything about the upper left corner; 1.0 is true size. Allowed: 0.9 to 1.1.
    double scale = 1.0;
    /// Language of static texts that a layout has in several languages.
    Language language = Language::Japanese;
    /// A word that stands large, grey and aslant behind everything on every page ("下書き", "見本"), so that
    /// what a preview shows can never pass for the paper. At most 16 characters in one line; empty on the
    /// real one. With a mark, facts that the paper must carry may still be missing (its number is given at
    /// issue): their places stay empty and RenderedDocument::missingFacts names them. A reprint needs no
    /// mark: layouts print it from document.reprint.
    QString mark = {};
    /// /CreationDate of the PDF. Never read from the system clock: pass Clock::now(). Left out if invalid.
    QDateTime createdAt = {};
    /// /ID of the PDF (any bytes, e.g. the UUID of the document record). Empty: derived from the content.
    QByteArray documentId = {};
    /// A picture that replaces the drawn seal: PNG or JPEG bytes; empty draws the seal from city.seal.
    QByteArray sealImage = {};
};

}  // namespace mado
