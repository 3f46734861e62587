// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/HouseholdPage.h"

#include "core/procedures/BenefitDecisions.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/FactsBuilder.h"
#include "ui/base/DeskAnswer.h"
#include "ui/household/EntryList.h"
#include "ui/household/HouseholdHead.h"
#include "ui/household/HouseholdReading.h"
#include "ui/household/MemberModel.h"
#include "ui/household/MemberNumber.h"
#include "ui/household/ReasonPrompt.h"
#include "ui/household/RecordPanel.h"
#include "ui/household/RecordTabs.h"
#include "ui/household/TimelineView.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace cf = field::case_file;

Entry::Level levelOf(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::Stop:
            return Entry::Level::Stop;
        case NoticeLevel::Look:
            return Entry::Level::Look;
        case NoticeLevel::Info:
            break;
    }
    return Entry::Level::Info;
}

bool isUnderWay(const QString& state) {
    return state == u"entered"_s || state == u"returned"_s || state == u"conflict"_s;
}

}  // namespace

HouseholdPage::HouseholdPage(const CounterServices& services, QWidget* parent)
    : Page(parent), m_services(services) {
    build();
    connectParts();
}

HouseholdPage::~HouseholdPage() = default;

QString HouseholdPage::title() const {
    return tr("Household");
}

QString HouseholdPage::helpTopic() const {
    return u"page.household"_s;
}

void HouseholdPage::show(const QString& householdNo, const QString& addresseeNo) {
    const bool isOther = householdNo != m_householdNo;
    m_householdNo = householdNo;
    m_addresseeNo = addresseeNo;
    if (isOther) {
        leave();
        m_view.reset();
        m_scroll->hide();
        m_banner->hide();
        m_state->setText(tr("Reading the records …"));
        m_state->show();
    }
    m_services.desk.note(u"view household"_s, householdNo);
    refresh();
}

void HouseholdPage::refresh() {
    if (m_householdNo.isEmpty()) return;
    const int turn = ++m_turn;
    whenAnswered(m_services.desk, m_services.desk.household(m_householdNo), this,
                 [this, turn](const Result<HouseholdView>& answer) {
                     if (turn != m_turn) return;
                     if (answer) return setView(answer.value());
                     if (!m_view) m_state->setText(m_services.wording.of(answer.error()).what);
                     Q_EMIT refused(answer.error());
                 });
}

void HouseholdPage::activate() {
    refresh();
    if (m_view) m_memberTable->setFocus();
}

void HouseholdPage::leave() {
    m_isRevealed = false;
    m_number->forget();
    m_panel->close();
    QToolTip::hideText();
    m_tabs->history().clear();
    if (m_view) m_head->setView(*m_view, false);
}

void HouseholdPage::setView(const HouseholdView& view) {
    const bool isFirst = !m_view;
    m_view = view;
    m_householdNo = view.records.householdNo();
    m_state->hide();
    m_scroll->show();
    fillBanner();
    m_head->setView(view, m_isRevealed);
    fillMembers();
    m_timeline->setLanes(TimelineLanes::of(view, m_services), household_reading::today(view));
    fillNotices();
    fillCases();
    m_tabs->setView(view);
    if (m_panel->record()) openRecord(*m_panel->record());
    arrange();
    fitSide();
    if (isFirst && isVisible()) m_memberTable->setFocus();
}

bool HouseholdPage::masksWhereabouts() const {
    return m_view && !m_isRevealed && hasProtected(m_view->records, household_reading::today(*m_view));
}

void HouseholdPage::fillBanner() {
    const bool isProtectedHousehold = hasProtected(m_view->records, household_reading::today(*m_view));
    m_banner->setVisible(isProtectedHousehold);
    m_banner->setText(
        tr("Protected (support measure): do not tell anybody the address or whether they live here, "
           "other members of the family included. Check who is asking."));
}

void HouseholdPage::fillMembers() {
    const int kept = m_memberTable->currentIndex().row();
    m_members->setView(*m_view);
    int height = m_memberTable->horizontalHeader()->sizeHint().height() + theme::px(4);
    m_memberTable->resizeRowsToContents();
    for (int row = 0; row < m_members->rowCount(); ++row)
        height += m_memberTable->rowHeight(row);
    m_memberTable->setFixedHeight(height);
    int row = m_members->rowOf(m_addresseeNo);
    if (row < 0) row = std::max(0, kept);
    if (row < m_members->rowCount()) m_memberTable->setCurrentIndex(m_members->index(row, 0));
}

void HouseholdPage::fillNotices() {
    std::vector<Entry> entries;
    for (const Notice& each : m_view->notices) {
        Entry entry{levelOf(each.level),
                    m_services.wording.title(each),
                    m_services.wording.detail(each),
                    {},
                    Entry::Level::None,
                    {},
                    destinationOf(each).has_value()};
        if (each.until.isValid()) {
            const auto days = household_reading::today(*m_view).daysTo(each.until);
            entry.until = tr("until %1 (%n days left)", nullptr, static_cast<int>(std::max<qint64>(0, days)))
                              .arg(m_services.wording.date(each.until));
        }
        entries.push_back(std::move(entry));
    }
    m_notices->setEntries(std::move(entries));
    m_noNotices->setVisible(m_view->notices.empty());
}

