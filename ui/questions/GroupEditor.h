// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace mado {

class FieldColumn;
struct FieldSurroundings;

/// Rows of the same questions. Alt+A adds one, Alt+D takes away the one with the focus.
class GroupEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit GroupEditor(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 private:
    struct Row {
        QWidget* box;
        QLabel* number;
        QToolButton* remove;
        FieldColumn* column;
    };
    void addRow();
    void removeAsked(const QWidget* box);

    const FieldSurroundings& m_surroundings;
    QString m_path;
    QVBoxLayout* m_layout;
    QPushButton* m_add;
    std::vector<Row> m_rows;
    bool m_focusNew = false;  ///< the next row that appears was asked for here
};

}  // namespace mado
