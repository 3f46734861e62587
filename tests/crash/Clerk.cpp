// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/Clerk.h"

#include "core/city/SyntheticCity.h"
#include "tests/crash/DraftValues.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString procedure = u"acquire_left_employee"_s;
constexpr int patienceMilliseconds = 30'000;
constexpr int lateDays = 22;

/// Runs until `isDone` after one of the signals that `connectTo` joins to the loop.
class Waiting {
 public:
    template <class Sender, class Signal>
    void orOn(Sender* sender, Signal signal) {
        QObject::connect(sender, signal, &m_loop, [this] { m_loop.quit(); });
    }
    template <class Sender>
    void orRefused(Sender* sender) {
        QObject::connect(sender, &Sender::refused, &m_loop, [this](const Error& error) {
            m_refusal = error;
            m_loop.quit();
        });
    }
    [[nodiscard]] Result<void> until(const std::function<bool()>& isDone) {
        QTimer patience;
        patience.setSingleShot(true);
        QObject::connect(&patience, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        patience.start(patienceMilliseconds);
        while (!m_refusal && !isDone()) {
            if (!patience.isActive()) return fail(u"E-DESK-004"_s, {}, {}, u"waited too long"_s);
            m_loop.exec();
        }
        if (m_refusal) return *m_refusal;
        return {};
    }

 private:
    QEventLoop m_loop;
    std::optional<Error> m_refusal;
};

QJsonObject headOf(const HouseholdView& household) {
    QJsonObject filer{{u"kind"_s, u"head"_s}, {u"by_post"_s, false}};
    for (const QJsonValue& each : household.facts[u"members"_s].toArray()) {
        if (each[u"addressee_no"_s].toString() != demo::taro) continue;
        for (const QString& part : {u"name"_s, u"kana"_s, u"relationship"_s, u"addressee_no"_s})
            filer.insert(part, each[part]);
    }
    return filer;
}

QStringList titlesOf(const CounterProgram& program, const CasePayload& payload) {
    QStringList titles;
    for (const CaseFiling& each : payload.filings)
        titles << program.forms.summary(each.procedure)->title.ja;
    return titles;
}

}  // namespace

Result<void> Clerk::work() {
    MADO_TRY(await(m_program.desk.open()));
    MADO_TRY(signIn(m_program, u"s-0001"_s));
    MADO_TRY(enterCase());
    MADO_ASSIGN(const QString state, caseState());
    if (state == u"entered"_s) MADO_TRY(issuePapers());
    MADO_TRY(await(m_program.desk.signOut(u"sign out"_s)));
    MADO_TRY(signIn(m_program, u"s-0002"_s));
    MADO_TRY(confirmCase());
    MADO_TRY(issuePapers());
    return await(m_program.desk.signOut(u"sign out"_s));
}

Result<HouseholdView> Clerk::household() {
    return await(m_program.desk.household(demo::householdNo));
}

Result<QString> Clerk::caseState() {
    MADO_ASSIGN(const CaseView view, await(m_program.desk.caseView(m_caseId)));
    return view.row.state;
}

Result<void> Clerk::enterCase() {
    MADO_ASSIGN(const HouseholdView household, this->household());
    for (const Record& each : household.records.records(Entity::CaseFile)) {
        if (each.text(field::case_file::procedures) == procedure) m_caseId = each.key();
    }
    if (!m_caseId.isEmpty()) return {};
    CaseWork work(m_program.services);
    MADO_TRY(openDraft(work, household));
    for (const Keystroke& each : keystrokes(household)) {
        if (draftValue(work.draft().toJson(), each.name) != each.value) MADO_TRY(type(work, each));
    }
    return finish(work);
}

