// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

#include <vector>

class QCheckBox;

namespace mado {

class Wording;

/// Any number of choices: check boxes side by side.
class ManyChoiceEditor : public AnswerEditor {
    Q_OBJECT
 public:
    ManyChoiceEditor(const FieldState& field, const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 private:
    struct Option {
        QCheckBox* box;
        QString code;
    };
    void send();
    const Wording& m_wording;
    std::vector<Option> m_options;
};

}  // namespace mado
