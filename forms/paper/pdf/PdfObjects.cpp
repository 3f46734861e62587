// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/pdf/PdfObjects.h"

namespace mado {

namespace {
// Batches are bound by compression; beyond this level files shrink by 2 % and take twice as long.
constexpr int compressionLevel = 4;
}  // namespace

PdfObjects::PdfObjects() {
    // The second line tells transfer programs that the file is binary (ISO 32000-1, 7.5.2).
    m_bytes = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
}

int PdfObjects::reserve() {
    m_offsets.push_back(-1);
    return static_cast<int>(m_offsets.size());
}

void PdfObjects::begin(int number) {
    m_offsets[static_cast<std::size_t>(number) - 1] = m_bytes.size();
    m_bytes += QByteArray::number(number);
    m_bytes += " 0 obj\n";
}

void PdfObjects::write(int number, const QByteArray& body) {
    begin(number);
    m_bytes += body;
    m_bytes += "\nendobj\n";
}

int PdfObjects::add(const QByteArray& body) {
    const int number = reserve();
    write(number, body);
    return number;
}

void PdfObjects::writeStream(int number, const QByteArray& dictionary, const QByteArray& data,
                             bool compressed) {
    // qCompress puts four bytes of length before the zlib stream that FlateDecode wants.
    const QByteArray packed = compressed ? qCompress(data, compressionLevel).mid(4) : data;
    begin(number);
    m_bytes += "<<";
    m_bytes += dictionary;
    if (compressed) m_bytes += "/Filter/FlateDecode";
    m_bytes += "/Length ";
    m_bytes += QByteArray::number(packed.size());
    m_bytes += ">>\nstream\n";
    m_bytes += packed;
    m_bytes += "\nendstream\nendobj\n";
}

int PdfObjects::addStream(const QByteArray& dictionary, const QByteArray& data, bool compressed) {
    const int number = reserve();
    writeStream(number, dictionary, data, compressed);
    return number;
}

QByteArray PdfObjects::finish(int catalog, int info, const QByteArray& id) {
    const qsizetype start = m_bytes.size();
    m_bytes +=
        "xref\n0 " + QByteArray::number(static_cast<int>(m_offsets.size()) + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype offset : m_offsets) {
        Q_ASSERT(offset > 0);
        m_bytes += QByteArray::number(offset).rightJustified(10, '0');
        m_bytes += " 00000 n \n";
    }
    const QByteArray idHex = '<' + id.toHex() + '>';
    m_bytes += "trailer\n<</Size " + QByteArray::number(static_cast<int>(m_offsets.size()) + 1) + "/Root " +
               reference(catalog) + "/Info " + reference(info) + "/ID[" + idHex + idHex + "]>>\nstartxref\n" +
               QByteArray::number(start) + "\n%%EOF\n";
    return std::move(m_bytes);
}

QByteArray PdfObjects::hex(const QString& text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray result;
    result.reserve(text.size() * 4);
    for (const QChar unit : text) {
        for (const int shift : {12, 8, 4, 0})
            result += digits[(unit.unicode() >> shift) & 0xF];
    }
    return result;
}

QByteArray PdfObjects::textString(const QString& text) {
    return "<FEFF" + hex(text) + '>';
}

}  // namespace mado
