// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "ui/widgets/CommitLine.h"

namespace mado {

/// A name in kana. Takes hiragana, katakana of either width and Latin letters;
/// becomes full-width katakana with single ideographic spaces (toKanaName) on
/// Enter and when the focus leaves.
class KanaField : public CommitLine {
    Q_OBJECT
 public:
    explicit KanaField(QWidget* parent = nullptr);

    /// As it is registered. Tells nobody.
    void setKana(const QString& kana);
    /// What was read last; empty while refused.
    [[nodiscard]] const QString& kana() const { return m_kana; }

 Q_SIGNALS:
    void kanaChanged(const QString& kana);
    /// E-FORM-025: a character that no kana name has. The text stays as it was
    /// typed.
    void refused(const mado::Error& error);

 protected:
    void read() override;

 private:
    QString m_kana;
    bool m_isRefused = false;  ///< what was told last no longer stands
};

}  // namespace mado
