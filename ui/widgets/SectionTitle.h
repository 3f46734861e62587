// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace mado {

/// The title of a card or of a part of one, with an optional muted remark.
class SectionTitle : public QWidget {
    Q_OBJECT
 public:
    explicit SectionTitle(QWidget* parent = nullptr);
    explicit SectionTitle(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    void setRemark(const QString& remark);
    [[nodiscard]] QString remark() const;

 private:
    QLabel* m_text;
    QLabel* m_remark;
};

}  // namespace mado
