// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compiler/GridCompiler.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace mado {

using namespace Qt::StringLiterals;

namespace {
constexpr double paddingX = 20;
constexpr double paddingY = 9;
/// One weight for all boxes of a paper, 0.62 pt.
constexpr double ruleWidth = 2.2;
}  // namespace

int GridCompiler::rowsOf(const YAML::Node& row) const {
    return row["repeat"].IsDefined() ? static_cast<int>(m_context.source->number(row["repeat"], "rows", 0))
                                     : 1;
}

void GridCompiler::compile(const YAML::Node& node, QJsonArray& out) {
    const LayoutSource& source = *m_context.source;
    source.allow(node, {"at", "columns", "frame", "rule", "rows", "when"});
    const QPointF at = m_items.place(node["at"], m_context);
    m_context.dx += at.x();
    m_context.dy += at.y();
    for (const auto& column : node["columns"])
        m_columns.push_back(source.number(column).value_or(0));
    m_taken.assign(m_columns.size(), 0);
    m_rule = source.number(node, "rule", ruleWidth);
    m_rows.reset(node["rows"]);
    QJsonArray made;
    std::vector<QRectF> cells;
    QJsonArray contents;
    double top = 0;
    double framed = 0;
    bool varies = false;  // rows that are there or not: no frame can go round them
    for (m_rowIndex = 0; m_rowIndex < m_rows.size(); ++m_rowIndex) {
        const YAML::Node one = m_rows[m_rowIndex];
        source.allow(one, {"height", "cells", "head", "repeat"});
        const double height = source.number(one, "height", 0);
        if (height <= 0) source.problem(one, u"a row needs a height"_s);
        const YAML::Node settings = one["repeat"];
        if (settings.IsDefined()) {
            repeat(one, settings, top, height, contents);
            if (source.flag(settings, "blank")) {
                framed = top + height * rowsOf(one);
            } else {
                varies = true;
            }
        } else {
            Row made1 = row(one, top, height, m_context);
            if (source.flag(one, "head")) {
                append(m_head, made1);
                m_headHeight += height;
            } else {
                for (const QJsonValue& fill : std::as_const(made1.fills))
                    made << fill;
                for (const QJsonValue& content : std::as_const(made1.contents))
                    contents << content;
                cells.insert(cells.end(), made1.cells.begin(), made1.cells.end());
            }
            framed = top + height;
        }
        top += height * rowsOf(one);
    }
    for (const QJsonValue& rule : rules(cells))
        made << rule;
    for (const QJsonValue& content : std::as_const(contents))
        made << content;
    const double width = std::accumulate(m_columns.begin(), m_columns.end(), 0.0);
    if (!varies) {
        made << QJsonObject{{u"kind"_s, u"box"_s},
                            {u"rect"_s, m_items.onPage(node, QRectF(0, 0, width, framed), m_context)},
                            {u"width"_s, source.number(node, "frame", ruleWidth)},
                            {u"ink"_s, 0}};
    }
    if (!node["when"].IsDefined()) {
        for (const QJsonValue& one : std::as_const(made))
            out << one;
        return;
    }
    QJsonObject wrapped{{u"kind"_s, u"group"_s}, {u"items"_s, made}};
    m_items.condition(node, "when", m_context, wrapped);
    out << wrapped;
}

void GridCompiler::repeat(const YAML::Node& node, const YAML::Node& settings, double top, double height,
                          QJsonArray& out) {
    const LayoutSource& source = *m_context.source;
    source.allow(settings, {"id", "over", "as", "where", "rows", "blank", "label"});
    const QString over = source.text(settings, "over");
    QString kind;
    m_items.checkPath(settings, FactPath::of(over), m_context, &kind);
    if (kind != u"list" && kind != u"any") source.problem(settings, u"'%1' is no list"_s.arg(over));
    const int rows = rowsOf(node);
    if (rows < 1) source.problem(settings, u"a repeat needs its number of rows"_s);
    if (source.text(settings, "label").isEmpty())
        source.problem(settings, u"a repeat needs a label for its annex"_s);
    ItemContext inner = m_context;
    inner.names.insert(source.text(settings, "as"), over + u".0"_s);
    inner.names.insert(u"row"_s, {});
    inner.below = height * (rows - 1);
    const Row made = row(node, top, height, inner);
    QJsonArray items;
    append(items, made);
    QJsonObject result{{u"kind"_s, u"repeat"_s},
                       {u"id"_s, source.text(settings, "id").isEmpty() ? over : source.text(settings, "id")},
                       {u"label"_s, source.text(settings, "label")},
                       {u"over"_s, over},
                       {u"as"_s, source.text(settings, "as")},
                       {u"top"_s, m_context.dy + top},
                       {u"step"_s, height},
                       {u"right"_s, m_context.dx + std::accumulate(m_columns.begin(), m_columns.end(), 0.0)},
                       {u"rows"_s, rows},
                       {u"blank"_s, source.flag(settings, "blank")},
                       {u"head"_s, std::exchange(m_head, {})},
                       {u"head_height"_s, std::exchange(m_headHeight, 0)},
                       {u"items"_s, items}};
    m_items.condition(settings, "where", inner, result, u"filter"_s);
    out << result;
}

