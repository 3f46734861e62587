// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

class QPlainTextEdit;

namespace mado {

class PendingText;
class Wording;

/// Several lines of text. Enter makes a new line; Tab goes on.
class ParagraphEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit ParagraphEditor(const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 private:
    const Wording& m_wording;
    QPlainTextEdit* m_text;
    PendingText* m_pending;
};

}  // namespace mado
