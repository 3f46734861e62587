// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

class QLabel;
class QLineEdit;

namespace mado {

class PendingText;
class Wording;

/// One line of text: dates and months (read back in full inside the field), numbers, amounts, names, kana,
/// phones.
class LineEditor : public AnswerEditor {
    Q_OBJECT
 public:
    LineEditor(const FieldState& field, const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 private:
    void showEcho();
    const Wording& m_wording;
    const Question* m_question;
    QLineEdit* m_line;
    QLabel* m_echo;
    PendingText* m_pending;
};

}  // namespace mado
