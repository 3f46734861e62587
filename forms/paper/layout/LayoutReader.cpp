// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/layout/Layout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mado {

using namespace Qt::StringLiterals;

namespace {

/// Turns checked JSON into items. A fault means that the build is damaged, so one flag is enough.
class Reader {
 public:
    LayoutItems items(const QJsonArray& array) {
        LayoutItems result;
        result.reserve(static_cast<std::size_t>(array.size()));
        for (const QJsonValue& value : array)
            result.push_back(item(value.toObject()));
        return result;
    }
    [[nodiscard]] bool damaged() const { return m_damaged; }

 private:
    static QRectF rect(const QJsonObject& o) {
        const QJsonArray r = o.value(u"rect"_s).toArray();
        return {r.at(0).toDouble(), r.at(1).toDouble(), r.at(2).toDouble(), r.at(3).toDouble()};
    }
    static Ink ink(const QJsonObject& o, const QString& key) {
        return static_cast<Ink>(o.value(key).toInteger());
    }
    Condition condition(const QJsonValue& value) {
        if (!value.isString()) return {};
        QString problem;
        Condition parsed = Condition::parse(value.toString(), &problem);
        if (!problem.isEmpty()) m_damaged = true;
        return parsed;
    }
    TextTemplate text(const QJsonValue& value) {
        QString problem;
        TextTemplate parsed = TextTemplate::parse(value.toString(), &problem);
        if (!problem.isEmpty()) m_damaged = true;
        return parsed;
    }
    TypeStyle style(const QJsonObject& o) {
        TypeStyle s;
        const auto family = fontFamilyByName(o.value(u"font"_s).toString());
        if (!family) m_damaged = true;
        s.family = family.value_or(FontFamily::Mincho);
        s.size = o.value(u"size"_s).toDouble();
        s.minSize = o.value(u"min"_s).toDouble(s.size);
        s.pitch = o.value(u"pitch"_s).toDouble(1.5);
        s.tracking = o.value(u"tracking"_s).toDouble();
        s.condense = o.value(u"condense"_s).toDouble(1.0);
        s.hang = o.value(u"hang"_s).toDouble();
        s.ink = ink(o, u"ink"_s);
        s.maxLines = o.value(u"lines"_s).toInt();
        const QString align = o.value(u"align"_s).toString();
        s.align = align == u"centre"       ? HorizontalAlign::Centre
                  : align == u"right"      ? HorizontalAlign::Right
                  : align == u"distribute" ? HorizontalAlign::Distribute
                  : align == u"justify"    ? HorizontalAlign::Justify
                                           : HorizontalAlign::Left;
        const QString vertical = o.value(u"valign"_s).toString();
        s.vertical = vertical == u"top"      ? VerticalAlign::Top
                     : vertical == u"bottom" ? VerticalAlign::Bottom
                                             : VerticalAlign::Middle;
        return s;
    }
    TextItem textItem(const QJsonObject& o) {
        TextItem t{o.value(u"id"_s).toString(), o.value(u"label"_s).toString(), rect(o), style(o), {}};
        for (const QJsonValue& value : o.value(u"texts"_s).toArray()) {
            const QJsonObject a = value.toObject();
            t.alternatives.push_back(
                {condition(a.value(u"when"_s)), text(a.value(u"ja"_s)), text(a.value(u"en"_s))});
        }
        return t;
    }
    RepeatItem repeat(const QJsonObject& o) {
        RepeatItem r;
        r.id = o.value(u"id"_s).toString();
        r.label = o.value(u"label"_s).toString();
        r.over = FactPath::of(o.value(u"over"_s).toString());
        r.name = o.value(u"as"_s).toString();
        r.filter = condition(o.value(u"filter"_s));
        r.top = o.value(u"top"_s).toDouble();
        r.step = o.value(u"step"_s).toDouble();
        r.right = o.value(u"right"_s).toDouble();
        r.rows = o.value(u"rows"_s).toInt();
        r.blank = o.value(u"blank"_s).toBool();
        r.headHeight = o.value(u"head_height"_s).toDouble();
        r.head = items(o.value(u"head"_s).toArray());
        r.items = items(o.value(u"items"_s).toArray());
        return r;
    }
    CellsItem cells(const QJsonObject& o) {
        CellsItem c{o.value(u"id"_s).toString(),
                    rect(o),
                    o.value(u"count"_s).toInt(),
                    o.value(u"from_right"_s).toBool(),
                    style(o),
                    text(o.value(u"text"_s)),
                    {}};
        for (const QJsonValue& value : o.value(u"heavy_after"_s).toArray())
            c.heavyAfter << value.toInt();
        return c;
    }
    LayoutItem item(const QJsonObject& o) {
        LayoutItem result;
        result.serial = ++m_serial;
        result.when = condition(o.value(u"when"_s));
        const QString kind = o.value(u"kind"_s).toString();
        if (kind == u"text") {
            TextItem t = textItem(o);
            result.isStatic = result.when.isAlways() && t.alternatives.size() == 1 &&
                              t.alternatives.front().when.isAlways() &&
                              t.alternatives.front().text.isStatic();
            result.content = std::move(t);
        } else if (kind == u"line") {
            const QRectF r = rect(o);  // from x, from y, to x, to y
            result.content = LineItem{{r.x(), r.y()},
                                      {r.width(), r.height()},
                                      o.value(u"width"_s).toDouble(),
                                      ink(o, u"ink"_s),
                                      o.value(u"dash"_s).toString().toLatin1()};
            result.isStatic = result.when.isAlways();
        } else if (kind == u"box") {
            BoxItem b{
                rect(o), o.value(u"width"_s).toDouble(), ink(o, u"ink"_s), o.value(u"radius"_s).toDouble(),
                {},      o.value(u"oval"_s).toBool()};
            if (o.contains(u"fill"_s)) b.fill = ink(o, u"fill"_s);
            result.content = b;
            result.isStatic = result.when.isAlways();
        } else if (kind == u"check") {
            const QRectF r = rect(o);
            result.content =
                CheckItem{o.value(u"id"_s).toString(), r.topLeft(), r.width(), condition(o.value(u"on"_s))};
        } else if (kind == u"cells") {
            result.content = cells(o);
        } else if (kind == u"seal") {
            result.content = SealItem{rect(o), text(o.value(u"text"_s))};
        } else if (kind == u"qr") {
            result.content = QrItem{o.value(u"id"_s).toString(), rect(o), text(o.value(u"text"_s))};
        } else if (kind == u"group") {
            result.content = GroupItem{items(o.value(u"items"_s).toArray())};
        } else if (kind == u"repeat") {
            result.content = repeat(o);
        } else {
            m_damaged = true;
        }
        return result;
    }

