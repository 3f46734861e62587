// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/FormInfo.h"
#include "forms/paper/fonts/FontSet.h"
#include "forms/paper/layout/Condition.h"
#include "forms/paper/layout/TextTemplate.h"
#include "forms/paper/pdf/ContentStream.h"

#include <QByteArray>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <memory>
#include <variant>
#include <vector>

namespace mado {

/// The layout of one form, as the layout compiler has checked it. Lengths in tenths of a millimetre from the
/// upper left corner of the page, font sizes in points. Read-only after reading; any thread.

enum class HorizontalAlign { Left, Centre, Right, Distribute, Justify };
enum class VerticalAlign { Top, Middle, Bottom };

struct LayoutItem;
using LayoutItems = std::vector<LayoutItem>;

struct TypeStyle {
    FontFamily family = FontFamily::Mincho;
    double size = 10.0;     ///< points
    double minSize = 10.0;  ///< shrinks down to this, then goes on on an annex page
    double pitch = 1.5;     ///< line feed, in sizes
    double tracking = 0.0;  ///< extra space between glyphs, in sizes
    double condense = 1.0;  ///< letters may get as narrow as this before they get smaller (長体)
    double hang = 0.0;      ///< indent of the further lines of a paragraph, in sizes
    HorizontalAlign align = HorizontalAlign::Left;
    VerticalAlign vertical = VerticalAlign::Middle;
    Ink ink = 0x000000;
    int maxLines = 0;  ///< 0: as many as the box holds
};

struct TextItem {
    struct Alternative {
        Condition when;
        TextTemplate text;
        TextTemplate english;  ///< used for Language::English if it has parts
    };
    QString id;
    QString label;  ///< names the field on the annex page
    QRectF rect;
    TypeStyle style;
    std::vector<Alternative> alternatives;  ///< the first whose condition holds is printed
};
struct LineItem {
    QPointF from, to;
    double width;
    Ink ink;
    QByteArray dash;
};
struct BoxItem {
    QRectF rect;
    double width;  ///< 0: no outline
    Ink ink;
    double radius;
    std::optional<Ink> fill;
    bool oval;
};
/// A box to tick; the tick is drawn if `on` holds.
struct CheckItem {
    QString id;
    QPointF at;
    double size;
    Condition on;
};
/// One character a cell.
struct CellsItem {
    QString id;
    QRectF rect;
    int count;
    bool fromRight;
    TypeStyle style;
    TextTemplate text;
    QList<int> heavyAfter;  ///< a heavier rule after these cells (thousands, year and month)
};
struct SealItem {
    QRectF rect;
    TextTemplate text;
};
struct QrItem {
    QString id;
    QRectF rect;
    TextTemplate text;
};
struct GroupItem {
    LayoutItems items;
};
/// Rows over an array. What does not fit goes on on annex pages, under `head` once more.
struct RepeatItem {
    QString id;
    QString label;
    FactPath over;
    QString name;  ///< bound to the row
    Condition filter;
    double top, step;
    double right;  ///< edge of the rows
    int rows;      ///< that fit
    bool blank;    ///< draws the unused rows empty
    LayoutItems head;
    double headHeight;
    LayoutItems items;
};

struct LayoutItem {
    Condition when;
    std::variant<TextItem, LineItem, BoxItem, CheckItem, CellsItem, SealItem, QrItem, GroupItem, RepeatItem>
        content;
    int serial = 0;         ///< unique within the layout
    bool isStatic = false;  ///< the same on every document
};

struct LayoutPage {
    double width, height;
    LayoutItems items;
};
struct LayoutVariant {
    FormVariant info;
    std::vector<LayoutPage> pages;
};
struct Layout {
    FormInfo info;
    std::vector<LayoutVariant> variants;

    [[nodiscard]] const LayoutVariant* variant(const QString& id) const;
    /// Reads what the layout compiler wrote. Nothing if damaged (a fault of the build).
    [[nodiscard]] static std::shared_ptr<const Layout> read(const QByteArray& json);
};

}  // namespace mado
