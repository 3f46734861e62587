// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the page stand, and how they hang together.
#include "ui/household/EntryList.h"
#include "ui/household/HouseholdHead.h"
#include "ui/household/HouseholdPage.h"
#include "ui/household/MemberModel.h"
#include "ui/household/MemberNumber.h"
#include "ui/household/RecordPanel.h"
#include "ui/household/RecordTabs.h"
#include "ui/household/TimelineView.h"
#include "ui/household/TwoLineDelegate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int margin = 16;
constexpr int sideWidth = 330;
constexpr int leastWide = 1080;  // below it the side column stands under the members
constexpr int leastTabs = 300;
constexpr int leastSide = 400;
constexpr int sideRest = 110;  // titles and margins of the side column

QLabel* emptyWords(const QString& words, QWidget* parent) {
    auto* label = new WrappedLabel(words, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace

QFrame* HouseholdPage::card(const QString& title, QWidget* content, const QString& remark) {
    auto* frame = new QFrame(m_content);
    frame->setObjectName(u"Card"_s);
    auto* box = new QVBoxLayout(frame);
    box->setContentsMargins(theme::px(14), theme::px(10), theme::px(14), theme::px(12));
    box->setSpacing(theme::px(6));
    if (!title.isEmpty()) {
        auto* head = new QHBoxLayout;
        auto* label = new WrappedLabel(title, frame);
        label->setFont(theme::bold());
        head->addWidget(label);
        auto* more = new QLabel(remark, frame);
        more->setFont(theme::caption());
        more->setForegroundRole(QPalette::PlaceholderText);
        head->addSpacing(theme::px(8));
        head->addWidget(more);
        head->addStretch(1);
        box->addLayout(head);
    }
    box->addWidget(content);
    return frame;
}

void HouseholdPage::build() {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_banner = new WrappedLabel(this);
    m_banner->setObjectName(u"protection_banner"_s);
    m_banner->setFont(theme::bold());
    m_banner->setStyleSheet(u"background: %1; color: white; padding: %2px %3px;"_s.arg(
        theme::stop().name(), QString::number(theme::px(9)), QString::number(theme::px(margin))));
    m_banner->hide();
    box->addWidget(m_banner);
    m_state = emptyWords({}, this);
    m_state->setAlignment(Qt::AlignCenter);
    box->addWidget(m_state, 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content = new QWidget(m_scroll);
    m_scroll->setWidget(m_content);
    box->addWidget(m_scroll, 1);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(theme::px(margin), theme::px(14), theme::px(margin), theme::px(margin));
    m_grid->setSpacing(theme::px(12));
    m_head = new HouseholdHead(m_services, m_content);
    buildCards();
    m_panel = new RecordPanel(m_services, this, m_scroll);
    m_number = new MemberNumber(m_services, m_panel);
    m_panel->setExtra(m_number);
    m_scroll->hide();
    m_state->hide();
}

void HouseholdPage::buildCards() {
    m_members = new MemberModel(m_services, this);
    m_memberTable = new FlatTable(m_content);
    m_memberTable->setObjectName(u"members"_s);
    m_memberTable->setAccessibleName(tr("Members of the household"));
    m_memberTable->setModel(m_members);
    m_memberTable->setItemDelegate(new TwoLineDelegate(m_memberTable));
    m_memberTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_memberTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_memberTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_memberTable->horizontalHeader()->setSectionResizeMode(MemberModel::Coverage, QHeaderView::Stretch);
    m_memberTable->horizontalHeader()->setSectionResizeMode(MemberModel::Certificate, QHeaderView::Stretch);
    m_memberTable->horizontalHeader()->setStretchLastSection(false);
    m_memberCard = card(tr("Members"), m_memberTable);

    m_timeline = new TimelineView(m_services.wording, m_content);
    m_memberCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_timelineCard = card(tr("History"), m_timeline,
                          tr("the city's application, with the prefecture's qualification behind it"));

    auto* side = new QWidget(m_content);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(6));
    m_notices = new EntryList(side);
    m_notices->setObjectName(u"notices"_s);
    m_notices->setAccessibleName(tr("What can be done, and what to notice"));
    m_noNotices =
        emptyWords(tr("Nothing needs attention. Deadlines, claims not yet made and ages that are reached "
                      "appear here."),
                   side);
    auto* casesTitle = new QLabel(tr("Filings under way"), side);
    casesTitle->setFont(theme::bold());
    m_cases = new EntryList(side);
    m_cases->setObjectName(u"open_cases"_s);
    m_cases->setAccessibleName(casesTitle->text());
    m_noCases = emptyWords(tr("None. A filing that waits for a second person appears here."), side);
    column->addWidget(m_notices, 30);
    column->addWidget(m_noNotices);
    column->addSpacing(theme::px(6));
    column->addWidget(casesTitle);
    column->addWidget(m_cases, 20);
    column->addWidget(m_noCases);
    column->addStretch(1);
    m_noticeCard = card(tr("To do and to notice"), side);

    m_tabs = new RecordTabs(m_services, m_content);
    m_tabCard = card({}, m_tabs);
}

void HouseholdPage::connectParts() {
    connect(m_head, &HouseholdHead::newCaseWanted, this, &HouseholdPage::newCase);
    connect(m_head, &HouseholdHead::revealWanted, this, &HouseholdPage::revealWhereabouts);
    const auto memberAt = [this](int row) {
        return RecordRef{Entity::Addressee, m_members->lines().at(static_cast<std::size_t>(row)).addresseeNo,
                         0};
    };
    connect(m_memberTable, &FlatTable::rowActivated, this,
            [this, memberAt](int row) { openRecord(memberAt(row)); });
    connect(m_timeline, &TimelineView::opened, this, [this](const RecordRef& record) {
        const Record* found = m_view->records.find(record.entity, record.key);
        if (found != nullptr && record.entity == Entity::CaseFile)
            return openCase(record.key, found->text(field::case_file::state));
        openRecord(record);
    });
    connect(m_notices, &EntryList::entryActivated, this, &HouseholdPage::openNotice);
    connect(m_cases, &EntryList::entryActivated, this, [this](int row) {
        const QString id = m_caseIds.at(static_cast<std::size_t>(row));
        openCase(id, m_view->records.find(Entity::CaseFile, id)->text(field::case_file::state));
    });
    connect(m_tabs, &RecordTabs::opened, this, &HouseholdPage::openRecord);
    connect(m_tabs, &RecordTabs::pointedAt, this, &HouseholdPage::pointAt);
    connect(m_tabs, &RecordTabs::caseWanted, this, &HouseholdPage::openCase);
    connect(m_panel, &RecordPanel::closed, m_number, &MemberNumber::forget);
    connect(m_number, &MemberNumber::refused, this, &HouseholdPage::refused);
    connect(m_panel, &RecordPanel::versionsWanted, this, [this] {
        m_panel->close();
        m_tabs->showTab(RecordTabs::Tab::History);
        m_scroll->ensureWidgetVisible(m_tabs);
        m_tabs->setFocus();
    });
}

bool HouseholdPage::isNarrow() const {
    return width() < theme::px(leastWide);
}

void HouseholdPage::arrange() {
    if (m_wasNarrow == isNarrow()) return;
    m_wasNarrow = isNarrow();
    for (QWidget* each : {static_cast<QWidget*>(m_head), static_cast<QWidget*>(m_memberCard),
                          static_cast<QWidget*>(m_timelineCard), static_cast<QWidget*>(m_noticeCard),
                          static_cast<QWidget*>(m_tabCard)})
        m_grid->removeWidget(each);
    m_tabCard->setMinimumHeight(theme::px(leastTabs));
    if (isNarrow()) {
        m_grid->addWidget(m_head, 0, 0);
        m_grid->addWidget(m_memberCard, 1, 0);
        m_grid->addWidget(m_noticeCard, 2, 0);
        m_grid->addWidget(m_timelineCard, 3, 0);
        m_grid->addWidget(m_tabCard, 4, 0);
        m_noticeCard->setMinimumSize(0, 0);
        m_noticeCard->setMaximumWidth(QWIDGETSIZE_MAX);
        m_noticeCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    } else {
        m_grid->addWidget(m_head, 0, 0, 1, 2);
        m_grid->addWidget(m_memberCard, 1, 0);
        m_grid->addWidget(m_timelineCard, 2, 0);
        m_grid->addWidget(m_noticeCard, 1, 1, 2, 1);
        m_grid->addWidget(m_tabCard, 3, 0, 1, 2);
        // As high as members and history; what does not fit scrolls.
        m_noticeCard->setFixedWidth(theme::px(sideWidth));
        m_noticeCard->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    }
    m_grid->setRowStretch(3, isNarrow() ? 0 : 1);
    m_grid->setRowStretch(4, isNarrow() ? 1 : 0);
    m_grid->setColumnStretch(0, 1);
    // Tab goes as one reads.
    QWidget* after = m_memberTable;
    const auto then = [&](QWidget* next) {
        setTabOrder(after, next);
        after = next;
    };
    if (!isNarrow()) then(m_timeline);
    then(m_notices);
    then(m_cases);
    if (isNarrow()) then(m_timeline);
    then(m_tabs);
}

void HouseholdPage::fitSide() {
    const int notices = m_notices->contentHeight();
    const int cases = m_cases->contentHeight();
    m_notices->setMaximumHeight(notices);
    m_cases->setMaximumHeight(cases);
    m_notices->setMinimumHeight(isNarrow() ? notices : 0);
    m_cases->setMinimumHeight(isNarrow() ? cases : 0);
    m_timelineCard->setMinimumHeight(0);
    if (isNarrow()) return;
    // As high as its lists want, as long as a part of the tabs stays in sight.
    const int room = height() - m_head->sizeHint().height() - theme::px(leastTabs + 4 * margin);
    const int least = theme::px(leastSide);
    const int wanted = std::clamp(notices + cases + theme::px(sideRest), least, std::max(least, room));
    m_timelineCard->setMinimumHeight(
        std::max(m_timelineCard->minimumSizeHint().height(),
                 wanted - m_memberCard->sizeHint().height() - m_grid->spacing()));
}

void HouseholdPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
    fitSide();
}

}  // namespace mado
