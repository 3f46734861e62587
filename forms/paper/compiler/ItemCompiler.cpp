// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compiler/ItemCompiler.h"

#include "forms/paper/compiler/GridCompiler.h"
#include "forms/paper/layout/Condition.h"

namespace mado {

using namespace Qt::StringLiterals;

QJsonArray ItemCompiler::items(const YAML::Node& list, const ItemContext& context) {
    QJsonArray out;
    if (!list.IsSequence()) {
        context.source->problem(list, u"a list of items is expected"_s);
        return out;
    }
    for (const auto& node : list)
        item(node, context, out);
    return out;
}

/// Each item is a map whose first key says what it is.
void ItemCompiler::item(const YAML::Node& node, const ItemContext& context, QJsonArray& out) {
    const LayoutSource& source = *context.source;
    if (!node.IsMap() || node.size() != 1) {
        source.problem(node, u"an item is one kind with its keys, such as 'text: {rect: ..., text: ...}'"_s);
        return;
    }
    const std::string kind = node.begin()->first.as<std::string>();
    const YAML::Node body = node.begin()->second;
    if (!body.IsMap()) {
        source.problem(body, u"a map is expected"_s);
    } else if (kind == "text") {
        source.allow(body,
                     {"id", "rect", "text", "texts", "en", "style", "font", "size", "min", "pitch", "align",
                      "valign", "tracking", "condense", "hang", "lines", "ink", "label", "when"});
        const auto r = source.numbers(body["rect"], 4);
        if (r) out << text(body, context, QRectF(r->at(0), r->at(1), r->at(2), r->at(3)), u"value"_s, {});
    } else if (kind == "line") {
        out << line(body, context);
    } else if (kind == "box") {
        out << box(body, context);
    } else if (kind == "check") {
        out << check(body, context);
    } else if (kind == "cells") {
        out << cells(body, context);
    } else if (kind == "seal") {
        out << seal(body, context);
    } else if (kind == "qr") {
        out << qr(body, context);
    } else if (kind == "use") {
        use(body, context, out);
    } else if (kind == "group") {
        group(body, context, out);
    } else if (kind == "repeat") {
        repeat(body, context, out);
    } else if (kind == "grid") {
        GridCompiler(*this, context).compile(body, out);
    } else {
        source.problem(node, u"unknown kind of item '%1'"_s.arg(QString::fromStdString(kind)));
    }
}

void ItemCompiler::use(const YAML::Node& node, const ItemContext& context, QJsonArray& out) {
    const LayoutSource& source = *context.source;
    source.allow(node, {"fragment", "at", "with", "when"});
    const QString name = source.text(node, "fragment");
    const YAML::Node fragment = YAML::Node(m_common.root())["fragments"][name.toStdString()];
    if (!fragment.IsDefined()) {
        source.problem(node, u"unknown fragment '%1'"_s.arg(name));
        return;
    }
    if (context.depth > 8) {
        source.problem(node, u"fragments that use one another"_s);
        return;
    }
    ItemContext inner = context;
    inner.source = &m_common;
    ++inner.depth;
    inner.parameters.clear();
    if (node["at"].IsDefined()) {
        const QPointF at = place(node["at"], context);
        inner.dx += at.x();
        inner.dy += at.y();
    }
    if (node["with"].IsDefined()) {
        for (const auto& entry : node["with"]) {
            inner.parameters.insert(source.text(entry.first), words(entry.second, context));
        }
    }
    const QJsonArray made = items(fragment, inner);
    if (node["when"].IsDefined()) {
        QJsonObject wrapped{{u"kind"_s, u"group"_s}, {u"items"_s, made}};
        condition(node, "when", context, wrapped);
        out << wrapped;
    } else {
        for (const QJsonValue& one : made)
            out << one;
    }
}

void ItemCompiler::group(const YAML::Node& node, const ItemContext& context, QJsonArray& out) {
    context.source->allow(node, {"at", "when", "items"});
    ItemContext inner = context;
    if (node["at"].IsDefined()) {
        const QPointF at = place(node["at"], context);
        inner.dx += at.x();
        inner.dy += at.y();
    }
    QJsonObject result{{u"kind"_s, u"group"_s}, {u"items"_s, items(node["items"], inner)}};
    condition(node, "when", context, result);
    out << result;
}

/// Free rows (without a grid). Positions are those of the first row.
void ItemCompiler::repeat(const YAML::Node& node, const ItemContext& context, QJsonArray& out) {
    const LayoutSource& source = *context.source;
    source.allow(node,
                 {"id", "over", "as", "where", "top", "step", "rows", "blank", "label", "items", "when"});
    const QString over = source.text(node, "over");
    const QString name = source.text(node, "as");
    QString kind;
    checkPath(node["over"], FactPath::of(over), context, &kind);
    if (kind != u"list" && kind != u"any") source.problem(node["over"], u"'%1' is no list"_s.arg(over));
    ItemContext inner = context;
    inner.names.insert(name, over + u".0"_s);
    inner.names.insert(u"row"_s, {});
    const double step = source.number(node, "step", 0);
    const auto rows = static_cast<int>(source.number(node, "rows", 0));
    const double top = source.number(node, "top", 0);
    if (step <= 0 || rows <= 0) source.problem(node, u"a repeat needs step and rows"_s);
    if (source.text(node, "label").isEmpty()) source.problem(node, u"a repeat needs a label for its annex"_s);
    inner.dy += top;
    inner.below = step * (rows - 1);
    QJsonObject result{{u"kind"_s, u"repeat"_s},
                       {u"id"_s, source.text(node, "id").isEmpty() ? over : source.text(node, "id")},
                       {u"label"_s, source.text(node, "label")},
                       {u"over"_s, over},
                       {u"as"_s, name},
                       {u"top"_s, context.dy + top},
                       {u"step"_s, step},
                       {u"right"_s, context.width * 0.914},
                       {u"rows"_s, rows},
                       {u"blank"_s, source.flag(node, "blank")},
                       {u"items"_s, items(node["items"], inner)}};
    condition(node, "where", inner, result, u"filter"_s);
    condition(node, "when", context, result);
    out << result;
}

QJsonObject ItemCompiler::text(const YAML::Node& node, const ItemContext& context, const QRectF& cell,
                               const QString& defaultStyle, const QString& annexLabel) {
    const LayoutSource& source = *context.source;
    QJsonObject out{{u"kind"_s, u"text"_s}, {u"rect"_s, onPage(node, cell, context)}};
    style(node, context, defaultStyle, out);
    QJsonArray texts;
    bool data = false;
    const auto alternative = [&](const YAML::Node& map) {
        QJsonObject one;
        if (!map["text"].IsDefined()) {
            source.problem(map, u"a text is expected"_s);
            return;
        }
        const QString ja = textTemplate(map["text"], context, out);
        one.insert(u"ja"_s, ja);
        data = data || ja.contains(u'{');
        if (map["en"].IsDefined()) one.insert(u"en"_s, textTemplate(map["en"], context, out));
        condition(map, "when", context, one);
        texts << one;
    };
    if (node["texts"].IsDefined()) {
        for (const auto& one : node["texts"]) {
            source.allow(one, {"text", "en", "when"});
            alternative(one);
        }
        condition(node, "when", context, out);
    } else {
        alternative(node);
        // The condition of a single text is that of the item.
        if (!texts.isEmpty()) {
            QJsonObject only = texts.first().toObject();
            if (only.contains(u"when"_s)) out.insert(u"when"_s, only.take(u"when"_s));
            texts = {only};
        }
    }
    out.insert(u"texts"_s, texts);
    const QString id = words(node["id"], context);
    if (data && id.isEmpty()) source.problem(node, u"a text with fields needs an id"_s);
    out.insert(u"id"_s, id);
    QString label = node["label"].IsDefined() ? words(node["label"], context) : annexLabel;
    label.remove(u'\n').remove(u'\u3000');
    if (data && label.isEmpty()) source.problem(node, u"a text with fields needs a label for the annex"_s);
    out.insert(u"label"_s, label);
    return out;
}

QJsonObject ItemCompiler::line(const YAML::Node& node, const ItemContext& context) {
    const LayoutSource& source = *context.source;
    source.allow(node, {"from", "to", "width", "ink", "dash", "when"});
    QJsonObject out{{u"kind"_s, u"line"_s}};
    const auto from = source.numbers(node["from"], 2);
    const auto to = source.numbers(node["to"], 2);
    if (from && to) {
        onPage(node, QRectF(QPointF(from->at(0), from->at(1)), QPointF(to->at(0), to->at(1))).normalized(),
               context);
        out.insert(u"rect"_s, QJsonArray{from->at(0) + context.dx, from->at(1) + context.dy,
                                         to->at(0) + context.dx, to->at(1) + context.dy});
    }
    out.insert(u"width"_s, source.number(node, "width", 2));
    out.insert(u"ink"_s, node["ink"].IsDefined() ? source.ink(node["ink"]) : 0);
    out.insert(u"dash"_s, source.text(node, "dash"));
    condition(node, "when", context, out);
    return out;
}

QJsonObject ItemCompiler::box(const YAML::Node& node, const ItemContext& context) {
    const LayoutSource& source = *context.source;
    source.allow(node, {"rect", "width", "ink", "fill", "radius", "oval", "when"});
    QJsonObject out{{u"kind"_s, u"box"_s},
                    {u"rect"_s, rect(node["rect"], context)},
                    {u"width"_s, source.number(node, "width", 2)},
                    {u"ink"_s, node["ink"].IsDefined() ? source.ink(node["ink"]) : 0},
                    {u"radius"_s, source.number(node, "radius", 0)},
                    {u"oval"_s, source.flag(node, "oval")}};
    if (node["fill"].IsDefined()) out.insert(u"fill"_s, source.ink(node["fill"]));
    condition(node, "when", context, out);
    return out;
}

QJsonObject ItemCompiler::check(const YAML::Node& node, const ItemContext& context) {
    const LayoutSource& source = *context.source;
    source.allow(node, {"id", "at", "size", "on", "when"});
    const QPointF at = place(node["at"], context);
    const double size = source.number(node, "size", 32);
    QJsonObject out{{u"kind"_s, u"check"_s},
                    {u"id"_s, words(node["id"], context)},
                    {u"rect"_s, onPage(node, QRectF(at.x(), at.y(), size, size), context)}};
    if (!node["on"].IsDefined()) {
        out.insert(u"on"_s, u"row < 0"_s);  // only for the pen
    } else {
        condition(node, "on", context, out);
    }
    condition(node, "when", context, out);
    return out;
}

QJsonObject ItemCompiler::cells(const YAML::Node& node, const ItemContext& context) {
    const LayoutSource& source = *context.source;
    source.allow(
        node, {"id", "rect", "count", "from", "text", "style", "font", "size", "ink", "heavy_after", "when"});
    QJsonObject out{{u"kind"_s, u"cells"_s},
                    {u"id"_s, words(node["id"], context)},
                    {u"rect"_s, rect(node["rect"], context)},
                    {u"count"_s, source.number(node, "count", 0)},
                    {u"from_right"_s, source.text(node, "from") == u"right"}};
    if (source.number(node, "count", 0) < 1) source.problem(node, u"cells need a count"_s);
    style(node, context, u"digit"_s, out);
    out.insert(u"text"_s, node["text"].IsDefined() ? textTemplate(node["text"], context, out) : QString());
    QJsonArray heavy;
    for (const auto& one : node["heavy_after"])
        heavy << source.number(one).value_or(0);
    out.insert(u"heavy_after"_s, heavy);
    condition(node, "when", context, out);
    return out;
}

QJsonObject ItemCompiler::seal(const YAML::Node& node, const ItemContext& context) {
    context.source->allow(node, {"rect", "text", "when"});
    QJsonObject out{{u"kind"_s, u"seal"_s},
                    {u"rect"_s, rect(node["rect"], context)},
                    {u"text"_s, textTemplate(node["text"], context, {{u"font"_s, u"mincho"_s}})}};
    condition(node, "when", context, out);
    return out;
}

QJsonObject ItemCompiler::qr(const YAML::Node& node, const ItemContext& context) {
    context.source->allow(node, {"id", "rect", "text", "when"});
    QJsonObject out{{u"kind"_s, u"qr"_s},
                    {u"id"_s, words(node["id"], context)},
                    {u"rect"_s, rect(node["rect"], context)},
                    {u"text"_s, textTemplate(node["text"], context, {})}};
    condition(node, "when", context, out);
    return out;
}

}  // namespace mado
