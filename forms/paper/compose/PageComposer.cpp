// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/PageComposer.h"

#include "forms/paper/compose/CodeSymbol.h"
#include "forms/paper/compose/PageMark.h"
#include "forms/paper/compose/SealPainter.h"
#include "forms/paper/compose/TextPainter.h"

#include <array>

namespace mado {

using namespace Qt::StringLiterals;

namespace {
/// Longer values are no text of a paper but a fault elsewhere.
constexpr qsizetype longestValue = 65536;
constexpr Ink black = 0x000000;
}  // namespace

Result<void> PageComposer::compose(const QJsonObject& facts) {
    const FactScope scope(facts);
    m_annex.clear();
    m_annexPage = 0;
    for (const LayoutPage& page : m_variant.pages) {
        MADO_TRY(startPage(page.width, page.height));
        MADO_TRY(items(page.items, scope, {}));
        endPage();
    }
    MADO_TRY(annexPages(scope));
    for (const AnnexEntry& entry : m_annex) {
        if (!m_annexed.contains(entry.id)) m_annexed << entry.id;
    }
    return problems();
}

Result<void> PageComposer::problems() const {
    if (!m_missing.isEmpty() && m_options.mark.isEmpty())
        return fail(u"E-PAPER-002"_s, m_field, {m_missing.join(u", "_s)});
    if (!m_shaper.forbidden().isEmpty()) {
        return fail(u"E-PAPER-004"_s, m_field, {m_shaper.forbidden().join(u", "_s)});
    }
    if (!m_shaper.unprintable().isEmpty()) {
        return fail(u"E-PAPER-003"_s, m_field, {m_shaper.unprintable().join(u", "_s)});
    }
    return {};
}

Result<void> PageComposer::startPage(double width, double height) {
    m_width = width;
    m_height = height;
    m_out.emplace(height);
    m_out->bytes().reserve(16384);
    if (!m_options.offset.isNull() || m_options.scale != 1.0) {
        m_out->transform(m_options.offset.x(), m_options.offset.y(), m_options.scale);
    }
    if (!m_options.mark.isEmpty()) {
        MADO_ASSIGN(const ShapedText mark, m_shaper.shape(m_options.mark, FontFamily::GothicBold));
        paintMark(*m_out, mark, width, height);
    }
    return {};
}

void PageComposer::endPage() {
    m_pdf.addPage(QSizeF(m_width / 10.0, m_height / 10.0), m_out->bytes());
}

Result<void> PageComposer::items(const LayoutItems& items, const FactScope& facts, Place place) {
    for (const LayoutItem& one : items) {
        if (!one.when.holds(facts)) continue;
        const bool keep = one.isStatic && place.dx == 0 && place.dy == 0;
        if (keep) {
            const auto known = m_static.constFind(one.serial);
            if (known != m_static.constEnd()) {
                m_out->bytes() += *known;
                continue;
            }
        }
        const qsizetype before = m_out->bytes().size();
        MADO_TRY(item(one, facts, place));
        if (keep) m_static.insert(one.serial, m_out->bytes().mid(before));
    }
    return {};
}

Result<void> PageComposer::item(const LayoutItem& item, const FactScope& facts, Place place) {
    return std::visit([&](const auto& content) { return draw(content, facts, place); }, item.content);
}

Result<QString> PageComposer::checked(const TextTemplate& text, const QString& id, const FactScope& facts) {
    auto result = text.fill(facts);
    if (!result) {
        Error error = result.error();
        error.field = id;
        return error;
    }
    if (result->text.size() > longestValue) return fail(u"E-PAPER-006"_s, id);
    if (!result->missing.isEmpty() && !m_blankRow) {
        if (m_field.isEmpty()) m_field = id;
        for (const QString& path : std::as_const(result->missing)) {
            if (!m_missing.contains(path)) m_missing << path;
        }
    }
    return result->text;
}

Result<std::optional<QString>> PageComposer::filled(const TextItem& text, const FactScope& facts) {
    for (const TextItem::Alternative& alternative : text.alternatives) {
        if (!alternative.when.holds(facts)) continue;
        const bool english = m_options.language == Language::English && !alternative.english.parts().empty();
        MADO_ASSIGN(QString result,
                    checked(english ? alternative.english : alternative.text, text.id, facts));
        result.replace(u"\r\n"_s, u"\n"_s).replace(u'\t', u' ');
        if (text.style.maxLines == 1) result.replace(u'\n', u' ');
        return std::optional(std::move(result));
    }
    return std::optional<QString>();
}

Result<void> PageComposer::draw(const TextItem& text, const FactScope& facts, Place place) {
    MADO_ASSIGN(const std::optional<QString> value, filled(text, facts));
    if (!value || value->isEmpty()) return {};
    const qsizetype badBefore = m_shaper.unprintable().size() + m_shaper.forbidden().size();
    MADO_ASSIGN(const ShapedText shaped, m_shaper.shape(*value, text.style.family));
    if (m_shaper.unprintable().size() + m_shaper.forbidden().size() > badBefore && m_field.isEmpty())
        m_field = text.id;
    const QRectF rect = text.rect.translated(place.dx, place.dy);
    const FittedText fitted = fitText(shaped, text.style, rect.width() * pointsOfTenthMillimetre,
                                      rect.height() * pointsOfTenthMillimetre);
    if (!fitted.fits) return continued(text, shaped, rect);
    paintText(*m_out, shaped, fitted, text.style, rect);
    return {};
}

/// Prints the beginning and a reference mark in the box and leaves the whole text for the annex.
Result<void> PageComposer::continued(const TextItem& item, const ShapedText& text, const QRectF& rect) {
    AnnexEntry entry{item.id, item.label, static_cast<int>(m_annex.size()) + 1, text, item.style.family,
                     nullptr, {}};
    const QString mark = u"…（別紙※%1）"_s.arg(entry.mark);
    const double width = rect.width() * pointsOfTenthMillimetre;
    const double height = rect.height() * pointsOfTenthMillimetre;
    TypeStyle least = item.style;
    least.size = least.minSize;
    // Halving finds the longest beginning that fits together with the mark.
    qsizetype fits = 0, tooMuch = static_cast<qsizetype>(text.clusters.size());
    std::optional<std::pair<ShapedText, FittedText>> best;
    while (fits < tooMuch) {
        const qsizetype middle = best ? (fits + tooMuch) / 2 : 0;
        if (best && middle == fits) break;
        const qsizetype end = middle == 0 ? 0
                                          : text.clusters[static_cast<std::size_t>(middle) - 1].start +
                                                text.clusters[static_cast<std::size_t>(middle) - 1].length;
        MADO_ASSIGN(ShapedText part, m_shaper.shape(text.text.left(end) + mark, item.style.family));
        FittedText fitted = fitText(part, least, width, height);
        const bool first = !best;
        if (fitted.fits || first) {
            fits = middle;
            best.emplace(std::move(part), std::move(fitted));
        } else {
            tooMuch = middle;
        }
    }
    if (best) paintText(*m_out, best->first, best->second, least, rect);
    m_annex.push_back(std::move(entry));
    return {};
}

Result<void> PageComposer::draw(const LineItem& line, const FactScope&, Place place) {
    m_out->line(line.from.x() + place.dx, line.from.y() + place.dy, line.to.x() + place.dx,
                line.to.y() + place.dy, line.width, line.ink, line.dash);
    return {};
}

Result<void> PageComposer::draw(const BoxItem& box, const FactScope&, Place place) {
    const QRectF rect = box.rect.translated(place.dx, place.dy);
    if (box.fill) m_out->fillRect(rect, *box.fill);
    if (box.width <= 0) return {};
    if (box.oval) {
        m_out->ellipse(rect, box.width, box.ink);
    } else if (box.radius > 0) {
        m_out->roundRect(rect, box.radius, box.width, box.ink);
    } else {
        m_out->strokeRect(rect, box.width, box.ink);
    }
    return {};
}

Result<void> PageComposer::draw(const CheckItem& check, const FactScope& facts, Place place) {
    const QRectF rect(check.at.x() + place.dx, check.at.y() + place.dy, check.size, check.size);
    m_out->strokeRect(rect, 1.8, black);
    if (check.on.holds(facts)) {
        const std::array points{QPointF(rect.left() + 0.16 * check.size, rect.top() + 0.5 * check.size),
                                QPointF(rect.left() + 0.42 * check.size, rect.top() + 0.8 * check.size),
                                QPointF(rect.left() + 1.02 * check.size, rect.top() - 0.08 * check.size)};
        m_out->polyline(points, 4.5, black);
    }
    return {};
}

Result<void> PageComposer::draw(const CellsItem& cells, const FactScope& facts, Place place) {
    const QRectF rect = cells.rect.translated(place.dx, place.dy);
    const double width = rect.width() / cells.count;
    m_out->strokeRect(rect, 2.0, black);
    for (int i = 1; i < cells.count; ++i) {
        const double x = rect.left() + i * width;
        m_out->line(x, rect.top(), x, rect.bottom(), cells.heavyAfter.contains(i) ? 4.0 : 1.2, black);
    }
    MADO_ASSIGN(const QString value, checked(cells.text, cells.id, facts));
    MADO_ASSIGN(const ShapedText shaped, m_shaper.shape(value, cells.style.family));
    const auto count = static_cast<int>(shaped.clusters.size());
    if (count > cells.count) return fail(u"E-PAPER-006"_s, cells.id);
    for (int i = 0; i < count; ++i) {
        const auto& cluster = shaped.clusters[static_cast<std::size_t>(i)];
        if (cluster.code == 0) continue;
        const int cell = cells.fromRight ? cells.count - count + i : i;
        const double size = cells.style.size / pointsOfTenthMillimetre;
        const double x = rect.left() + (cell + 0.5) * width - cluster.advance / 2000.0 * size;
        m_out->beginText(cells.style.ink);
        paintLine(*m_out, shaped, static_cast<std::size_t>(i), static_cast<std::size_t>(i) + 1,
                  cells.style.size, x, rect.center().y() + 0.38 * size, 0.0);
        m_out->endText();
    }
    return {};
}

Result<void> PageComposer::draw(const SealItem& seal, const FactScope& facts, Place place) {
    const QRectF rect = seal.rect.translated(place.dx, place.dy);
    if (!m_options.sealImage.isEmpty()) {
        if (!m_sealImage) {
            MADO_ASSIGN(m_sealImage, m_pdf.addImage(m_options.sealImage));
        }
        m_out->image(*m_sealImage, rect);
        return {};
    }
    MADO_ASSIGN(const QString value, checked(seal.text, u"seal"_s, facts));
    MADO_ASSIGN(const ShapedText shaped, m_shaper.shape(value, FontFamily::Mincho));
    paintSeal(*m_out, shaped, rect);
    return {};
}

Result<void> PageComposer::draw(const QrItem& qr, const FactScope& facts, Place place) {
    MADO_ASSIGN(const QString value, checked(qr.text, qr.id, facts));
    if (value.isEmpty()) return {};
    const auto rectangles = qrRectangles(value, qr.rect.translated(place.dx, place.dy));
    if (!rectangles) return fail(u"E-PAPER-010"_s, qr.id);
    m_out->fillRects(*rectangles, black);
    return {};
}

Result<void> PageComposer::draw(const GroupItem& group, const FactScope& facts, Place place) {
    return items(group.items, facts, place);
}

Result<void> PageComposer::draw(const RepeatItem& repeat, const FactScope& facts, Place place) {
    MADO_TRY(items(repeat.head, facts, place));
    const QJsonArray array = facts.value(repeat.over).toArray();
    std::vector<FactScope> rows;
    for (const QJsonValue& value : array) {
        FactScope row = facts.with(repeat.name, value, static_cast<int>(rows.size()) + 1);
        if (repeat.filter.holds(row)) rows.push_back(std::move(row));
    }
    const auto shown = std::min(static_cast<int>(rows.size()), repeat.rows);
    for (int i = 0; i < shown; ++i) {
        MADO_TRY(
            items(repeat.items, rows[static_cast<std::size_t>(i)], {place.dx, place.dy + i * repeat.step}));
    }
    if (repeat.blank) {
        const QJsonObject nobody{{repeat.name, QJsonObject()}};
        const FactScope empty(nobody);
        m_blankRow = true;
        for (int i = shown; i < repeat.rows; ++i) {
            MADO_TRY(items(repeat.items, empty, {place.dx, place.dy + i * repeat.step}));
        }
        m_blankRow = false;
    }
    if (static_cast<int>(rows.size()) <= repeat.rows) return {};
    AnnexEntry entry{
        repeat.id, repeat.label, static_cast<int>(m_annex.size()) + 1, {}, FontFamily::Mincho, &repeat, {}};
    entry.rows.assign(rows.begin() + shown, rows.end());
    const QString mark = u"※%1 ほか%2件は別紙"_s.arg(entry.mark).arg(entry.rows.size());
    const double bottom = repeat.top + place.dy - repeat.headHeight;
    m_annex.push_back(std::move(entry));
    const double right = repeat.right + place.dx;
    return note(mark, QRectF(right - 800, bottom - 40, 800, 36), FontFamily::Gothic, 8.0,
                HorizontalAlign::Right);
}

Result<void> PageComposer::note(const QString& text, const QRectF& rect, FontFamily family, double size,
                                HorizontalAlign align) {
    TypeStyle style;
    style.family = family;
    style.size = size;
    style.minSize = size * 0.6;
    style.condense = 0.8;
    style.maxLines = 1;
    style.align = align;
    MADO_ASSIGN(const ShapedText shaped, m_shaper.shape(text, family));
    paintText(*m_out, shaped,
              fitText(shaped, style, rect.width() * pointsOfTenthMillimetre,
                      rect.height() * pointsOfTenthMillimetre),
              style, rect);
    return {};
}

}  // namespace mado
