// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QBoxLayout;
class QButtonGroup;
class QLineEdit;
class QPushButton;

namespace mado {

/// Asks why: one of a few reasons, or own words. Cannot be left with OK before
/// there is a reason. Use open(), not exec().
class ReasonDialog : public QDialog {
    Q_OBJECT
 public:
    enum class Words { Allowed, NotAsked };
    /// `choices` may be empty: then only words are asked for. Without words one of the choices must be taken.
    ReasonDialog(const QString& title, const QString& question, const QStringList& choices,
                 QWidget* parent = nullptr, Words words = Words::Allowed);

    /// The chosen reason, or the words; both with a colon between if both were
    /// given. Trimmed.
    [[nodiscard]] QString reason() const;
    /// Which of the choices; -1: none.
    [[nodiscard]] int choice() const;

 private:
    void buildChoices(const QStringList& choices);
    [[nodiscard]] QBoxLayout* buttons();
    void check();
    QButtonGroup* m_choices;
    QWidget* m_choiceRows;
    QLineEdit* m_words;
    QPushButton* m_ok;
};

}  // namespace mado
