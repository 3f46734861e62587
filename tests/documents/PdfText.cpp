// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/documents/PdfText.h"

#include <QHash>
#include <QRegularExpression>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace mado {

using namespace Qt::StringLiterals;

namespace {

using CodeMap = QHash<int, QString>;

QByteArray streamBytes(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    return QByteArray(reinterpret_cast<const char*>(buffer->getBuffer()),
                      static_cast<qsizetype>(buffer->getSize()));
}

CodeMap toUnicode(QPDFObjectHandle font) {
    CodeMap map;
    if (!font.hasKey("/ToUnicode")) return map;
    const QString cmap = QString::fromLatin1(streamBytes(font.getKey("/ToUnicode")));
    static const QRegularExpression pair(u"<([0-9A-F]{4})> <([0-9A-F]*)>\n"_s);
    auto it = pair.globalMatch(cmap.mid(cmap.indexOf(u"endcodespacerange"_s)));
    while (it.hasNext()) {
        const auto match = it.next();
        QString text;
        for (qsizetype i = 0; i + 4 <= match.captured(2).size(); i += 4) {
            text += QChar(static_cast<char16_t>(match.captured(2).mid(i, 4).toInt(nullptr, 16)));
        }
        map.insert(match.captured(1).toInt(nullptr, 16), text);
    }
    return map;
}

/// Follows the operators that the text state depends on.
class Interpreter : public QPDFObjectHandle::ParserCallbacks {
 public:
    Interpreter(int page, const QHash<QString, CodeMap>& maps, const QHash<QString, QString>& names,
                QList<PdfRun>& runs)
        : m_page(page), m_maps(maps), m_names(names), m_runs(runs) {}

    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            m_operands << object;
            return;
        }
        const std::string op = object.getOperatorValue();
        if (op == "Tf") {
            m_font = QString::fromStdString(m_operands[0].getName());
            m_size = m_operands[1].getNumericValue();
        } else if (op == "Tm") {
            m_x = m_operands[4].getNumericValue();
            m_y = m_operands[5].getNumericValue();
        } else if (op == "Tj") {
            const std::string codes = m_operands[0].getStringValue();
            QString text;
            for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
                const int code =
                    (static_cast<unsigned char>(codes[i]) << 8) | static_cast<unsigned char>(codes[i + 1]);
                text += m_maps.value(m_font).value(code, u"<no text>"_s);
            }
            m_runs << PdfRun{m_page, m_names.value(m_font), m_size, m_x, m_y, text};
        }
        m_operands.clear();
    }
    void handleEOF() override {}

 private:
    int m_page;
    const QHash<QString, CodeMap>& m_maps;
    const QHash<QString, QString>& m_names;
    QList<PdfRun>& m_runs;
    QList<QPDFObjectHandle> m_operands;
    QString m_font;
    double m_size = 0, m_x = 0, m_y = 0;
};

}  // namespace

QString PdfFacts::text() const {
    QString all;
    for (const PdfRun& run : runs)
        all += run.text;
    return all;
}

PdfFacts readPdf(const QByteArray& pdf) {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("document", pdf.constData(), static_cast<std::size_t>(pdf.size()));
    PdfFacts facts;
    QHash<QString, CodeMap> maps;
    QHash<QString, QString> names;
    int number = 0;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file).getAllPages()) {
        ++number;
        if (number == 1) {  // all pages share their resources
            QPDFObjectHandle fonts = page.getObjectHandle().getKey("/Resources").getKey("/Font");
            for (const std::string& key : fonts.getKeys()) {
                QPDFObjectHandle font = fonts.getKey(key);
                const QString base = QString::fromStdString(font.getKey("/BaseFont").getName());
                static const QRegularExpression prefix(u"^/[A-Z]{6}\\+"_s);
                names.insert(QString::fromStdString(key), QString(base).remove(prefix));
                maps.insert(QString::fromStdString(key), toUnicode(font));
                QPDFObjectHandle descriptor =
                    font.getKey("/DescendantFonts").getArrayItem(0).getKey("/FontDescriptor");
                facts.fonts << PdfFontFacts{QString(base).remove(prefix), descriptor.hasKey("/FontFile2"),
                                            prefix.match(base).hasMatch(), font.hasKey("/ToUnicode")};
            }
        }
        Interpreter interpreter(number, maps, names, facts.runs);
        page.parseContents(&interpreter);
    }
    QPDFObjectHandle root = file.getRoot();
    if (root.hasKey("/Metadata")) facts.metadata = streamBytes(root.getKey("/Metadata"));
    facts.outputIntent = root.hasKey("/OutputIntents");
    facts.language = QString::fromStdString(root.getKey("/Lang").getStringValue());
    for (const QPDFExc& warning : file.getWarnings())
        facts.warnings << QString::fromStdString(warning.what());
    return facts;
}

}  // namespace mado