Result<void> Clerk::openDraft(CaseWork& work, const HouseholdView& household) {
    MADO_ASSIGN(const auto drafts, await(m_program.desk.drafts()));
    Waiting waiting;
    bool isComputed = false;
    bool isKept = false;
    waiting.orRefused(&work);
    waiting.orOn(&work, &CaseWork::computed);
    waiting.orOn(&work, &CaseWork::kept);
    connect(&work, &CaseWork::computed, this, [&isComputed] { isComputed = true; });
    connect(&work, &CaseWork::kept, this, [&isKept] { isKept = true; });
    if (!drafts.empty()) {
        MADO_TRY(work.restore(household, drafts.front()));
        isKept = true;
    } else {
        MADO_ASSIGN(const CounterDesk::CaseNumbers numbers, await(m_program.desk.newCase()));
        MADO_TRY(work.begin(household, numbers, {procedure}, {demo::taro}));
    }
    m_caseId = work.draft().id();
    MADO_TRY(waiting.until([&] { return isComputed && isKept; }));
    disconnect(&work, nullptr, this, nullptr);
    m_say({u"begun"_s, m_caseId});
    return {};
}

std::vector<Clerk::Keystroke> Clerk::keystrokes(const HouseholdView& household) const {
    const auto answer = [](const QString& path, const QString& value) {
        return Keystroke{u"answers/"_s + path, value, [path, value](CaseDraft& draft) -> Result<void> {
                             MADO_ASSIGN(const FormChange change,
                                         draft.session(procedure)->setAnswer(path, value));
                             return change.refusal ? Result<void>(*change.refusal) : Result<void>();
                         }};
    };
    std::vector<Keystroke> all;
    const QJsonObject head = headOf(household);
    all.push_back({u"filer/kind"_s, u"head"_s, [head](CaseDraft& draft) {
                       draft.setFiler(head);
                       return Result<void>();
                   }});
    const QString validUntil = m_program.clock.today().addYears(2).toString(Qt::ISODate);
    all.push_back({u"identity"_s, u"individual_number_card"_s, [validUntil](CaseDraft& draft) {
                       draft.setIdentityEvidence({QJsonObject{{u"document"_s, u"individual_number_card"_s},
                                                              {u"valid_until"_s, validUntil}}});
                       return Result<void>();
                   }});
    all.push_back(answer(u"lost_on"_s, m_program.clock.today().addDays(-lateDays).toString(Qt::ISODate)));
    all.push_back(answer(u"proof"_s, u"loss_certificate"_s));
    QStringList chosen{demo::taro};
    for (const QString& person : {QString(demo::hanako), QString(demo::katsuo)}) {
        chosen << person;
        all.push_back({u"answers/persons"_s, chosen.join(u','), [person](CaseDraft& draft) -> Result<void> {
                           MADO_TRY(draft.session(procedure)->selectMember(u"persons"_s, person, true));
                           return {};
                       }});
    }
    // A field of many letters, kept as it grows.
    const QString name = u"青木精機健康保険組合"_s;
    for (qsizetype length = 1; length <= name.size(); ++length)
        all.push_back(answer(u"insurer_name"_s, name.left(length)));
    all.push_back({u"evidence/loss_certificate"_s, u"shown"_s, [](CaseDraft& draft) {
                       draft.session(procedure)->setEvidence(u"loss_certificate"_s,
                                                             EvidenceState::State::Shown);
                       return Result<void>();
                   }});
    return all;
}

Result<void> Clerk::type(CaseWork& work, const Keystroke& stroke) {
    Waiting waiting;
    bool isKept = false;
    waiting.orRefused(&work);
    waiting.orOn(&work, &CaseWork::kept);
    const auto keeping = connect(&work, &CaseWork::kept, this, [&isKept] { isKept = true; });
    m_say({u"typing"_s, m_caseId, stroke.name});
    MADO_TRY(stroke.type(work.draft()));
    work.changed();
    const QString value = draftValue(work.draft().toJson(), stroke.name);
    MADO_TRY(waiting.until([&isKept] { return isKept; }));
    disconnect(keeping);
    m_say({u"draft"_s, m_caseId, stroke.name, value});
    return {};
}

