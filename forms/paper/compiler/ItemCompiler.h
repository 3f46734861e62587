// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/paper/compiler/FactSchema.h"
#include "forms/paper/compiler/LayoutSource.h"
#include "forms/paper/fonts/FontSet.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRectF>
#include <QString>

namespace mado {

/// Where an item stands and what names mean there.
struct ItemContext {
    const LayoutSource* source;  ///< the file of the item, for problems
    double dx = 0, dy = 0;
    double width = 0, height = 0;  ///< of the page
    double below = 0;              ///< further rows of a repeat reach this far down
    FactSchema::Names names;
    QHash<QString, QString> parameters;  ///< "$name" in a fragment
    int depth = 0;
};

/// Turns the items of a layout file into those that the renderer draws: fragments are put in, grids become
/// boxes, rules and texts, styles are resolved, everything is checked.
class ItemCompiler {
 public:
    ItemCompiler(const LayoutSource& common, const FactSchema& schema, const FontSet& fonts)
        : m_common(common), m_schema(schema), m_fonts(fonts) {}

    [[nodiscard]] QJsonArray items(const YAML::Node& list, const ItemContext& context);

 private:
    friend class GridCompiler;
    void item(const YAML::Node& node, const ItemContext& context, QJsonArray& out);
    void use(const YAML::Node& node, const ItemContext& context, QJsonArray& out);
    void group(const YAML::Node& node, const ItemContext& context, QJsonArray& out);
    void repeat(const YAML::Node& node, const ItemContext& context, QJsonArray& out);
    [[nodiscard]] QJsonObject text(const YAML::Node& node, const ItemContext& context, const QRectF& cell,
                                   const QString& defaultStyle, const QString& annexLabel);
    [[nodiscard]] QJsonObject line(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonObject box(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonObject check(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonObject cells(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonObject seal(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonObject qr(const YAML::Node& node, const ItemContext& context);

    void style(const YAML::Node& node, const ItemContext& context, const QString& defaultStyle,
               QJsonObject& out);
    void styleKeys(const LayoutSource& source, const YAML::Node& node, QJsonObject& out);
    [[nodiscard]] QString words(const YAML::Node& node, const ItemContext& context) const;
    [[nodiscard]] QString textTemplate(const YAML::Node& node, const ItemContext& context,
                                       const QJsonObject& style);
    void condition(const YAML::Node& map, const char* key, const ItemContext& context, QJsonObject& out,
                   const QString& as = {});
    [[nodiscard]] QPointF place(const YAML::Node& node, const ItemContext& context);
    [[nodiscard]] QJsonArray rect(const YAML::Node& node, const ItemContext& context);
    QJsonArray onPage(const YAML::Node& node, const QRectF& rect, const ItemContext& context);
    void checkPath(const YAML::Node& node, const FactPath& path, const ItemContext& context,
                   QString* kind = nullptr);
    void checkGlyphs(const YAML::Node& node, const QString& text, const QString& font,
                     const ItemContext& context);

    const LayoutSource& m_common;
    const FactSchema& m_schema;
    const FontSet& m_fonts;
};

}  // namespace mado
