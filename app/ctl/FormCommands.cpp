// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "forms/engine/FormCatalogue.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int list(const QCommandLineParser& parser, Report& report) {
    const auto catalogue = FormCatalogue::load();
    if (!catalogue) return report.refuse(catalogue.error());
    QJsonArray all;
    for (const FormSummary* each : catalogue->matching(parser.positionalArguments().join(u' '))) {
        report.line(
            u"%1 v%2  %3  %4"_s.arg(each->id, -32).arg(each->version).arg(each->title.ja, each->title.en));
        all.append(
            QJsonObject{{u"id"_s, each->id},
                        {u"version"_s, each->version},
                        {u"area"_s, each->area},
                        {u"title"_s, QJsonObject{{u"ja"_s, each->title.ja}, {u"en"_s, each->title.en}}}});
    }
    report.answer({{u"forms"_s, all}});
    return ExitOk;
}

}  // namespace

void addFormCommands(QList<Command>& commands) {
    commands << Command{u"forms list"_s,
                        u"Procedures that this program has forms for."_s,
                        {},
                        {{u"words"_s, u"Only those that match, in kana, kanji or romaji."_s}},
                        list};
}

}  // namespace mado::ctl