Result<void> Clerk::finish(CaseWork& work) {
    Waiting waiting;
    waiting.orRefused(&work);
    waiting.orOn(&work, &CaseWork::computed);
    constexpr std::size_t people = 3;
    MADO_TRY(waiting.until([&work] {
        return work.obstacles().isEmpty() && work.computation().isUsable() &&
               work.computation().output.events.size() == people;
    }));
    m_say({u"entering"_s, m_caseId});
    MADO_ASSIGN(const Submission done, await(work.enter()));
    if (done.answer && !done.isAccepted()) return done.answer->reason.value_or(fail(u"E-CENTRAL-001"_s));
    m_say({u"entered"_s, m_caseId, done.commandId});
    return {};
}

Result<void> Clerk::confirmCase() {
    MADO_ASSIGN(const CaseView view, await(m_program.desk.caseView(m_caseId)));
    if (view.row.state != u"entered"_s) return {};
    const CaseSituation situation =
        situationOf(view, m_program.clock.today(), titlesOf(m_program, view.payload));
    const CaseComputation computation =
        computeFilings(filingsOf(view.payload), view.household.records, *m_program.knowledge, situation);
    if (computation.refusal) return *computation.refusal;
    m_say({u"confirming"_s, m_caseId});
    MADO_ASSIGN(const Submission done, await(m_program.desk.carryOut(desk_command::confirmCase(
                                           *m_program.desk.staff(), view, computation.output.changes))));
    if (done.answer && !done.isAccepted()) return done.answer->reason.value_or(fail(u"E-CENTRAL-001"_s));
    m_say({u"confirmed"_s, m_caseId, done.commandId});
    return {};
}

Result<void> Clerk::load(IssueWork& work) {
    Waiting waiting;
    bool isLoaded = false;
    waiting.orRefused(&work);
    waiting.orOn(&work, &IssueWork::loaded);
    const auto loading = connect(&work, &IssueWork::loaded, this, [&isLoaded] { isLoaded = true; });
    work.load();
    MADO_TRY(waiting.until([&isLoaded] { return isLoaded; }));
    disconnect(loading);
    return {};
}

Result<void> Clerk::issuePapers() {
    namespace out = field::document_issue;
    IssueWork work(m_program.services, m_caseId);
    MADO_TRY(load(work));
    // Numbers that were asked for before the program ended come by themselves.
    const auto isAwaited = [&work] {
        return std::any_of(work.papers().begin(), work.papers().end(),
                           [](const CasePaper& each) { return each.isAwaited; });
    };
    while (isAwaited()) {
        Waiting numbers;
        bool haveCome = false;
        numbers.orOn(&m_program.desk, &CounterDesk::recordsChanged);
        const auto coming =
            connect(&m_program.desk, &CounterDesk::recordsChanged, this, [&haveCome] { haveCome = true; });
        m_program.desk.synchroniseSoon();
        MADO_TRY(numbers.until([&haveCome] { return haveCome; }));
        disconnect(coming);
        MADO_TRY(load(work));
    }
    if (work.chosenCount() == 0) return {};
    const QString folder = QDir(m_program.place.papers())
                               .filePath(u"%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(++m_prints));
    QDir().mkpath(folder);
    Waiting waiting;
    bool isIssued = false;
    waiting.orRefused(&work);
    waiting.orOn(&work, &IssueWork::issued);
    connect(&work, &IssueWork::issued, this, [&isIssued] { isIssued = true; });
    m_say({u"issuing"_s, m_caseId});
    work.issue({}, folder);
    MADO_TRY(waiting.until([&isIssued] { return isIssued; }));
    MADO_TRY(load(work));
    for (const CasePaper& paper : work.papers()) {
        if (!paper.issue) continue;
        m_say({u"issued"_s, m_caseId, paper.issue->key(), paper.issue->text(out::serial_no),
               paper.request.form});
    }
    return {};
}

}  // namespace mado::test
