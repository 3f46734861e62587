// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

#include <vector>

class QAbstractButton;
class QButtonGroup;
class QLabel;

namespace mado {

class Wording;

/// One of a few choices, or yes and no: radio buttons side by side. Arrow keys choose; where no answer is
/// needed, Delete or a second click on the chosen one empties it.
class ChoiceEditor : public AnswerEditor {
    Q_OBJECT
 public:
    ChoiceEditor(const FieldState& field, const Wording& wording, QWidget* parent = nullptr);

    /// More than this many, or longer ones, are a list that opens (ChoiceListEditor).
    [[nodiscard]] static bool suits(const Question& question);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Option {
        QAbstractButton* button;
        QString code;
    };
    void addOption(QLayout* flow, const QString& code);
    void chosen(const Option& option);
    void showChecked(const QString& code);
    [[nodiscard]] QJsonValue valueOf(const QString& code) const;
    [[nodiscard]] QString labelOf(const QString& code) const;

    const Wording& m_wording;
    const Question* m_question;
    bool m_required = false;
    QString m_stored;
    QButtonGroup* m_group;
    QLabel* m_note;
    std::vector<Option> m_options;
};

}  // namespace mado
