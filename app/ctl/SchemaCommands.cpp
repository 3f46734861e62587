// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/base/Result.h"
#include "core/domain/Dictionary.h"
#include "core/domain/SchemaText.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int print(const QCommandLineParser& parser, Report& report) {
    const QString name = parser.value(u"dialect"_s);
    if (name != u"sqlite"_s && name != u"postgresql"_s) return ExitUsage;
    const QString sql = schema::createAll(name == u"sqlite"_s ? SqlDialect::Sqlite : SqlDialect::PostgreSql);
    if (report.isJson())
        report.answer({{u"dialect"_s, name}, {u"sql"_s, sql}});
    else
        report.raw(sql.toUtf8());
    return ExitOk;
}

int items(const QCommandLineParser&, Report& report) {
    QJsonArray all;
    int assessed = 0;
    for (const EntityInfo& entity : dictionary::entities()) {
        for (const ItemInfo& item : entity.items) {
            assessed += entity.inAssessment ? 1 : 0;
            const QString column =
                QString::fromLatin1(item.column.data(), static_cast<qsizetype>(item.column.size()));
            const QString table =
                QString::fromLatin1(entity.table.data(), static_cast<qsizetype>(entity.table.size()));
            report.line(
                u"%1.%2  %3  %4"_s.arg(table, column, QString::number(item.no), item.nameJa.toString()));
            all.append(QJsonObject{{u"table"_s, table},
                                   {u"column"_s, column},
                                   {u"no"_s, item.no},
                                   {u"name"_s, item.nameJa.toString()},
                                   {u"in_assessment"_s, entity.inAssessment}});
        }
    }
    report.line(u"%1 record items of the assessment, %2 in all"_s.arg(assessed).arg(all.size()));
    report.answer({{u"items"_s, all}, {u"in_assessment"_s, assessed}});
    return ExitOk;
}

int errors(const QCommandLineParser&, Report& report) {
    QStringList codes = report.errors().codes();
    codes.sort();
    QJsonArray all;
    for (const QString& code : codes) {
        const ErrorCatalogue::Words words = report.errors().words(fail(code), report.language());
        report.line(u"%1\n  %2\n  %3\n  %4\n"_s.arg(code, words.what, words.means, words.next));
        all.append(QJsonObject{
            {u"code"_s, code}, {u"what"_s, words.what}, {u"means"_s, words.means}, {u"next"_s, words.next}});
    }
    report.answer({{u"errors"_s, all}});
    return ExitOk;
}

}  // namespace

void addSchemaCommands(QList<Command>& commands) {
    commands << Command{u"schema print"_s,
                        u"SQL of the record tables, made from the data dictionary."_s,
                        {{u"dialect"_s, u"sqlite or postgresql."_s, u"name"_s, u"postgresql"_s}},
                        {},
                        print};
    commands << Command{
        u"schema items"_s, u"All record items with table, column and official name."_s, {}, {}, items};
    commands << Command{
        u"errors list"_s, u"Every refusal: what happened, what it means, what to do."_s, {}, {}, errors};
}

}  // namespace mado::ctl
