// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compiler/ItemCompiler.h"
#include "forms/paper/layout/Condition.h"
#include "forms/paper/layout/TextTemplate.h"

namespace mado {

using namespace Qt::StringLiterals;

void ItemCompiler::style(const YAML::Node& node, const ItemContext& context, const QString& defaultStyle,
                         QJsonObject& out) {
    const QString name = node["style"].IsDefined() ? words(node["style"], context) : defaultStyle;
    const YAML::Node named = YAML::Node(m_common.root())["styles"][name.toStdString()];
    if (!named.IsDefined()) {
        context.source->problem(node, u"unknown style '%1'"_s.arg(name));
        return;
    }
    m_common.allow(named, {"font", "size", "min", "pitch", "align", "valign", "tracking", "condense", "hang",
                           "lines", "ink"});
    styleKeys(m_common, named, out);
    // A size of its own without a least size must not keep the style's larger one.
    const double before = out.value(u"size"_s).toDouble();
    styleKeys(*context.source, node, out);
    const double size = out.value(u"size"_s).toDouble();
    if (size < before && !node["min"].IsDefined()) {
        out.insert(u"min"_s, std::min(size, out.value(u"min"_s).toDouble(size)));
    }
    if (out.value(u"min"_s).toDouble(size) > size)
        context.source->problem(node, u"min is larger than size"_s);
    if (size < 4 || size > 60) context.source->problem(node, u"size must be 4 to 60 points"_s);
    if (!fontFamilyByName(out.value(u"font"_s).toString())) {
        context.source->problem(node, u"unknown font '%1'"_s.arg(out.value(u"font"_s).toString()));
    }
}

void ItemCompiler::styleKeys(const LayoutSource& source, const YAML::Node& node, QJsonObject& out) {
    for (const char* key : {"size", "min", "pitch", "tracking", "condense", "hang", "lines"}) {
        if (node[key].IsDefined()) out.insert(QLatin1StringView(key), source.number(node[key]).value_or(0));
    }
    if (node["font"].IsDefined()) out.insert(u"font"_s, source.text(node["font"]));
    if (node["ink"].IsDefined()) out.insert(u"ink"_s, source.ink(node["ink"]));
    const auto choice = [&](const char* key, const QStringList& choices) {
        if (!node[key].IsDefined()) return;
        const QString value = source.text(node[key]);
        if (!choices.contains(value)) {
            source.problem(node[key], u"'%1' is none of %2"_s.arg(value, choices.join(u", "_s)));
        }
        out.insert(QLatin1StringView(key), value);
    };
    choice("align", {u"left"_s, u"centre"_s, u"right"_s, u"distribute"_s, u"justify"_s});
    choice("valign", {u"top"_s, u"middle"_s, u"bottom"_s});
}

QString ItemCompiler::words(const YAML::Node& node, const ItemContext& context) const {
    if (!node.IsDefined()) return {};
    QString result = context.source->text(node);
    for (qsizetype at = result.indexOf(u'$'); at >= 0; at = result.indexOf(u'$', at)) {
        qsizetype end = at + 1;
        while (end < result.size() && (result[end].isLetterOrNumber() || result[end] == u'_') &&
               result[end].unicode() < 128) {
            ++end;
        }
        const QString name = result.mid(at + 1, end - at - 1);
        if (!context.parameters.contains(name)) {
            context.source->problem(node, u"the fragment is used without '%1'"_s.arg(name));
            return result;
        }
        const QString value = context.parameters.value(name);
        result.replace(at, end - at, value);
        at += value.size();
    }
    return result;
}

QString ItemCompiler::textTemplate(const YAML::Node& node, const ItemContext& context,
                                   const QJsonObject& style) {
    const QString text = words(node, context);
    QString problem;
    const TextTemplate parsed = TextTemplate::parse(text, &problem);
    if (!problem.isEmpty()) context.source->problem(node, problem);
    for (const TextTemplate::Part& part : parsed.parts()) {
        if (part.path.parts.isEmpty()) {
            checkGlyphs(node, part.text, style.value(u"font"_s).toString(), context);
            continue;
        }
        QString kind;
        checkPath(node, part.path, context, &kind);
        if (kind == u"list" || kind == u"object") {
            context.source->problem(node, u"'%1' is a %2, not a text"_s.arg(part.path.text(), kind));
        }
    }
    return text;
}

void ItemCompiler::condition(const YAML::Node& map, const char* key, const ItemContext& context,
                             QJsonObject& out, const QString& as) {
    const YAML::Node node = map[key];
    if (!node.IsDefined()) return;
    const QString text = words(node, context);
    QString problem;
    const Condition parsed = Condition::parse(text, &problem);
    if (!problem.isEmpty()) {
        context.source->problem(node, problem);
        return;
    }
    for (const FactPath& path : parsed.paths())
        checkPath(node, path, context);
    out.insert(as.isEmpty() ? QString::fromLatin1(key) : as, text);
}

QPointF ItemCompiler::place(const YAML::Node& node, const ItemContext& context) {
    if (node.IsScalar()) {
        const YAML::Node named = YAML::Node(m_common.root())["places"][node.Scalar()];
        if (!named.IsDefined()) {
            context.source->problem(node, u"unknown place '%1'"_s.arg(context.source->text(node)));
            return {};
        }
        const auto at = m_common.numbers(named, 2);
        return at ? QPointF(at->at(0), at->at(1)) : QPointF();
    }
    const auto at = context.source->numbers(node, 2);
    return at ? QPointF(at->at(0), at->at(1)) : QPointF();
}

QJsonArray ItemCompiler::rect(const YAML::Node& node, const ItemContext& context) {
    const auto r = context.source->numbers(node, 4);
    if (!r) return {};
    return onPage(node, QRectF(r->at(0), r->at(1), r->at(2), r->at(3)), context);
}

QJsonArray ItemCompiler::onPage(const YAML::Node& node, const QRectF& rect, const ItemContext& context) {
    const QRectF moved = rect.translated(context.dx, context.dy);
    const QRectF page(0, 0, context.width, context.height);
    if (moved.width() < 0 || moved.height() < 0 || moved.left() < 0 || moved.top() < 0 ||
        moved.right() > page.right() || moved.bottom() + context.below > page.bottom()) {
        context.source->problem(node, u"off the page: %1, %2, %3 x %4 on %5 x %6"_s.arg(moved.x())
                                          .arg(moved.y())
                                          .arg(moved.width())
                                          .arg(moved.height() + context.below)
                                          .arg(page.width())
                                          .arg(page.height()));
    }
    return {moved.x(), moved.y(), moved.width(), moved.height()};
}

void ItemCompiler::checkPath(const YAML::Node& node, const FactPath& path, const ItemContext& context,
                             QString* kind) {
    const auto found = m_schema.kind(path, context.names);
    if (!found) context.source->problem(node, u"unknown data path '%1'"_s.arg(path.text()));
    if (kind != nullptr) *kind = found.value_or(u"any"_s);
}

void ItemCompiler::checkGlyphs(const YAML::Node& node, const QString& text, const QString& font,
                               const ItemContext& context) {
    const auto family = fontFamilyByName(font);
    if (!family) return;
    for (const uint character : text.toUcs4()) {
        if (character == U'\n') continue;
        bool found = false;
        for (const FontSet::Face face : FontSet::chain(*family)) {
            const auto opened = m_fonts.face(face);
            if (!opened) {
                context.source->problem(node,
                                        u"missing font file %1"_s.arg(opened.error().facts.join(u", "_s)));
                return;
            }
            found = found || (*opened)->glyph(character).has_value();
        }
        if (!found) {
            context.source->problem(node,
                                    u"no font has U+%1"_s.arg(QString::number(character, 16).toUpper()));
        }
    }
}

}  // namespace mado
