// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/EvaluationProfile.h"
#include "core/security/KeychainSecretStore.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

QJsonObject asJson(const EvaluationProfile::Made& made, qint64 milliseconds) {
    return {{u"residents"_s, made.counts.residents},
            {u"former_residents"_s, made.counts.formerResidents},
            {u"households"_s, made.counts.households},
            {u"ever_insured"_s, made.counts.everInsured},
            {u"insured"_s, made.counts.insured},
            {u"records"_s, made.counts.records},
            {u"staff"_s, QJsonArray::fromStringList(made.staff)},
            {u"milliseconds"_s, milliseconds}};
}

int generate(const QCommandLineParser& parser, Report& report) {
    bool isNumber = false;
    EvaluationProfile::Plan plan;
    plan.folder = parser.value(u"profile"_s);
    plan.residents = parser.value(u"residents"_s).toInt(&isNumber);
    plan.seed = parser.value(u"seed"_s).toULongLong();
    if (plan.folder.isEmpty() || !isNumber || plan.residents < 1) return ExitUsage;
    KeychainSecretStore secrets;
    const SystemClock clock;
    const auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    if (!knowledge) return report.refuse(knowledge.error());
    QElapsedTimer timer;
    timer.start();
    const QLocale numbers(QLocale::English);
    const auto tell = [&](const QString& part, qint64 done, qint64 total) {
        const QString of = total > 0 ? u" of "_s + numbers.toString(total) : QString();
        report.progress(
            u"%1: %2%3 (%4 s)"_s.arg(part, numbers.toString(done), of).arg(timer.elapsed() / 1000));
    };
    const auto made = EvaluationProfile::make(plan, secrets, clock, **knowledge, tell);
    if (!made) return report.refuse(made.error());
    report.line(u"%1 residents in %2 households, %3 of them insured; %4 records in %5 s"_s.arg(
        numbers.toString(made->counts.residents), numbers.toString(made->counts.households),
        numbers.toString(made->counts.insured), numbers.toString(made->counts.records),
        QString::number(static_cast<double>(timer.elapsed()) / 1000, 'f', 1)));
    report.line(u"Staff: %1; PIN of the evaluation cards: %2"_s.arg(made->staff.join(u", "_s),
                                                                    QString::fromLatin1(plan.pin)));
    report.answer(asJson(*made, timer.elapsed()));
    return ExitOk;
}

}  // namespace

void addCityCommands(QList<Command>& commands) {
    commands << Command{u"city generate"_s,
                        u"Makes a data folder with an invented city, for evaluation and training."_s,
                        {{u"profile"_s, u"Folder to make."_s, u"folder"_s},
                         {u"residents"_s, u"How many residents."_s, u"number"_s, u"20000"_s},
                         {u"seed"_s, u"The same seed gives the same city."_s, u"number"_s, u"1"_s}},
                        {},
                        generate};
}

}  // namespace mado::ctl
