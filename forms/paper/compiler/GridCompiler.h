// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compiler/ItemCompiler.h"

#include <vector>

namespace mado {

/// Ruled tables, the usual shape of a municipal form:
///
///   grid: {at: [x, y], columns: [w, ...], frame: 3.5, rule: 1.5, rows: [
///     {height: 80, cells: [{label: 氏名}, {id: name, text: "{filer.name}", span: 3}]},
///     {height: 80, head: true, cells: [...]},
///     {height: 80, repeat: {over: members, as: m, rows: 6, blank: true, label: 世帯員}, cells: [...]}]}
///
/// A cell is a label (shaded), a text, a list of items relative to the cell, or empty; `span` columns wide,
/// `rows` rows high. A text without a label of its own takes that of the label cell before it.
class GridCompiler {
 public:
    GridCompiler(ItemCompiler& items, const ItemContext& context) : m_items(items), m_context(context) {}
    void compile(const YAML::Node& node, QJsonArray& out);

 private:
    struct Row {
        QJsonArray fills, contents;
        std::vector<QRectF> cells;
    };
    [[nodiscard]] Row row(const YAML::Node& node, double top, double height, const ItemContext& context);
    void cell(const YAML::Node& node, const QRectF& rect, const ItemContext& context, QString& label,
              Row& row);
    void append(QJsonArray& to, const Row& row) const;
    [[nodiscard]] QJsonArray rules(const std::vector<QRectF>& cells) const;
    void repeat(const YAML::Node& node, const YAML::Node& settings, double top, double height,
                QJsonArray& out);
    [[nodiscard]] int rowsOf(const YAML::Node& row) const;

    ItemCompiler& m_items;
    ItemContext m_context;
    std::vector<double> m_columns;
    std::vector<int> m_taken;  ///< rows for which a higher cell still takes the column
    YAML::Node m_rows;
    std::size_t m_rowIndex = 0;
    double m_rule = 0;
    QJsonArray m_head;
    double m_headHeight = 0;
};

}  // namespace mado
