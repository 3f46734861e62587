// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace mado {

/// The objects of a PDF file (ISO 32000-1, 7.3 and 7.5), written one after the other into memory.
class PdfObjects {
 public:
    PdfObjects();

    /// Reserves a number for an object that is written later.
    [[nodiscard]] int reserve();
    void write(int number, const QByteArray& body);
    int add(const QByteArray& body);
    /// `dictionary` is what stands between << and >> beside Length and Filter. `compressed` false stores as
    /// is (metadata must stay readable, PDF/A).
    void writeStream(int number, const QByteArray& dictionary, const QByteArray& data,
                     bool compressed = true);
    int addStream(const QByteArray& dictionary, const QByteArray& data, bool compressed = true);
    /// Cross-reference table and trailer. `id` are the raw bytes of /ID.
    [[nodiscard]] QByteArray finish(int catalog, int info, const QByteArray& id);
    /// What is written so far, for an id derived from the content.
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

    [[nodiscard]] static QByteArray reference(int number) { return QByteArray::number(number) + " 0 R"; }
    /// <FEFF...>: a text string in UTF-16.
    [[nodiscard]] static QByteArray textString(const QString& text);
    [[nodiscard]] static QByteArray hex(const QString& text);

 private:
    void begin(int number);

    QByteArray m_bytes;
    std::vector<qsizetype> m_offsets;  ///< of object n at n - 1; -1 while reserved
};

}  // namespace mado
