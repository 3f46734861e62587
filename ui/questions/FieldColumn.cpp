// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FieldColumn.h"

#include "ui/questions/FieldActions.h"
#include "ui/questions/FieldBlock.h"
#include "ui/questions/QuestionLook.h"

#include <QVBoxLayout>

#include <algorithm>

namespace mado {

FieldColumn::FieldColumn(const FieldSurroundings& surroundings, QWidget* parent)
    : QWidget(parent), m_surroundings(surroundings), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(questions::wideGap());
}

void FieldColumn::setFields(const QList<FieldState>& fields, const QList<Finding>& findings) {
    QList<FieldBlock*> wanted;
    bool isOther = fields.size() != m_blocks.size();
    for (const FieldState& field : fields) {
        const auto kept = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const FieldBlock* block) {
            return block->path() == field.path && block->suits(field);
        });
        if (kept == m_blocks.end()) {
            wanted << new FieldBlock(field, m_surroundings, this);
            isOther = true;
        } else {
            wanted << *kept;
        }
    }
    const QList<FieldBlock*> before = m_blocks;
    m_blocks = wanted;
    for (FieldBlock* block : before)
        if (!wanted.contains(block)) drop(block);
    // Taking a widget out of a layout and putting it back elsewhere leaves its focus alone.
    for (int i = 0; i < int(m_blocks.size()); ++i)
        if (m_layout->indexOf(m_blocks[i]) != i) m_layout->insertWidget(i, m_blocks[i]);
    for (qsizetype i = 0; i < fields.size(); ++i) {
        m_blocks[i]->setField(fields[i], findings);
        m_blocks[i]->show();
    }
    if (isOther) Q_EMIT m_surroundings.actions.stopsChanged();
}

void FieldColumn::drop(FieldBlock* block) {
    block->retire();
    m_layout->removeWidget(block);
    block->hide();
    block->deleteLater();
}

void FieldColumn::clear() {
    setFields({}, {});
}

void FieldColumn::commit() {
    const QList<FieldBlock*> blocks = m_blocks;  // an answer may change the list
    for (FieldBlock* block : blocks)
        if (m_blocks.contains(block)) block->commit();
}

QList<QWidget*> FieldColumn::stops() const {
    QList<QWidget*> stops;
    for (const FieldBlock* block : m_blocks)
        stops << block->stops();
    return stops;
}

FieldBlock* FieldColumn::block(const QString& path) const {
    for (FieldBlock* block : m_blocks) {
        if (block->path() == path) return block;
        if (!path.startsWith(block->path() + u'/')) continue;
        const QList<FieldBlock*> nested = block->findChildren<FieldBlock*>();
        for (FieldBlock* each : nested)
            if (each->path() == path && !each->isHidden()) return each;
        return block;
    }
    return nullptr;
}

}  // namespace mado
