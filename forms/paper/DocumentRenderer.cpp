// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/DocumentRenderer.h"

#include "forms/paper/compose/PageComposer.h"
#include "forms/paper/compose/PageMark.h"
#include "forms/paper/fonts/FontSet.h"
#include "forms/paper/layout/Layout.h"
#include "forms/paper/pdf/PdfDocument.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMutex>

namespace mado {

using namespace Qt::StringLiterals;

namespace {
constexpr double leastScale = 0.9;
constexpr double largestScale = 1.1;
constexpr int farthestOffset = 500;  // 5 cm; beyond it is a typing mistake
}  // namespace

class DocumentRenderer::Private {
 public:
    explicit Private(const QString& fontFolder) : m_fonts(fontFolder) {}

    [[nodiscard]] const FontSet& fonts() const { return m_fonts; }

    std::shared_ptr<const Layout> layout(const QString& formId) const {
        const QMutexLocker lock(&m_mutex);
        const auto known = m_layouts.constFind(formId);
        if (known != m_layouts.constEnd()) return *known;
        QFile file(u":/layouts/%1.json"_s.arg(formId));
        std::shared_ptr<const Layout> layout;
        if (file.open(QIODevice::ReadOnly)) layout = Layout::read(file.readAll());
        m_layouts.insert(formId, layout);
        return layout;
    }

 private:
    FontSet m_fonts;
    mutable QMutex m_mutex;
    mutable QHash<QString, std::shared_ptr<const Layout>> m_layouts;
};

DocumentRenderer::DocumentRenderer(const QString& fontFolder) : d(std::make_unique<Private>(fontFolder)) {}
DocumentRenderer::~DocumentRenderer() = default;

Result<RenderedDocument> DocumentRenderer::render(const QString& formId, const QJsonObject& facts,
                                                  const RenderOptions& options) const {
    auto result = renderBatch(formId, {facts}, options);
    if (!result) {
        Error error = result.error();
        if (!error.facts.isEmpty()) error.facts.removeLast();
        return error;
    }
    return result;
}

Result<RenderedDocument> DocumentRenderer::renderBatch(const QString& formId, const QList<QJsonObject>& facts,
                                                       const RenderOptions& options) const {
    const auto refused = [](const QString& code) { return fail(code, {}, {u"0"_s}); };
    // Form ids become part of a resource path: letters and digits only.
    const bool plain =
        std::all_of(formId.begin(), formId.end(), [](QChar c) { return c.isLetterOrNumber(); });
    const auto layout = plain ? d->layout(formId) : nullptr;
    const LayoutVariant* variant = layout ? layout->variant(options.variant) : nullptr;
    if (variant == nullptr || facts.isEmpty()) return refused(u"E-PAPER-001"_s);
    if (!(options.scale >= leastScale && options.scale <= largestScale) ||
        std::abs(options.offset.x()) > farthestOffset || std::abs(options.offset.y()) > farthestOffset ||
        options.mark.size() > longestMark || options.mark.contains(u'\n')) {
        return refused(u"E-PAPER-009"_s);
    }
    PdfDocument pdf(d->fonts());
    PageComposer composer(pdf, *layout, *variant, options);
    int number = 0;
    for (const QJsonObject& one : facts) {
        ++number;
        if (auto composed = composer.compose(one); !composed) {
            Error error = composed.error();
            error.facts << QString::number(number);
            return error;
        }
    }
    RenderedDocument document;
    document.pages = pdf.pages();
    document.firstPageMillimetres = variant->info.millimetres;
    document.annexedFields = composer.annexed();
    document.missingFacts = composer.missing();
    const QJsonObject city = facts.constFirst().value(u"city"_s).toObject();
    auto bytes = pdf.finish(
        {layout->info.titleJa, city.value(u"name"_s).toString(), options.createdAt, options.documentId});
    if (!bytes) {
        Error error = bytes.error();
        error.facts << u"0"_s;
        return error;
    }
    document.pdf = std::move(*bytes);
    document.sha256 = QCryptographicHash::hash(document.pdf, QCryptographicHash::Sha256);
    return document;
}

QList<FormInfo> DocumentRenderer::forms() const {
    QList<FormInfo> result;
    const QStringList files = QDir(u":/layouts"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        if (const auto layout = d->layout(file.chopped(5))) result << layout->info;
    }
    return result;
}

Result<QStringList> DocumentRenderer::unprintableCharacters(const QString& text) const {
    PdfDocument scratch(d->fonts());
    TextShaper shaper(scratch);
    if (const auto shaped = shaper.shape(text, FontFamily::Mincho); !shaped) return shaped.error();
    return shaper.forbidden() + shaper.unprintable();
}

}  // namespace mado
