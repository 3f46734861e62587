// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

class QComboBox;
class QLabel;

namespace mado {

class Wording;

/// One of many choices: a list that opens. Typing the code or the first letters finds an entry.
class ChoiceListEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit ChoiceListEditor(const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fill(const FieldState& field);
    const Wording& m_wording;
    QComboBox* m_list;
    QLabel* m_note;
};

}  // namespace mado
