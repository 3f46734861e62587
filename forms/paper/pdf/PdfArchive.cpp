// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/pdf/PdfArchive.h"

#include <QTimeZone>

#include <array>
#include <cmath>

namespace mado {

using namespace Qt::StringLiterals;

namespace {

void put16(QByteArray& bytes, unsigned value) {
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value & 0xFF);
}
void put32(QByteArray& bytes, std::uint32_t value) {
    put16(bytes, value >> 16);
    put16(bytes, value & 0xFFFF);
}
/// s15Fixed16Number of ICC.1, 5.1.3.
void putFixed(QByteArray& bytes, double value) {
    put32(bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536.0))));
}
QByteArray xyz(double x, double y, double z) {
    QByteArray bytes("XYZ \0\0\0\0", 8);
    putFixed(bytes, x);
    putFixed(bytes, y);
    putFixed(bytes, z);
    return bytes;
}
QByteArray description(const QByteArray& text) {
    QByteArray bytes("desc\0\0\0\0", 8);
    put32(bytes, static_cast<std::uint32_t>(text.size()) + 1);
    bytes += text + '\0';
    bytes += QByteArray(4 + 4 + 2 + 1 + 67, '\0');  // no Unicode and no Macintosh form
    return bytes;
}
QByteArray toneCurve() {
    constexpr int entries = 1024;
    QByteArray bytes("curv\0\0\0\0", 8);
    put32(bytes, entries);
    for (int i = 0; i < entries; ++i) {
        const double v = i / double(entries - 1);
        const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        put16(bytes, static_cast<unsigned>(std::lround(linear * 65535.0)));
    }
    return bytes;
}

}  // namespace

QByteArray srgbProfile() {
    const QByteArray curve = toneCurve();
    // Primaries and white of sRGB, adapted to the profile connection space D50.
    const std::array<std::pair<const char*, QByteArray>, 7> tags{{
        {"desc", description("sRGB")},
        {"cprt", QByteArray("text\0\0\0\0", 8) + QByteArray("No copyright, use freely") + '\0'},
        {"wtpt", xyz(0.9505, 1.0, 1.0891)},
        {"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
        {"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
        {"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
        {"TRC ", curve},
    }};
    QByteArray table;
    QByteArray data;
    constexpr std::uint32_t tableSize = 4 + 9 * 12;
    put32(table, 9);
    const auto entry = [&table](const QByteArray& signature, std::uint32_t offset, qsizetype size) {
        table += signature;
        put32(table, offset);
        put32(table, static_cast<std::uint32_t>(size));
    };
    for (const auto& [signature, bytes] : tags) {
        const auto offset =
            static_cast<std::uint32_t>(128 + tableSize + static_cast<std::uint32_t>(data.size()));
        if (qstrcmp(signature, "TRC ") == 0) {
            for (const char* colour : {"rTRC", "gTRC", "bTRC"})
                entry(colour, offset, bytes.size());
        } else {
            entry(signature, offset, bytes.size());
        }
        data += bytes;
        while (data.size() % 4 != 0)
            data += '\0';
    }
    QByteArray header;
    put32(header, static_cast<std::uint32_t>(128 + table.size() + data.size()));
    header += QByteArray(4, '\0');
    put32(header, 0x02400000);  // version 2.4
    header += "mntrRGB XYZ ";
    for (const unsigned part : {2026U, 1U, 1U, 0U, 0U, 0U})
        put16(header, part);  // date of the profile itself
    header += "acsp";
    header += QByteArray(24, '\0');
    putFixed(header, 0.9642);  // D50
    putFixed(header, 1.0);
    putFixed(header, 0.8249);
    header += QByteArray(128 - header.size(), '\0');
    return header + table + data;
}

QByteArray pdfDate(const QDateTime& time) {
    const QDateTime japan = time.toOffsetFromUtc(9 * 3600);
    return "(D:" + japan.toString(u"yyyyMMddHHmmss"_s).toLatin1() + "+09'00')";
}

QByteArray xmpPacket(const PdfDescription& d) {
    QString dates;
    if (d.createdAt.isValid()) {
        const QString iso =
            d.createdAt.toOffsetFromUtc(9 * 3600).toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u"+09:00"_s;
        dates = u"<xmp:CreateDate>%1</xmp:CreateDate><xmp:ModifyDate>%1</xmp:ModifyDate>"_s.arg(iso);
    }
    QString author;
    if (!d.author.isEmpty()) {
        author = u"<dc:creator><rdf:Seq><rdf:li>%1</rdf:li></rdf:Seq></dc:creator>"_s.arg(
            d.author.toHtmlEscaped());
    }
    return u"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
           "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
           "<dc:format>application/pdf</dc:format>"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>%2"
           "<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li></rdf:Bag></dc:language>"
           "<pdf:Producer>Madoguchi</pdf:Producer>%3</rdf:Description></rdf:RDF></x:xmpmeta>\n"
           "<?xpacket end=\"r\"?>"_s.arg(d.title.toHtmlEscaped(), author, dates)
               .toUtf8();
}

}  // namespace mado
