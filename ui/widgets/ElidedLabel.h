// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mado {

/// One line of plain words that gives way where the window is narrow: cut with "…", whole in the tooltip and
/// for a screen reader.
class ElidedLabel : public QLabel {
    Q_OBJECT
 public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setWords(const QString& words);
    [[nodiscard]] const QString& words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fit();
    QString m_words;
};

}  // namespace mado
