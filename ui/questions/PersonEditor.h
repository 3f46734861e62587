// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace mado {

class MemberRow;
class Wording;

/// One person of the household, or nobody where no answer is needed.
class PersonEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit PersonEditor(const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 private:
    MemberRow* addRow();
    const Wording& m_wording;
    QButtonGroup* m_group;
    QVBoxLayout* m_column;
    QRadioButton* m_nobody;
    QLabel* m_empty;
    QList<MemberRow*> m_rows;
};

}  // namespace mado
