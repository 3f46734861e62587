// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/PageComposer.h"
#include "forms/paper/compose/TextPainter.h"

namespace mado {

using namespace Qt::StringLiterals;

/// Annex pages (別紙): what did not fit, whole, under its reference mark, on paper of the same size.

namespace {
constexpr Ink black = 0x000000;

/// Measures that depend on the paper: a card has no room for the margins of a letter.
struct AnnexMeasures {
    double margin, title, body, gap;
    [[nodiscard]] static AnnexMeasures of(double width) {
        if (width < 1200) return {50, 8.0, 7.0, 18};
        return {220, 13.0, 10.5, 50};
    }
};

double tenths(double points) {
    return points / pointsOfTenthMillimetre;
}
}  // namespace

Result<void> PageComposer::annexPages(const FactScope& facts) {
    if (m_annex.empty()) return {};
    MADO_TRY(startAnnexPage(facts));
    // By index and copy: rows of a table on the annex may themselves add entries while it is composed.
    for (std::size_t i = 0; i < m_annex.size(); ++i) {
        const AnnexEntry entry = m_annex[i];
        MADO_TRY(entry.table != nullptr ? annexTable(entry, facts) : annexText(entry, facts));
    }
    endPage();
    return {};
}

Result<void> PageComposer::startAnnexPage(const FactScope& facts) {
    if (m_annexPage > 0) endPage();
    ++m_annexPage;
    const LayoutPage& first = m_variant.pages.front();
    MADO_TRY(startPage(first.width, first.height));
    const AnnexMeasures m = AnnexMeasures::of(m_width);
    const double width = m_width - 2 * m.margin;
    const double line = tenths(m.title) * 1.6;
    const double top = m.margin * 0.9;
    MADO_TRY(note(u"別紙　%1"_s.arg(m_layout.info.titleJa), {m.margin, top, width * 0.62, line},
                  FontFamily::Mincho, m.title, HorizontalAlign::Left));
    static const FactPath number = FactPath::of(u"document.number");
    static const FactPath caseNumber = FactPath::of(u"case.number");
    QString reference = facts.value(number).toString();
    if (reference.isEmpty()) reference = facts.value(caseNumber).toString();
    MADO_TRY(note(u"%1（別紙%2）"_s.arg(reference).arg(m_annexPage),
                  {m.margin + width * 0.64, top, width * 0.36, line}, FontFamily::Gothic, m.body * 0.85,
                  HorizontalAlign::Right));
    m_out->line(m.margin, top + line, m.margin + width, top + line, 3.0, black);
    m_cursor = top + line + m.gap;
    return {};
}

Result<void> PageComposer::annexHeading(const AnnexEntry& entry, double needed, const FactScope& facts) {
    const AnnexMeasures m = AnnexMeasures::of(m_width);
    const double line = tenths(m.body) * 1.7;
    if (m_cursor + line + needed > m_height - m.margin) MADO_TRY(startAnnexPage(facts));
    MADO_TRY(note(u"※%1　%2"_s.arg(entry.mark).arg(entry.label),
                  {m.margin, m_cursor, m_width - 2 * m.margin, line}, FontFamily::GothicBold, m.body * 0.95,
                  HorizontalAlign::Left));
    m_cursor += line;
    return {};
}

Result<void> PageComposer::annexText(const AnnexEntry& entry, const FactScope& facts) {
    const AnnexMeasures m = AnnexMeasures::of(m_width);
    TypeStyle style;
    style.family = entry.family;
    style.size = style.minSize = m.body;
    style.pitch = 1.6;
    const double feed = tenths(m.body) * style.pitch;
    MADO_TRY(annexHeading(entry, feed, facts));
    const double width = m_width - 2 * m.margin;
    const auto lines = breakLines(entry.text, width * pointsOfTenthMillimetre / m.body, 0.0);
    for (const FittedText::Line& line : lines) {
        if (m_cursor + feed > m_height - m.margin) MADO_TRY(startAnnexPage(facts));
        FittedText one{m.body, 1.0, {line}, true};
        paintText(*m_out, entry.text, one, style, {m.margin, m_cursor, width, feed});
        m_cursor += feed;
    }
    m_cursor += m.gap;
    return {};
}

Result<void> PageComposer::annexTable(const AnnexEntry& entry, const FactScope& facts) {
    const AnnexMeasures m = AnnexMeasures::of(m_width);
    const RepeatItem& table = *entry.table;
    MADO_TRY(annexHeading(entry, table.headHeight + table.step, facts));
    const auto head = [&]() -> Result<void> {
        m_cursor += table.headHeight;
        return items(table.head, facts, {0, m_cursor - table.top});
    };
    MADO_TRY(head());
    for (const FactScope& row : entry.rows) {
        if (m_cursor + table.step > m_height - m.margin) {
            MADO_TRY(startAnnexPage(facts));
            MADO_TRY(head());
        }
        MADO_TRY(items(table.items, row, {0, m_cursor - table.top}));
        m_cursor += table.step;
    }
    m_cursor += m.gap;
    return {};
}

}  // namespace mado
