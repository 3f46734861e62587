// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

#include <vector>

class QLabel;
class QVBoxLayout;

namespace mado {

class FieldColumn;
class MemberRow;
struct FieldSurroundings;

/// Persons to tick, each with the questions about that person indented below. Arrow keys go from person to
/// person, Space ticks.
class MembersEditor : public AnswerEditor {
    Q_OBJECT
 public:
    explicit MembersEditor(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Entry {
        MemberRow* row;
        FieldColumn* column;
        QWidget* line;
    };
    void addEntry();
    void removeEntry();
    void showNested(Entry& entry, const FieldState& field, const QString& person,
                    const QList<Finding>& findings);
    [[nodiscard]] bool step(const QObject* from, int by);

    const FieldSurroundings& m_surroundings;
    QString m_path;
    QVBoxLayout* m_layout;
    QLabel* m_empty;
    std::vector<Entry> m_entries;
};

}  // namespace mado
