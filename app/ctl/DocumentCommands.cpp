// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/base/BoundedFile.h"
#include "core/base/DurableFile.h"
#include "forms/paper/DocumentRenderer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int list(const QCommandLineParser&, Report& report) {
    const DocumentRenderer renderer;
    QJsonArray all;
    for (const FormInfo& each : renderer.forms()) {
        QJsonArray variants;
        QStringList names;
        for (const FormVariant& variant : each.variants) {
            names << variant.id;
            variants.append(QJsonObject{{u"id"_s, variant.id},
                                        {u"width_mm"_s, variant.millimetres.width()},
                                        {u"height_mm"_s, variant.millimetres.height()},
                                        {u"pages"_s, variant.pages}});
        }
        report.line(u"%1  %2  %3  (%4)"_s.arg(each.id, each.titleJa, each.titleEn, names.join(u", "_s)));
        all.append(QJsonObject{{u"id"_s, each.id},
                               {u"title"_s, QJsonObject{{u"ja"_s, each.titleJa}, {u"en"_s, each.titleEn}}},
                               {u"variants"_s, variants}});
    }
    report.answer({{u"documents"_s, all}});
    return ExitOk;
}

int render(const QCommandLineParser& parser, Report& report) {
    const QStringList words = parser.positionalArguments();
    if (words.size() != 3) return ExitUsage;
    const auto text = bounded::content(words[1]);
    const auto facts = QJsonDocument::fromJson(text.value_or(QByteArray()));
    // A paper of nothing would look like one.
    if (!facts.isObject()) return report.refuse(fail(u"E-PAPER-002"_s, {}, {words[1]}));
    RenderOptions options;
    options.variant = parser.value(u"variant"_s);
    const DocumentRenderer renderer;
    const auto paper = renderer.render(words[0], facts.object(), options);
    if (!paper) return report.refuse(paper.error());
    const auto* first = reinterpret_cast<const unsigned char*>(paper->pdf.constData());
    if (!durable::write(words[2], std::span(first, static_cast<std::size_t>(paper->pdf.size())))) {
        return report.refuse(fail(u"E-DESK-001"_s, {}, {}, words[2]));
    }
    report.line(u"%1: %2 pages, sha256 %3"_s.arg(words[2])
                    .arg(paper->pages)
                    .arg(QString::fromLatin1(paper->sha256.toHex())));
    report.answer({{u"file"_s, words[2]},
                   {u"pages"_s, paper->pages},
                   {u"sha256"_s, QString::fromLatin1(paper->sha256.toHex())},
                   {u"annexed"_s, QJsonArray::fromStringList(paper->annexedFields)}});
    return ExitOk;
}

}  // namespace

void addDocumentCommands(QList<Command>& commands) {
    commands << Command{u"documents list"_s, u"Papers that this program can draw."_s, {}, {}, list};
    commands << Command{u"documents render"_s,
                        u"Draws one paper from a JSON object of facts into a PDF."_s,
                        {{u"variant"_s, u"Which paper: card, postcard, a4 ..."_s, u"id"_s}},
                        {{u"form"_s, u"F10, F11 ..."_s},
                         {u"facts"_s, u"JSON file with the facts."_s},
                         {u"pdf"_s, u"File to write."_s}},
                        render};
}

}  // namespace mado::ctl
