// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

class QLabel;

namespace mado {

class HiddenDigits;
struct FieldSurroundings;

/// An individual number. The digits go from the keys into locked memory and out to be sealed; no text of the
/// program ever holds them.
class NumberEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit NumberEditor(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 private:
    void check();
    const FieldSurroundings& m_surroundings;
    QString m_path;
    HiddenDigits* m_digits;
    QLabel* m_refusal;
};

}  // namespace mado