GridCompiler::Row GridCompiler::row(const YAML::Node& node, double top, double height,
                                    const ItemContext& context) {
    const LayoutSource& source = *m_context.source;
    Row result;
    std::size_t column = 0;
    QString label;
    const auto skipTaken = [&] {
        while (column < m_columns.size() && m_taken[column] > 0)
            --m_taken[column++];
    };
    for (const auto& one : node["cells"]) {
        skipTaken();
        const auto span = static_cast<std::size_t>(std::max(1.0, source.number(one, "span", 1)));
        const auto high = static_cast<std::size_t>(std::max(1.0, source.number(one, "rows", 1)));
        if (column + span > m_columns.size()) {
            source.problem(one, u"more cells than columns"_s);
            return result;
        }
        double x = 0, width = 0, tall = height;
        for (std::size_t i = 0; i < column; ++i)
            x += m_columns[i];
        for (std::size_t i = column; i < column + span; ++i) {
            width += m_columns[i];
            m_taken[i] = static_cast<int>(high) - 1;
        }
        for (std::size_t i = 1; i < high && m_rowIndex + i < m_rows.size(); ++i) {
            const YAML::Node below = m_rows[m_rowIndex + i];
            tall += source.number(below, "height", 0) * rowsOf(below);
        }
        const QRectF rect(x, top, width, tall);
        result.cells.push_back(rect);
        cell(one, rect, context, label, result);
        column += span;
    }
    skipTaken();
    if (column < m_columns.size()) source.problem(node, u"fewer cells than columns"_s);
    return result;
}

void GridCompiler::cell(const YAML::Node& node, const QRectF& rect, const ItemContext& context,
                        QString& label, Row& row) {
    const LayoutSource& source = *m_context.source;
    source.allow(node, {"label", "for",  "text",  "texts", "en",    "id",     "style",
                        "font",  "size", "min",   "pitch", "align", "valign", "tracking",
                        "lines", "ink",  "items", "span",  "rows",  "fill",   "when"});
    const QString fill = node["fill"].IsDefined() ? source.text(node["fill"]) : u"none"_s;
    const bool isLabel = node["label"].IsDefined();
    if ((isLabel && !node["fill"].IsDefined()) || (node["fill"].IsDefined() && fill != u"none")) {
        row.fills << QJsonObject{
            {u"kind"_s, u"box"_s},
            {u"rect"_s, m_items.onPage(node, rect, context)},
            {u"width"_s, 0},
            {u"fill"_s, isLabel && !node["fill"].IsDefined() ? 0xF1F1EC : source.ink(node["fill"])}};
    }
    const double padding = std::min(paddingX, rect.width() * 0.08);
    const QRectF inner = rect.adjusted(padding, paddingY, -padding, -paddingY);
    if (isLabel) {
        label = m_items.words(node["label"], context);
        QJsonObject made{{u"kind"_s, u"text"_s}, {u"rect"_s, m_items.onPage(node, inner, context)}};
        m_items.style(node, context, u"label"_s, made);
        made.insert(u"texts"_s,
                    QJsonArray{QJsonObject{{u"ja"_s, m_items.textTemplate(node["label"], context, made)}}});
        row.contents << made;
    } else if (node["items"].IsDefined()) {
        ItemContext moved = context;
        moved.dx += rect.x();
        moved.dy += rect.y();
        for (const QJsonValue& item : m_items.items(node["items"], moved))
            row.contents << item;
    } else if (node["text"].IsDefined() || node["texts"].IsDefined()) {
        const QString annexLabel = node["for"].IsDefined() ? m_items.words(node["for"], context) : label;
        row.contents << m_items.text(node, context, inner, u"value"_s, annexLabel);
    }
}

void GridCompiler::append(QJsonArray& to, const Row& row) const {
    for (const QJsonValue& fill : row.fills)
        to << fill;
    for (const QJsonValue& rule : rules(row.cells))
        to << rule;
    for (const QJsonValue& content : row.contents)
        to << content;
}

/// The edges of the cells, each once, neighbours joined into one stroke.
QJsonArray GridCompiler::rules(const std::vector<QRectF>& cells) const {
    using Spans = std::set<std::pair<double, double>>;
    std::map<double, Spans> horizontal, vertical;
    for (const QRectF& cell : cells) {
        for (const double y : {cell.top(), cell.bottom()})
            horizontal[y].insert({cell.left(), cell.right()});
        for (const double x : {cell.left(), cell.right()})
            vertical[x].insert({cell.top(), cell.bottom()});
    }
    QJsonArray result;
    const auto emitAll = [&](const std::map<double, Spans>& edges, bool flat) {
        for (const auto& [at, spans] : edges) {
            double from = spans.begin()->first, to = spans.begin()->second;
            const auto emitOne = [&] {
                const double dx = m_context.dx, dy = m_context.dy;
                const QJsonArray line = flat ? QJsonArray{from + dx, at + dy, to + dx, at + dy}
                                             : QJsonArray{at + dx, from + dy, at + dx, to + dy};
                result << QJsonObject{
                    {u"kind"_s, u"line"_s}, {u"rect"_s, line}, {u"width"_s, m_rule}, {u"ink"_s, 0}};
            };
            for (const auto& [first, last] : spans) {
                if (first > to) {
                    emitOne();
                    from = first;
                }
                to = first > to ? last : std::max(to, last);
            }
            emitOne();
        }
    };
    emitAll(horizontal, true);
    emitAll(vertical, false);
    return result;
}

}  // namespace mado
