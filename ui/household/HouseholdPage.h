// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"

#include <QLabel>

#include <memory>
#include <optional>

class QFrame;
class QGridLayout;
class QScrollArea;

namespace mado {

class EntryList;
class FlatTable;
class HouseholdHead;
class MemberModel;
class MemberNumber;
class RecordPanel;
class RecordTabs;
class TimelineView;

/// Everything about one household on one screen, the past as a picture.
class HouseholdPage : public Page {
    Q_OBJECT
 public:
    /// `services` outlives the page.
    explicit HouseholdPage(const CounterServices& services, QWidget* parent = nullptr);
    ~HouseholdPage() override;

    using QWidget::show;
    /// Opens a household and points at a member. That it was looked at is noted, once an opening.
    void show(const QString& householdNo, const QString& addresseeNo);
    /// What show() does once the records are read.
    void setView(const HouseholdView& view);
    [[nodiscard]] const std::optional<HouseholdView>& view() const { return m_view; }

    [[nodiscard]] QString title() const override;
    void activate() override;
    void refresh() override;
    void leave() override;
    [[nodiscard]] QString helpTopic() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void buildCards();
    void connectParts();
    [[nodiscard]] QFrame* card(const QString& title, QWidget* content, const QString& remark = {});
    void arrange();
    void fitSide();
    void fillMembers();
    void fillNotices();
    void fillCases();
    void fillBanner();
    void openRecord(const RecordRef& record);
    void pointAt(const RecordRef& record);
    void openNotice(int row);
    /// Where a notice leads; nothing if it only tells.
    [[nodiscard]] std::optional<Destination> destinationOf(const Notice& notice) const;
    [[nodiscard]] std::optional<Destination> undecidedClaim(const QString& addresseeNo) const;
    void openCase(const QString& caseId, const QString& state);
    void newCase();
    void revealWhereabouts();
    [[nodiscard]] bool masksWhereabouts() const;
    [[nodiscard]] QString recordTitle(Entity entity) const;
    [[nodiscard]] QString personOf(const Record& record) const;
    [[nodiscard]] bool isNarrow() const;

    const CounterServices& m_services;
    std::optional<HouseholdView> m_view;
    QString m_householdNo;
    QString m_addresseeNo;
    int m_turn = 0;  // an answer about an earlier household is dropped
    bool m_isRevealed = false;
    std::optional<bool> m_wasNarrow;
    std::vector<QString> m_caseIds;  // of the list of filings under way

    QLabel* m_banner = nullptr;  // children, all of them
    QLabel* m_state = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QGridLayout* m_grid = nullptr;
    HouseholdHead* m_head = nullptr;
    MemberModel* m_members = nullptr;
    FlatTable* m_memberTable = nullptr;
    TimelineView* m_timeline = nullptr;
    EntryList* m_notices = nullptr;
    QLabel* m_noNotices = nullptr;
    EntryList* m_cases = nullptr;
    QLabel* m_noCases = nullptr;
    RecordTabs* m_tabs = nullptr;
    RecordPanel* m_panel = nullptr;
    MemberNumber* m_number = nullptr;
    QFrame* m_memberCard = nullptr;
    QFrame* m_timelineCard = nullptr;
    QFrame* m_noticeCard = nullptr;
    QFrame* m_tabCard = nullptr;
};

}  // namespace mado
