// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/base/Clock.h"
#include "core/base/DurableFile.h"
#include "core/central/permissions/PermissionList.h"
#include "core/procedures/CityProfile.h"
#include "forms/paper/DocumentRenderer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

Result<RenderedDocument> draw(const QJsonObject& permissions, const QString& municipality) {
    MADO_ASSIGN(const CityProfile city, CityProfile::load(municipality));
    const SystemClock clock;
    RenderOptions options;
    options.createdAt = clock.now();
    return DocumentRenderer().render(
        u"F93"_s,
        {{u"city"_s, city.facts},
         {u"permissions"_s, permissions},
         {u"document"_s, QJsonObject{{u"date"_s, clock.today().toString(Qt::ISODate)}}}},
        options);
}

void tell(const QJsonObject& permissions, Report& report) {
    for (const QString& list : {u"area_roles"_s, u"special_roles"_s}) {
        for (const QJsonValue& role : permissions[list].toArray()) {
            report.line(u"■ "_s + role[u"title"_s].toString());
            report.line(u"  端末で見られる記録: "_s + role[u"reads"_s].toString());
            report.line(u"  変えられる記録: "_s + role[u"writes"_s].toString());
            report.line(u"  使える機能: "_s + role[u"functions"_s].toString());
        }
    }
    report.line(u"■ すべての職員"_s);
    report.line(u"  使える機能: "_s + permissions[u"everybody"_s].toString());
    report.line(u"SHA-256 "_s + permissions[u"fingerprint"_s].toString());
}

int print(const QCommandLineParser& parser, Report& report) {
    if (!parser.positionalArguments().isEmpty()) return ExitUsage;
    const auto matrix = PermissionMatrix::load();
    if (!matrix) return report.refuse(matrix.error());
    QJsonObject permissions = permissionList(*matrix);
    const QString path = parser.value(u"pdf"_s);
    if (path.isEmpty()) {
        tell(permissions, report);
        report.answer(permissions);
        return ExitOk;
    }
    const auto paper = draw(permissions, parser.value(u"municipality"_s));
    if (!paper) return report.refuse(paper.error());
    const auto* first = reinterpret_cast<const unsigned char*>(paper->pdf.constData());
    if (!durable::write(path, std::span(first, static_cast<std::size_t>(paper->pdf.size()))))
        return report.refuse(fail(u"E-DESK-001"_s, {}, {}, path));
    report.line(u"%1: %2 pages"_s.arg(path).arg(paper->pages));
    permissions[u"file"_s] = path;
    permissions[u"pages"_s] = paper->pages;
    report.answer(permissions);
    return ExitOk;
}

}  // namespace

void addPermissionCommands(QList<Command>& commands) {
    commands << Command{
        u"permissions print"_s,
        u"Who may do what at the centre (アクセス権限一覧): as text, JSON, or the paper F93."_s,
        {{u"pdf"_s, u"Draws the paper into this file."_s, u"file"_s},
         {u"municipality"_s, u"Whose name stands on it."_s, u"id"_s, u"kawaguchi"_s}},
        {},
        print};
}

}  // namespace mado::ctl
