// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/LevyRows.h"

#include "core/rules/ExplanationText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Kind = WaterfallRow::Kind;

QString withSign(qint64 yen) {
    return yen < 0 ? u'−' + yenText(-yen) : u'+' + yenText(yen);
}

qint64 sumOf(const std::vector<LevyPiece>& pieces) {
    qint64 sum = 0;
    for (const LevyPiece& each : pieces)
        sum += each.amount;
    return sum;
}

}  // namespace

QList<WaterfallRow> levyRows(const std::vector<LevyGroup>& parts, const QString& total, Language language,
                             int totalTag) {
    QList<WaterfallRow> rows;
    qint64 at = 0;
    for (const LevyGroup& part : parts) {
        const qint64 sum = sumOf(part.pieces);
        if (!part.name.isEmpty())
            rows << WaterfallRow{Kind::Part, part.name, yenInWords(sum, language), at, at + sum, part.tag};
        for (const LevyPiece& piece : part.pieces) {
            rows << WaterfallRow{piece.amount < 0 ? Kind::Taken : Kind::Added,
                                 pieceName(piece.kind, language == Language::Japanese),
                                 withSign(piece.amount),
                                 at,
                                 at + piece.amount,
                                 part.tag};
            at += piece.amount;
        }
    }
    if (!rows.isEmpty()) rows << WaterfallRow{Kind::Total, total, yenInWords(at, language), 0, at, totalTag};
    return rows;
}

QList<WaterfallRow> levyRows(const std::vector<LevyPiece>& pieces, const QString& total, Language language) {
    std::vector<LevyGroup> parts;
    std::optional<Portion> last;
    for (const LevyPiece& piece : pieces) {
        if (parts.empty() || piece.portion != last) {
            const QString name =
                piece.portion ? portionName(*piece.portion, language == Language::Japanese) : QString();
            parts.push_back({name, {}, -1});
        }
        last = piece.portion;
        parts.back().pieces.push_back(piece);
    }
    return levyRows(parts, total, language);
}

}  // namespace mado
