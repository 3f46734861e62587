// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "app/setup/EvaluationProfile.h"
#include "app/setup/SystemParts.h"
#include "core/central/postgres/PgBulkLoad.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

QJsonObject asJson(const CityCounts& counts, qint64 milliseconds) {
    return {{u"residents"_s, counts.residents},
            {u"former_residents"_s, counts.formerResidents},
            {u"households"_s, counts.households},
            {u"ever_insured"_s, counts.everInsured},
            {u"insured"_s, counts.insured},
            {u"records"_s, counts.records},
            {u"individual_numbers"_s, counts.sealedNumbers},
            {u"milliseconds"_s, milliseconds}};
}

/// Says how far something is, with the time it took so far.
class Pace {
 public:
    explicit Pace(Report& report) : m_report(report) { m_timer.start(); }
    void tell(const QString& part, qint64 done, qint64 total) {
        const QString of = total > 0 ? u" of "_s + m_numbers.toString(total) : QString();
        m_report.progress(
            u"%1: %2%3 (%4 s)"_s.arg(part, m_numbers.toString(done), of).arg(m_timer.elapsed() / 1000));
    }
    /// The counts, for people.
    [[nodiscard]] QString words(const CityCounts& counts) const {
        return u"%1 residents in %2 households, %3 of them insured; %4 records in %5 s"_s.arg(
            m_numbers.toString(counts.residents), m_numbers.toString(counts.households),
            m_numbers.toString(counts.insured), m_numbers.toString(counts.records),
            QString::number(static_cast<double>(m_timer.elapsed()) / 1000, 'f', 1));
    }
    [[nodiscard]] qint64 milliseconds() const { return m_timer.elapsed(); }

 private:
    Report& m_report;
    QElapsedTimer m_timer;
    const QLocale m_numbers{QLocale::English};
};

std::optional<int> residentsIn(const QCommandLineParser& parser) {
    bool isNumber = false;
    const int residents = parser.value(u"residents"_s).toInt(&isNumber);
    return isNumber && residents >= 1 ? std::optional(residents) : std::nullopt;
}

int generate(const QCommandLineParser& parser, Report& report) {
    const auto residents = residentsIn(parser);
    EvaluationProfile::Plan plan;
    plan.folder = parser.value(u"profile"_s);
    plan.seed = parser.value(u"seed"_s).toULongLong();
    if (plan.folder.isEmpty() || !residents) return ExitUsage;
    plan.residents = *residents;
    const auto secrets = setup::systemSecrets();
    const SystemClock clock;
    const auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    if (!knowledge) return report.refuse(knowledge.error());
    Pace pace(report);
    const auto made = EvaluationProfile::make(
        plan, *secrets, clock, **knowledge,
        [&pace](const QString& part, qint64 done, qint64 total) { pace.tell(part, done, total); });
    if (!made) return report.refuse(made.error());
    report.line(pace.words(made->counts));
    report.line(u"Staff: %1; PIN of the evaluation cards: %2"_s.arg(made->staff.join(u", "_s),
                                                                    QString::fromLatin1(plan.pin)));
    QJsonObject answer = asJson(made->counts, pace.milliseconds());
    answer[u"staff"_s] = QJsonArray::fromStringList(made->staff);
    report.answer(answer);
    return ExitOk;
}

Result<CityCounts> copyInto(PgConnection& centre, int residents, quint64 seed, Pace& pace) {
    MADO_ASSIGN(const auto load, PgBulkLoad::begin(centre));
    const SyntheticCity::Plan plan{residents, seed, load->today(), load->numberPublicKey()};
    MADO_ASSIGN(CityCounts counts, SyntheticCity().generate(plan, *load, [&pace](int done, int total) {
        pace.tell(u"residents"_s, done, total);
    }));
    pace.tell(u"numbers"_s, counts.sealedNumbers, 0);
    MADO_TRY(load->finish());
    return counts;
}

int copy(const QCommandLineParser& parser, Report& report) {
    const auto residents = residentsIn(parser);
    const QString where = parser.value(u"connection"_s);
    if (where.isEmpty() || !residents) return ExitUsage;
    const auto centre = PgConnection::openAsOwner(where);
    if (!centre) return report.refuse(centre.error());
    Pace pace(report);
    const auto counts = copyInto(**centre, *residents, parser.value(u"seed"_s).toULongLong(), pace);
    if (!counts) return report.refuse(counts.error());
    report.line(pace.words(*counts));
    report.answer(asJson(*counts, pace.milliseconds()));
    return ExitOk;
}

}  // namespace

void addCityCommands(QList<Command>& commands) {
    const QCommandLineOption residents(u"residents"_s, u"How many residents."_s, u"number"_s, u"20000"_s);
    const QCommandLineOption seed(u"seed"_s, u"The same seed gives the same city."_s, u"number"_s, u"1"_s);
    commands << Command{u"city generate"_s,
                        u"Makes a data folder with an invented city, for evaluation and training."_s,
                        {{u"profile"_s, u"Folder to make."_s, u"folder"_s}, residents, seed},
                        {},
                        generate};
    commands << Command{
        u"city copy"_s,
        u"Fills an empty centre on PostgreSQL with an invented city; as its superuser."_s,
        {{u"connection"_s, u"Where it is, as psql takes it."_s, u"conninfo"_s}, residents, seed},
        {},
        copy};
}

}  // namespace mado::ctl
