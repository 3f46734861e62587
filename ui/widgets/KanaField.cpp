// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/KanaField.h"

#include "core/text/Width.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Katakana with its marks, Latin letters of foreign residents' names, and the
/// ideographic space.
bool isOfKanaName(QChar c) {
    const char16_t unit = c.unicode();
    const bool isKatakana = unit >= 0x30A1 && unit <= 0x30FE;
    const bool isLatin = unit < 0x0250 && (c.isLetter() || c == u'\'' || c == u'-' || c == u'.');
    return isKatakana || isLatin || unit == 0x3000;
}

bool isKanaName(const QString& kana) {
    return std::all_of(kana.begin(), kana.end(), isOfKanaName) &&
           std::any_of(kana.begin(), kana.end(), [](QChar c) { return c.isLetter(); });
}

}  // namespace

KanaField::KanaField(QWidget* parent) : CommitLine(parent) {
    setInputMethodHints(Qt::ImhNoPredictiveText);
}

void KanaField::setKana(const QString& kana) {
    m_kana = kana;
    m_isRefused = false;
    write(kana);
}

void KanaField::read() {
    const QString kana = toKanaName(text());
    if (!kana.isEmpty() && !isKanaName(kana)) {
        m_kana.clear();
        m_isRefused = true;
        Q_EMIT refused(Error{u"E-FORM-025"_s, objectName()});
        return;
    }
    const bool isNew = kana != m_kana || m_isRefused;
    setKana(kana);
    if (isNew) Q_EMIT kanaChanged(kana);
}

}  // namespace mado
