// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/RenderOptions.h"
#include "forms/paper/compose/TextFit.h"
#include "forms/paper/compose/TextShaper.h"
#include "forms/paper/layout/Layout.h"
#include "forms/paper/pdf/ContentStream.h"
#include "forms/paper/pdf/PdfDocument.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace mado {

/// What did not fit on the paper itself.
struct AnnexEntry {
    QString id;
    QString label;
    int mark = 0;  ///< 1, 2, ... as printed: ※1
    ShapedText text;
    FontFamily family = FontFamily::Mincho;
    const RepeatItem* table = nullptr;  ///< rows instead of a text
    std::vector<FactScope> rows;
};

/// Composes documents of one layout variant into one PDF. One thread; lives for one PDF, so that what is the
/// same on every document of a batch is composed once.
class PageComposer {
 public:
    PageComposer(PdfDocument& pdf, const Layout& layout, const LayoutVariant& variant,
                 const RenderOptions& options)
        : m_pdf(pdf), m_layout(layout), m_variant(variant), m_options(options), m_shaper(pdf) {}

    /// Appends the pages of one document, with its annex. `facts` must outlive the call.
    [[nodiscard]] Result<void> compose(const QJsonObject& facts);
    /// Ids of all fields that went on an annex, without repetition.
    [[nodiscard]] const QStringList& annexed() const { return m_annexed; }
    /// Facts that were missing on a marked preview.
    [[nodiscard]] const QStringList& missing() const { return m_missing; }

 private:
    struct Place {
        double dx = 0, dy = 0;
    };
    Result<void> items(const LayoutItems& items, const FactScope& facts, Place place);
    Result<void> item(const LayoutItem& item, const FactScope& facts, Place place);
    Result<void> draw(const TextItem& text, const FactScope& facts, Place place);
    Result<void> draw(const LineItem& line, const FactScope& facts, Place place);
    Result<void> draw(const BoxItem& box, const FactScope& facts, Place place);
    Result<void> draw(const CheckItem& check, const FactScope& facts, Place place);
    Result<void> draw(const CellsItem& cells, const FactScope& facts, Place place);
    Result<void> draw(const SealItem& seal, const FactScope& facts, Place place);
    Result<void> draw(const QrItem& qr, const FactScope& facts, Place place);
    Result<void> draw(const GroupItem& group, const FactScope& facts, Place place);
    Result<void> draw(const RepeatItem& repeat, const FactScope& facts, Place place);

    [[nodiscard]] Result<std::optional<QString>> filled(const TextItem& text, const FactScope& facts);
    [[nodiscard]] Result<QString> checked(const TextTemplate& text, const QString& id,
                                          const FactScope& facts);
    Result<void> continued(const TextItem& item, const ShapedText& text, const QRectF& rect);
    Result<void> note(const QString& text, const QRectF& rect, FontFamily family, double size,
                      HorizontalAlign align);

    Result<void> annexPages(const FactScope& facts);
    Result<void> annexText(const AnnexEntry& entry, const FactScope& facts);
    Result<void> annexTable(const AnnexEntry& entry, const FactScope& facts);
    Result<void> annexHeading(const AnnexEntry& entry, double needed, const FactScope& facts);
    Result<void> startAnnexPage(const FactScope& facts);
    Result<void> startPage(double width, double height);
    void endPage();
    [[nodiscard]] Result<void> problems() const;

    PdfDocument& m_pdf;
    const Layout& m_layout;
    const LayoutVariant& m_variant;
    const RenderOptions& m_options;
    TextShaper m_shaper;
    std::optional<ContentStream> m_out;
    double m_width = 0, m_height = 0;
    QHash<int, QByteArray> m_static;  ///< by LayoutItem::serial
    std::optional<int> m_sealImage;
    std::vector<AnnexEntry> m_annex;
    int m_annexPage = 0;
    double m_cursor = 0;
    QStringList m_annexed;
    QStringList m_missing;
    bool m_blankRow = false;  ///< empty rows of a table miss nothing
    QString m_field;          ///< the first one with a problem
};

}  // namespace mado
