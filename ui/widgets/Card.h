// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace mado {

class SectionTitle;

/// A white surface with rounded corners: a title row, and below it whatever
/// belongs together. Cards stand on the ground of a page, never in each other.
class Card : public QFrame {
    Q_OBJECT
 public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);

    /// Also what a screen reader calls the card. Empty: no title row.
    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    /// Muted words right of the title.
    void setRemark(const QString& remark);
    /// A button or a chip at the right end of the title row; the card takes it.
    void addToTitle(QWidget* widget);
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

 private:
    void showTitleRow();
    QWidget* m_titleRow;
    QHBoxLayout* m_titleLayout;
    SectionTitle* m_title;
    QVBoxLayout* m_content;
};

}  // namespace mado