void HouseholdPage::fillCases() {
    std::vector<Entry> entries;
    m_caseIds.clear();
    const QString me = m_services.desk.staff() ? m_services.desk.staff()->staffId : QString();
    const CodeTables& codes = m_services.desk.knowledge().codes();
    for (const Record& each : m_view->records.records(Entity::CaseFile)) {
        const QString state = each.text(cf::state);
        const bool toDecide = awaitsDecision(each);
        if (!isUnderWay(state) && !toDecide) continue;
        m_caseIds.push_back(each.key());
        Entry entry;
        entry.title = household_reading::procedureTitles(each.text(cf::procedures), m_services);
        entry.chip = toDecide ? tr("to be decided")
                              : codes.label(u"case_state"_s, state, m_services.wording.language());
        entry.chipLevel = Entry::Level::Look;
        const QString at = household_reading::shown(cf::entered_at, each, m_view->records, m_services);
        entry.detail =
            each.text(cf::case_no) + u'\n' + tr("entered %1 by %2").arg(at, each.text(cf::author_name));
        const bool isMine = !me.isEmpty() && each.text(cf::author_id) == me;
        if (isMine && state == u"entered"_s)
            entry.detail += u'\n' + tr("You entered it: somebody else must confirm.");
        if (!each.text(cf::return_reason).isEmpty())
            entry.detail += u'\n' + tr("Returned: %1").arg(each.text(cf::return_reason));
        if (each.version() == 0) entry.detail += u'\n' + tr("Not sent to the centre yet");
        entry.opens = true;
        entries.push_back(std::move(entry));
    }
    m_cases->setEntries(std::move(entries));
    m_noCases->setVisible(m_caseIds.empty());
}

QString HouseholdPage::recordTitle(Entity entity) const {
    const EntityInfo& info = dictionary::info(entity);
    if (m_services.wording.isJapanese()) return info.titleJa.toString();
    QString name = dictionary::tableName(entity).replace(u'_', u' ');
    name[0] = name[0].toUpper();
    return name.replace(u"Nhi"_s, u"NHI"_s);
}

QString HouseholdPage::personOf(const Record& record) const {
    const auto field = dictionary::fieldNamed(record.entity(), u"addressee_no");
    const Record* person = field ? m_view->records.member(record.text(*field)) : nullptr;
    return person == nullptr ? QString() : knownName(*person);
}

void HouseholdPage::pointAt(const RecordRef& ref) {
    const Record* record = m_view ? m_view->records.find(ref.entity, ref.key) : nullptr;
    if (record == nullptr) return;
    const QString person = personOf(*record);
    QString title = recordTitle(ref.entity);
    if (!person.isEmpty()) title += u"  "_s + person;
    m_tabs->history().setRecord(ref, title, m_view->records, masksWhereabouts());
}

void HouseholdPage::openRecord(const RecordRef& ref) {
    const Record* record = m_view ? m_view->records.find(ref.entity, ref.key) : nullptr;
    if (record == nullptr) return m_panel->close();
    pointAt(ref);
    if (ref.entity == Entity::Addressee)
        m_number->setPerson(ref.key);
    else
        m_number->forget();
    m_panel->open({*record, m_view->records, recordTitle(ref.entity), personOf(*record), masksWhereabouts()});
}

void HouseholdPage::openNotice(int row) {
    const auto to = destinationOf(m_view->notices.at(static_cast<std::size_t>(row)));
    if (to) Q_EMIT wanted(*to);
}

std::optional<Destination> HouseholdPage::destinationOf(const Notice& notice) const {
    if (notice.id == u"claim_undecided"_s) return undecidedClaim(notice.addresseeNo);
    if (notice.procedure.isEmpty()) return std::nullopt;
    Destination to{Destination::Place::NewCase, m_householdNo, {}, {notice.procedure}, {}};
    if (!notice.addresseeNo.isEmpty()) to.people << notice.addresseeNo;
    return to;
}

/// The case that waits for an officer. Of several, the one about that person; where that can't be told, the
/// list of claims.
std::optional<Destination> HouseholdPage::undecidedClaim(const QString& addresseeNo) const {
    QStringList waiting;
    QStringList own;
    for (const Record& each : m_view->records.records(Entity::CaseFile)) {
        if (!awaitsDecision(each)) continue;
        waiting << each.key();
        if (each.text(cf::subjects).split(u',').contains(addresseeNo)) own << each.key();
    }
    if (waiting.isEmpty()) return std::nullopt;
    const QStringList& fitting = own.isEmpty() ? waiting : own;
    if (fitting.size() > 1) return Destination{Destination::Place::WorkList, {}, u"decide"_s, {}, {}};
    return Destination{Destination::Place::Confirm, fitting.front(), {}, {}, {}};
}

void HouseholdPage::openCase(const QString& caseId, const QString& state) {
    const Record* found = m_view ? m_view->records.find(Entity::CaseFile, caseId) : nullptr;
    const bool toConfirm = isUnderWay(state) || (found != nullptr && awaitsDecision(*found));
    Q_EMIT wanted({toConfirm ? Destination::Place::Confirm : Destination::Place::Issue, caseId, {}, {}, {}});
}

void HouseholdPage::newCase() {
    if (!m_view) return;
    Q_EMIT wanted({Destination::Place::NewCase, m_householdNo, {}, {}, {}});
}

void HouseholdPage::revealWhereabouts() {
    askReason(this, tr("Show the address"), tr("For what do you need the address? The reason is logged."),
              [this, household = m_householdNo](const QString& reason) {
                  if (!m_view || household != m_householdNo) return;
                  m_services.desk.note(u"reveal address: "_s + reason, household);
                  m_isRevealed = true;
                  setView(*m_view);
              });
}

}  // namespace mado
