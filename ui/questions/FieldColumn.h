// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace mado {

class FieldBlock;
struct FieldSurroundings;

/// Fields below each other. Keeps the widgets of a field as long as its path is there.
class FieldColumn : public QWidget {
    Q_OBJECT
 public:
    explicit FieldColumn(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setFields(const QList<FieldState>& fields, const QList<Finding>& findings);
    void clear();
    void commit();
    [[nodiscard]] const QList<FieldBlock*>& blocks() const { return m_blocks; }
    [[nodiscard]] QList<QWidget*> stops() const;  ///< what can take the focus, in reading order
    [[nodiscard]] FieldBlock* block(const QString& path) const;  ///< nested ones too; null if there is none

 private:
    void drop(FieldBlock* block);
    const FieldSurroundings& m_surroundings;
    QVBoxLayout* m_layout;
    QList<FieldBlock*> m_blocks;
};

}  // namespace mado
