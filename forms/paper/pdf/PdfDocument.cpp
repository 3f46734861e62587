// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/pdf/PdfDocument.h"

#include <QCryptographicHash>
#include <QImage>

namespace mado {

using namespace Qt::StringLiterals;

namespace {
/// A seal scanned at 600 dpi is under 700 pixels wide; more is a mistake, or an attack on memory.
constexpr int largestPictureSide = 4096;

QByteArray points(double millimetres) {
    return QByteArray::number(millimetres * 72.0 / 25.4, 'f', 3);
}
}  // namespace

Result<PdfFont*> PdfDocument::font(FontSet::Face face) {
    std::optional<PdfFont>& font = m_used[face];
    if (!font) {
        MADO_ASSIGN(auto opened, m_fonts.face(face));
        font.emplace(std::move(opened));
    }
    return &*font;
}

Result<int> PdfDocument::addImage(const QByteArray& picture) {
    const QImage image = QImage::fromData(picture);
    if (image.isNull() || image.width() > largestPictureSide || image.height() > largestPictureSide) {
        return fail(u"E-PAPER-008"_s);
    }
    const QImage rgba = image.convertToFormat(QImage::Format_RGBA8888);
    QByteArray colours, alpha;
    colours.reserve(rgba.width() * rgba.height() * 3);
    alpha.reserve(rgba.width() * rgba.height());
    for (int y = 0; y < rgba.height(); ++y) {
        const uchar* line = rgba.constScanLine(y);
        for (int x = 0; x < rgba.width(); ++x) {
            for (int c = 0; c < 3; ++c)
                colours += static_cast<char>(line[x * 4 + c]);
            alpha += static_cast<char>(line[x * 4 + 3]);
        }
    }
    const QByteArray common = "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width " +
                              QByteArray::number(rgba.width()) + "/Height " +
                              QByteArray::number(rgba.height());
    const int mask = m_objects.addStream(common + "/ColorSpace/DeviceGray", alpha);
    m_images << m_objects.addStream(common + "/ColorSpace/DeviceRGB/SMask " + PdfObjects::reference(mask),
                                    colours);
    return static_cast<int>(m_images.size());
}

void PdfDocument::addPage(QSizeF millimetres, const QByteArray& content) {
    const int stream = m_objects.addStream({}, content);
    const QByteArray box = "[0 0 " + points(millimetres.width()) + ' ' + points(millimetres.height()) + ']';
    m_pages << m_objects.add("<</Type/Page/Parent " + PdfObjects::reference(m_pageTree) + "/MediaBox" + box +
                             "/CropBox" + box + "/Resources " + PdfObjects::reference(m_resources) +
                             "/Contents " + PdfObjects::reference(stream) + ">>");
}

Result<QByteArray> PdfDocument::finish(const PdfDescription& description) {
    const auto ref = [](int number) { return PdfObjects::reference(number); };
    QByteArray resources = "<</Font<<";
    for (int face = 0; face < FontSet::FaceCount; ++face) {
        const std::optional<PdfFont>& font = m_used[static_cast<std::size_t>(face)];
        if (!font) continue;
        const int number = font->write(m_objects);
        if (number == 0)
            return fail(u"E-PAPER-007"_s, {}, {QString::fromLatin1(font->face().postscriptName())});
        resources += "/F" + QByteArray::number(face) + ' ' + ref(number);
    }
    resources += ">>";
    if (!m_images.isEmpty()) {
        resources += "/XObject<<";
        for (int i = 0; i < m_images.size(); ++i)
            resources += "/I" + QByteArray::number(i + 1) + ' ' + ref(m_images[i]);
        resources += ">>";
    }
    m_objects.write(m_resources, resources + ">>");

    QByteArray kids;
    for (const int page : std::as_const(m_pages))
        kids += ref(page) + ' ';
    m_objects.write(m_pageTree,
                    "<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(m_pages.size()) + ">>");

    const int profile = m_objects.addStream("/N 3", srgbProfile());
    const int xmp = m_objects.addStream("/Type/Metadata/Subtype/XML", xmpPacket(description), false);
    const int catalog =
        m_objects.add("<</Type/Catalog/Pages " + ref(m_pageTree) + "/Lang(ja-JP)/Metadata " + ref(xmp) +
                      "/ViewerPreferences<</DisplayDocTitle "
                      "true/PrintScaling/None>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                      "/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile " +
                      ref(profile) + ">>]>>");
    QByteArray info = "<</Producer(Madoguchi)/Title" + PdfObjects::textString(description.title);
    if (!description.author.isEmpty()) info += "/Author" + PdfObjects::textString(description.author);
    if (description.createdAt.isValid()) {
        info +=
            "/CreationDate" + pdfDate(description.createdAt) + "/ModDate" + pdfDate(description.createdAt);
    }
    const int infoObject = m_objects.add(info + ">>");
    QByteArray id = description.documentId;
    if (id.isEmpty()) id = QCryptographicHash::hash(m_objects.bytes(), QCryptographicHash::Sha256).left(16);
    return m_objects.finish(catalog, infoObject, id);
}

}  // namespace mado