    int m_serial = 0;
    bool m_damaged = false;
};

}  // namespace

const LayoutVariant* Layout::variant(const QString& id) const {
    if (id.isEmpty()) return &variants.front();
    for (const LayoutVariant& v : variants) {
        if (v.info.id == id) return &v;
    }
    return nullptr;
}

std::shared_ptr<const Layout> Layout::read(const QByteArray& json) {
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    auto layout = std::make_shared<Layout>();
    layout->info.id = o.value(u"form"_s).toString();
    layout->info.titleJa = o.value(u"title_ja"_s).toString();
    layout->info.titleEn = o.value(u"title_en"_s).toString();
    Reader reader;
    for (const QJsonValue& value : o.value(u"variants"_s).toArray()) {
        const QJsonObject v = value.toObject();
        LayoutVariant variant;
        for (const QJsonValue& p : v.value(u"pages"_s).toArray()) {
            const QJsonObject page = p.toObject();
            const QJsonArray paper = page.value(u"paper"_s).toArray();
            variant.pages.push_back({paper.at(0).toDouble(), paper.at(1).toDouble(),
                                     reader.items(page.value(u"items"_s).toArray())});
        }
        if (variant.pages.empty()) return nullptr;
        const LayoutPage& first = variant.pages.front();
        variant.info = {v.value(u"id"_s).toString(), v.value(u"title_ja"_s).toString(),
                        v.value(u"title_en"_s).toString(), QSizeF(first.width / 10.0, first.height / 10.0),
                        static_cast<int>(variant.pages.size())};
        layout->info.variants << variant.info;
        layout->variants.push_back(std::move(variant));
    }
    if (layout->variants.empty() || reader.damaged()) return nullptr;
    return layout;
}

}  // namespace mado
