// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/CodeTables.h"

#include <QFile>
#include <QTextStream>

namespace mado {

CodeTables::CodeTables(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) return;
    QTextStream lines(&source);
    lines.readLine();  // heading
    while (!lines.atEnd()) {
        const QStringList cells = lines.readLine().split(u'\t');
        if (cells.size() != 4) continue;
        m_tables[cells[0]].insert(cells[1], {cells[2], cells[3]});
        m_order[cells[0]] << cells[1];
    }
}

QString CodeTables::label(const QString& table, const QString& code, Language language) const {
    const auto of = m_tables.constFind(table);
    if (of == m_tables.constEnd()) return code;
    const auto found = of->constFind(code);
    if (found == of->constEnd()) return code;
    return language == Language::Japanese ? found->ja : found->en;
}

bool CodeTables::contains(const QString& table, const QString& code) const {
    return m_tables.value(table).contains(code);
}

QStringList CodeTables::codes(const QString& table) const {
    return m_order.value(table);
}

QString CodeTables::codeOf(const QString& table, const QString& labelJa) const {
    const auto words = m_tables.value(table);
    for (auto it = words.begin(); it != words.end(); ++it) {
        if (it->ja == labelJa) return it.key();
    }
    return {};
}

}  // namespace mado
