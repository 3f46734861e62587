// SPDX-License-Identifier: GPL-3.0-or-later
// mado_layoutc: checks one layout file and writes it as the renderer reads it.
//   mado_layoutc --facts facts.yaml --common common.yaml --output F11.json F11/layout.yaml
// Every fault is printed as file:line: words; any fault fails the build.
#include "forms/paper/compiler/ItemCompiler.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QJsonArray pages(const LayoutSource& source, const YAML::Node& list, ItemCompiler& compiler) {
    QJsonArray result;
    if (!list.IsSequence() || list.size() == 0) source.problem(list, u"a variant needs pages"_s);
    for (const auto& page : list) {
        source.allow(page, {"paper", "items"});
        const auto paper = source.numbers(page["paper"], 2);
        if (!paper) continue;
        ItemContext context;
        context.source = &source;
        context.width = paper->at(0);
        context.height = paper->at(1);
        result << QJsonObject{{u"paper"_s, QJsonArray{context.width, context.height}},
                              {u"items"_s, compiler.items(page["items"], context)}};
    }
    return result;
}

QJsonObject layout(const LayoutSource& source, ItemCompiler& compiler) {
    const YAML::Node root = source.root();
    if (!source.allow(root, {"form", "title", "variants"})) return {};
    const auto title = [&](const YAML::Node& of, QJsonObject& into) {
        if (!of.IsMap() || !source.allow(of, {"ja", "en"})) {
            source.problem(of, u"a title has ja and en"_s);
            return;
        }
        into.insert(u"title_ja"_s, source.text(of, "ja"));
        into.insert(u"title_en"_s, source.text(of, "en"));
    };
    QJsonObject result{{u"form"_s, source.text(root, "form")}};
    title(root["title"], result);
    QJsonArray variants;
    for (const auto& variant : root["variants"]) {
        source.allow(variant, {"id", "title", "pages"});
        QJsonObject made{{u"id"_s, source.text(variant, "id")},
                         {u"pages"_s, pages(source, variant["pages"], compiler)}};
        title(variant["title"], made);
        variants << made;
    }
    if (variants.isEmpty()) source.problem(root, u"a form needs a variant"_s);
    result.insert(u"variants"_s, variants);
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser arguments;
    arguments.addOptions({{u"facts"_s, u"Schema of the facts."_s, u"file"_s},
                          {u"common"_s, u"Styles and fragments."_s, u"file"_s},
                          {u"output"_s, u"What the renderer reads."_s, u"file"_s}});
    arguments.addPositionalArgument(u"layout"_s, u"The layout."_s);
    arguments.addHelpOption();
    arguments.process(application);
    if (arguments.positionalArguments().size() != 1) arguments.showHelp(2);

    const LayoutSource facts(arguments.value(u"facts"_s));
    const LayoutSource common(arguments.value(u"common"_s));
    const LayoutSource source(arguments.positionalArguments().constFirst());
    QJsonObject result;
    if (facts.problems().isEmpty() && common.problems().isEmpty() && source.problems().isEmpty()) {
        const FactSchema schema(facts);
        const FontSet fonts;
        ItemCompiler compiler(common, schema, fonts);
        try {
            result = layout(source, compiler);
        } catch (const YAML::Exception& e) {
            source.problems() << u"%1:%2: %3"_s.arg(arguments.positionalArguments().constFirst())
                                     .arg(e.mark.line + 1)
                                     .arg(QString::fromStdString(e.msg));
        }
    }
    const QStringList problems = facts.problems() + common.problems() + source.problems();
    for (const QString& problem : problems)
        std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
    if (!problems.isEmpty()) return 1;
    QSaveFile file(arguments.value(u"output"_s));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QJsonDocument(result).toJson(QJsonDocument::Compact)) < 0 || !file.commit()) {
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(file.fileName()), qUtf8Printable(file.errorString()));
        return 1;
    }
    return 0;
}
