// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;

namespace mado {

class FocusRadio;

/// One of a few choices, side by side or below each other. One stop of the Tab
/// key; arrow keys move and choose, a mnemonic ("&Yes") chooses from anywhere
/// on the page.
class ChoiceGroup : public QWidget {
    Q_OBJECT
 public:
    explicit ChoiceGroup(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

    /// `code` is what chosen() and current() tell; unique in the group.
    void addChoice(const QString& code, const QString& text);
    /// Empty or unknown: none is chosen. Tells nobody.
    void setCurrent(const QString& code);
    [[nodiscard]] QString current() const;  ///< empty if none is chosen
    /// What is being chosen; said before each choice by a screen reader.
    void setName(const QString& name);

 Q_SIGNALS:
    void chosen(const QString& code);  ///< by the clerk

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Choice {
        QString code;
        FocusRadio* button;
    };
    void move(const QObject* from, int by);
    void choose(const Choice& choice);
    void placeTabStop();
    QBoxLayout* m_layout;
    QButtonGroup* m_group;
    QList<Choice> m_choices;
    QString m_current;
};

}  // namespace mado
