// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/household/SampleHousehold.h"
#include "ui/household/EntryList.h"
#include "ui/household/HouseholdPage.h"
#include "ui/household/MemberModel.h"
#include "ui/household/MemberNumber.h"
#include "ui/household/RecordPanel.h"
#include "ui/household/RecordTabs.h"
#include "ui/household/TimelineView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/WaterfallView.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace mado::test {

class TestHouseholdPage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { theme::applyTheme(*qApp); }

    void init() {
        m_counter = std::make_unique<Counter>(u"en"_s);
        m_page = std::make_unique<HouseholdPage>(m_counter->services);
        m_page->resize(1290, 690);
        m_page->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        open(sampleHousehold().build());
    }

    void cleanup() {
        m_page.reset();
        m_counter.reset();
    }

    void showsMembersWithAgeCoverageAndCertificate() {
        const auto& lines = m_page->findChild<MemberModel*>()->lines();
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(lines[0].name, u"試験 太郎"_s);
        QCOMPARE(lines[0].age, u"aged 68"_s);
        QVERIFY(lines[0].isInsured);
        QVERIFY(lines[0].coverageDetail.contains(u"2024-04-01"_s));
        QVERIFY(lines[0].certificateUntil.contains(u"2026-12-31"_s));
        QVERIFY(!lines[2].isInsured);
        QVERIFY(lines[2].coverageDetail.contains(u"2020-04-01"_s));
        QCOMPARE(lines[2].ratio, u"—"_s);
    }

    void headTellsNumberAddressAndWhatIsRemarkable() {
        QVERIFY(label(u"household_title"_s)->text().contains(u"試験 太郎"_s));
        QVERIFY(label(u"household_address"_s)->text().contains(u"コーポ試験203"_s));
        QVERIFY(label(u"chip_undeclared"_s)->isVisible());
        QVERIFY(label(u"chip_arrears"_s)->isVisible());
        QVERIFY(!label(u"chip_nominal"_s)->isVisible());
        QVERIFY(!label(u"protection_banner"_s)->isVisible());
    }

    void numbersStayWholeWhereThereIsLittleRoom() {
        open(sampleHousehold()
                 .set(Entity::Addressee, u"A"_s, field::addressee::current_building_name,
                      u"グランドシティ試験中央公園イーストタワー１２０３号室"_s)
                 .build());
        for (const int width : {1290, 900, 760}) {
            m_page->resize(width, 690);
            QTest::qWait(20);
            for (const QString& name : {u"household_phone"_s, u"household_address"_s}) {
                const QLabel* shown = label(name);
                QVERIFY2(shown->width() >= shown->sizeHint().width(), qPrintable(name));
                QVERIFY(shown->mapTo(m_page.get(), QPoint(shown->width(), 0)).x() <= m_page->width());
            }
        }
    }

    void titleNamesNobody() { QVERIFY(!m_page->title().contains(u"太郎"_s)); }

    void noticeLeadsToItsProcedure() {
        auto* list = m_page->findChild<EntryList*>(u"notices"_s);
        QCOMPARE(list->entries().size(), m_page->view()->notices.size());
        QVERIFY(!list->entries().empty());
        QSignalSpy wanted(m_page.get(), &Page::wanted);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const auto to = wanted[0][0].value<Destination>();
        QVERIFY(to.place == Destination::Place::NewCase);
        QCOMPARE(to.key, u"H1"_s);
        QCOMPARE(to.procedures, QStringList{m_page->view()->notices[0].procedure});
    }

    void undecidedClaimLeadsToItsDecision() {
        open(sampleHousehold().add(sampleClaim(u"B"_s, u"childbirth"_s)).build());
        QVERIFY(!noticeOf(u"claim_undecided"_s).second.opens);  // no case that could be decided
        open(sampleHousehold()
                 .add(sampleClaim(u"B"_s, u"childbirth"_s))
                 .add(sampleClaimCase(u"0194-007"_s, u"claim_childbirth"_s, u"B"_s))
                 .build());
        QVERIFY((openedNotice(u"claim_undecided"_s) ==
                 Destination{Destination::Place::Confirm, u"0194-007"_s, {}, {}, {}}));
        open(sampleHousehold()
                 .add(sampleClaim(u"B"_s, u"childbirth"_s))
                 .add(sampleClaimCase(u"0194-006"_s, u"claim_funeral"_s, u"A"_s))
                 .add(sampleClaimCase(u"0194-007"_s, u"claim_childbirth"_s, u"B"_s))
                 .build());
        QCOMPARE(openedNotice(u"claim_undecided"_s).key, u"0194-007"_s);
        // Filed in the name of the head both: the list, in which one chooses.
        open(sampleHousehold()
                 .add(sampleClaim(u"B"_s, u"childbirth"_s))
                 .add(sampleClaimCase(u"0194-006"_s, u"claim_funeral"_s, u"A"_s))
                 .add(sampleClaimCase(u"0194-007"_s, u"claim_childbirth"_s, u"A"_s))
                 .build());
        QVERIFY((openedNotice(u"claim_undecided"_s) ==
                 Destination{Destination::Place::WorkList, {}, u"decide"_s, {}, {}}));
    }

    void casesUnderWayLeadToConfirmation() {
        auto* list = m_page->findChild<EntryList*>(u"open_cases"_s);
        QCOMPARE(list->entries().size(), std::size_t{2});
        QSignalSpy wanted(m_page.get(), &Page::wanted);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        const auto to = wanted.at(0)[0].value<Destination>();
        QVERIFY(to.place == Destination::Place::Confirm);
        QCOMPARE(to.key, u"0194-003"_s);
    }

    void theButtonBeginsAFiling() {
        // Ctrl+N itself belongs to the main window, which knows the household on screen.
        QSignalSpy wanted(m_page.get(), &Page::wanted);
        auto* button = m_page->findChild<QWidget*>(u"new_case"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<Destination>() ==
                 Destination{Destination::Place::NewCase, u"H1"_s, {}, {}, {}}));
    }

    void memberOpensTheRecordAndEscGoesBack() {
        auto* members = m_page->findChild<QWidget*>(u"members"_s);
        members->setFocus();
        QTest::keyClick(members, Qt::Key_Return);
        auto* panel = m_page->findChild<RecordPanel*>();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->record()->key, u"A"_s);
        QVERIFY(m_page->findChild<MemberNumber*>()->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QCOMPARE(QApplication::focusWidget(), members);
    }

    void timelineKeysGoFromBarToBarAndOpen() {
        auto* timeline = m_page->findChild<TimelineView*>();
        timeline->setFocus(Qt::TabFocusReason);
        QVERIFY(timeline->selected() == (TimelineView::Place{0, 0}));
        QVERIFY(timeline->selectedItem()->kind == TimelineItem::Kind::Other);
        QTest::keyClick(timeline, Qt::Key_Right);
        QVERIFY(timeline->selectedItem()->kind == TimelineItem::Kind::Nhi);
        QCOMPARE(timeline->selectedItem()->outerFrom, QDate(2023, 2, 10));
        QTest::keyClick(timeline, Qt::Key_Down);
        QCOMPARE(timeline->selected()->lane, std::size_t{1});
        QTest::keyClick(timeline, Qt::Key_End);
        QCOMPARE(timeline->selected()->item, timeline->lanes()[1].items.size() - 1);
        QTest::keyClick(timeline, Qt::Key_Home);
        QCOMPARE(timeline->selected()->item, std::size_t{0});
        QVERIFY(timeline->accessibleDescription().contains(u"花子"_s));
        QTest::keyClick(timeline, Qt::Key_Return);
        QCOMPARE(m_page->findChild<RecordPanel*>()->record()->key, u"B/01"_s);
        QVERIFY(m_page->findChild<RecordPanel*>()->record()->entity == Entity::OtherCoverage);
    }

    void timelineZoomsAndPans() {
        auto* timeline = m_page->findChild<TimelineView*>();
        timeline->setFocus();
        const double before = timeline->scale().pixelsPerYear();
        QTest::keyClick(timeline, Qt::Key_Plus);
        QVERIFY(timeline->scale().pixelsPerYear() > before * 1.2);
        const QDate first = timeline->scale().firstShown();
        QTest::keyClick(timeline, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(timeline->scale().firstShown() < first);
        QTest::keyClick(timeline, Qt::Key_0);
        QVERIFY(qFuzzyCompare(timeline->scale().pixelsPerYear(), before));
    }

    void certificatesSideBySideDoNotCover() {
        auto* timeline = m_page->findChild<TimelineView*>();
        open(sampleHousehold().certificate(u"A"_s, u"2026-05-01"_s, u"2027-07-31"_s, u"3"_s).build());
        std::vector<QRect> thin;
        for (const auto& place : timeline->places()) {
            if (place.lane == 0 && timeline->item(place).kind == TimelineItem::Kind::Certificate)
                thin.push_back(timeline->itemRect(place));
        }
        QCOMPARE(thin.size(), std::size_t{3});
        for (std::size_t i = 0; i < thin.size(); ++i) {
            for (std::size_t j = i + 1; j < thin.size(); ++j)
                QVERIFY(!thin[i].adjusted(1, 0, -1, 0).intersects(thin[j]));
        }
    }

    void tooltipsNameNobody() {
        auto* timeline = m_page->findChild<TimelineView*>();
        for (const auto& place : timeline->places()) {
            const QString words = timeline->item(place).words;
            QVERIFY(!words.isEmpty());
            for (const QString& name : {u"太郎"_s, u"花子"_s, u"葛男"_s})
                QVERIFY2(!words.contains(name), qPrintable(words));
        }
    }

    void barsAreAccessible() {
        auto* timeline = m_page->findChild<TimelineView*>();
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(timeline);
        QVERIFY(list != nullptr);
        QCOMPARE(list->childCount(), static_cast<int>(timeline->places().size()));
        for (int i = 0; i < list->childCount(); ++i) {
            QVERIFY(list->child(i)->text(QAccessible::Name).size() > 5);
            QCOMPARE(list->indexOfChild(list->child(i)), i);
        }
        QVERIFY(list->child(0)->actionInterface() != nullptr);
        list->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(m_page->findChild<RecordPanel*>()->isVisible());
    }

    void taxTellsDuePaidAndOverdue() {
        const auto& bars = m_page->findChild<RecordTabs*>()->tax().bars();
        QCOMPARE(bars.instalments().size(), std::size_t{8});
        using State = TaxInstalment::State;
        const State expected[] = {State::Paid,   State::Paid, State::Paid, State::Overdue,
                                  State::Partly, State::Due,  State::Due,  State::Due};
        for (std::size_t i = 0; i < 8; ++i)
            QVERIFY2(bars.instalments()[i].state == expected[i], qPrintable(QString::number(i)));
        const auto years = TaxYears::of(*m_page->view(), m_counter->services);
        QCOMPARE(years.size(), std::size_t{1});
        QCOMPARE(years[0].total, qint64{213'400});
        QCOMPARE(years[0].overdue(), qint64{26'000});
        QCOMPARE(years[0].portions.size(), std::size_t{4});
        QCOMPARE(years[0].portions[2].name, u"long-term care portion"_s);
    }

    void theWaterfallAddsUpToTheTax() {
        auto* tabs = m_page->findChild<RecordTabs*>();
        tabs->showTab(RecordTabs::Tab::Tax);
        const auto years = TaxYears::of(*m_page->view(), m_counter->services);
        for (const TaxPortion& portion : years[0].portions) {
            qint64 sum = 0;
            for (const LevyPiece& piece : portion.pieces())
                sum += piece.amount;
            QCOMPARE(sum, portion.amount);
        }
        auto* waterfall = tabs->tax().findChild<WaterfallView*>();
        QCOMPARE(waterfall->rows().last().end, qint64{213'400});
        QVERIFY(waterfall->rows().last().amount.contains(u"213,400"_s));
        qint64 at = 0;
        for (const WaterfallRow& row : waterfall->rows()) {
            if (row.kind != WaterfallRow::Kind::Added && row.kind != WaterfallRow::Kind::Taken) continue;
            QCOMPARE(row.begin, at);
            at = row.end;
        }
        QCOMPARE(at, qint64{213'400});
        waterfall->setFocus();
        QTest::keyClick(waterfall, Qt::Key_Home);
        QTest::keyClick(waterfall, Qt::Key_Return);
        QVERIFY(m_page->findChild<RecordPanel*>()->isVisible());
    }

    void reductionsOnRecordAreUnderstoodEitherWay() {
        // Per capita before the reductions, and after them: the same pieces.
        TaxPortion before{{}, {}, 96'850, 88'000, 17'600, 0, 167'200, 2};
        TaxPortion after{{}, {}, 96'850, 70'400, 17'600, 0, 167'200, 2};
        QVERIFY(before.pieces() == after.pieces());
        qint64 sum = 0;
        for (const LevyPiece& piece : after.pieces())
            sum += piece.amount;
        QCOMPARE(sum, qint64{167'200});
    }

    void theStepsOfTheTaxAreComputedFromTheRecords() {
        auto* tabs = m_page->findChild<RecordTabs*>();
        tabs->showTab(RecordTabs::Tab::Tax);
        auto* steps = tabs->tax().findChild<ExplanationView*>();
        QTRY_VERIFY(steps->isVisible());
        steps->setOpen(true);
        QVERIFY(steps->findChild<QTextBrowser*>()->toPlainText().contains(u"Annual tax"_s));
    }

    void benefitsTellMonthsLimitAndClaims() {
        auto& months = m_page->findChild<RecordTabs*>()->benefits().months();
        QCOMPARE(months.months().size(), std::size_t{12});
        QVERIFY(months.months().back().month == YearMonth(2026, 11));
        const BenefitMonth& august = months.months()[8];
        QVERIFY(august.month == YearMonth(2026, 8));
        QVERIFY(august.state == BenefitMonth::State::Above);
        QCOMPARE(august.paid, qint64{192'000});
        QCOMPARE(august.limit, std::optional<qint64>(57'600));
        // Kawaguchi counts from the receipt of the form, which is not on record.
        QVERIFY(!august.claimUntil.isValid());
        QCOMPARE(august.claimNotBefore, QDate(2028, 8, 31));
        QVERIFY(label(u"benefit_claims"_s)->text().contains(u"2028-08-31"_s));
        QVERIFY(months.words(august).contains(u"192,000"_s));
    }

    void hitsAreCountedTowardsTheLowerLimit() {
        HouseholdBuilder builder = sampleHousehold();
        for (int month = 8; month <= 10; ++month) {
            namespace be = field::benefit;
            Record record(Entity::Benefit, u"HC-%1"_s.arg(month), 3);
            record.set(be::addressee_no, u"A"_s);
            record.set(be::certificate_no, u"12345678"_s);
            record.set(be::medical_expense_kind, u"high_cost"_s);
            record.set(be::treatment_month, YearMonth(2026, month).toIso());
            record.set(be::billed_amount, qint64{40'000});
            if (month == 8) record.set(be::payment_fixed_amount, qint64{40'000});
            if (month == 9) record.set(be::claim_month, u"2026-11"_s);
            builder.add(record);
        }
        open(builder.build());
        const BenefitYear year = benefitYear(m_page->view()->records, m_counter->knowledge->parameters(),
                                             YearMonth(2026, 11), QDate(2026, 11, 20))
                                     .value();
        QCOMPARE(year.hits.size(), 3);
        QVERIFY(year.isMultiple);
        QCOMPARE(year.nextHit(), 4);
        using State = BenefitMonth::State;
        QVERIFY(year.months[8].state == State::Paid);
        QVERIFY(year.months[9].state == State::Claimed);
        QVERIFY(year.months[10].state == State::Unclaimed);
        QVERIFY(label(u"benefit_hits"_s)->text().contains(u"number 4"_s));
        auto* tabs = m_page->findChild<RecordTabs*>();
        tabs->showTab(RecordTabs::Tab::Benefits);
        auto& months = tabs->benefits().months();
        months.setFocus();
        QTest::keyClick(&months, Qt::Key_Left);
        QCOMPARE(months.selected(), 10);
        QTest::keyClick(&months, Qt::Key_Return);
        QVERIFY(m_page->findChild<RecordPanel*>()->isVisible());
    }

    void protectedHouseholdHidesWhereaboutsUntilRevealed() {
        open(sampleHousehold().protectedPerson(u"B"_s).build());
        QVERIFY(label(u"protection_banner"_s)->isVisible());
        QVERIFY(!label(u"household_address"_s)->text().contains(u"試験町"_s));
        QVERIFY(m_page->findChild<QPushButton*>(u"reveal_address"_s)->isVisible());
        auto* members = m_page->findChild<QWidget*>(u"members"_s);
        members->setFocus();
        QTest::keyClick(members, Qt::Key_Return);
        for (const auto* table : m_page->findChild<RecordPanel*>()->findChildren<FlatTable*>()) {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                QVERIFY(!table->model()->index(row, 1).data().toString().contains(u"試験町"_s));
        }
    }

    void individualNumberIsWipedOnLeaving() {
        auto* members = m_page->findChild<QWidget*>(u"members"_s);
        members->setFocus();
        QTest::keyClick(members, Qt::Key_Return);
        auto* number = m_page->findChild<MemberNumber*>();
        const QByteArray digits = QByteArrayLiteral("123456789018");
        const auto* bytes = reinterpret_cast<const unsigned char*>(digits.constData());
        const auto secret = std::make_shared<SecretBuffer>(SecretBuffer::copyOf({bytes, 12}));
        number->take(secret);
        QVERIFY(number->isShown());
        m_page->leave();
        QVERIFY(!number->isShown());
        QVERIFY(secret->isEmpty());
        QVERIFY(!m_page->findChild<RecordPanel*>()->isVisible());
    }

    void closingWhileTheDeskAnswersIsHarmless() {
        for (int i = 0; i < 5; ++i) {
            m_page->findChild<RecordTabs*>()->history().setRecord({Entity::Addressee, u"A"_s, 3}, u"-"_s,
                                                                  m_page->view()->records, false);
            m_page->findChild<RecordTabs*>()->history().load();
            m_page->show(u"H1"_s, u"A"_s);
            m_page = std::make_unique<HouseholdPage>(m_counter->services);
            open(sampleHousehold().build());
        }
        QApplication::processEvents();
        QCOMPARE(m_page->view()->records.householdNo(), u"H1"_s);
    }

    void emptyHouseholdSaysWhatWouldFillIt() {
        open(HouseholdBuilder().person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s}).build());
        QVERIFY(m_page->findChild<TimelineView*>()->places().empty());
        auto* tabs = m_page->findChild<RecordTabs*>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            bool hasWords = false;
            for (const QLabel* each : tabs->currentWidget()->findChildren<QLabel*>())
                hasWords = hasWords || (each->isVisible() && each->text().size() > 20);
            QVERIFY2(hasWords, qPrintable(tabs->tabText(tab)));
        }
    }

    void everythingThatTakesTheFocusHasAName() {
        for (const QWidget* each : m_page->findChildren<QWidget*>()) {
            if (!each->isVisible() || (each->focusPolicy() & Qt::TabFocus) == 0) continue;
            QAccessibleInterface* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(each));
            QVERIFY2(access != nullptr && !access->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(each->metaObject()->className()) + each->objectName()));
        }
    }

    void tabGoesAsOneReads() {
        QStringList seen;
        m_page->findChild<QWidget*>(u"members"_s)->setFocus();
        const QStringList wanted{u"members"_s, u"timeline"_s, u"notices"_s, u"open_cases"_s};
        for (int i = 0; i < 8; ++i) {
            seen << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(seen.mid(0, 4), wanted);
    }

    void mnemonicsDoNotClash() {
        QStringList keys;
        const auto take = [&](const QString& text) {
            const qsizetype at = text.indexOf(u'&');
            if (at >= 0) keys << text.mid(at + 1, 1).toUpper();
        };
        const auto* tabs = m_page->findChild<RecordTabs*>();
        for (int i = 0; i < tabs->count(); ++i)
            take(tabs->tabText(i));
        for (const QPushButton* each : m_page->findChildren<QPushButton*>())
            take(each->text());
        QVERIFY(keys.size() >= 10);
        const QSet<QString> different(keys.begin(), keys.end());
        QCOMPARE(different.size(), keys.size());
    }

    void historyTellsWhatChanged() {
        auto* tabs = m_page->findChild<RecordTabs*>();
        const Record now = *m_page->view()->records.find(Entity::Contact, u"A"_s);
        Record before = now;
        before.set(field::contact::phone, u"000-0000-0001"_s);
        RecordVersion first{1, m_counter->clock.now().addDays(-9), u"S02"_s, {}, before};
        RecordVersion second{2, m_counter->clock.now(), u"S09"_s, {}, now};
        tabs->showTab(RecordTabs::Tab::History);
        tabs->history().setRecord(now.ref(), u"Contact"_s, m_page->view()->records, false);
        tabs->history().setVersions({first, second});
        const auto* model = tabs->history().findChild<HistoryModel*>();
        const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
        QCOMPARE(cell(0, HistoryModel::Before), u"000-0000-0001"_s);
        QCOMPARE(cell(0, HistoryModel::After), u"000-0000-0002"_s);
        QCOMPARE(cell(0, HistoryModel::Who), u"S09"_s);
        QCOMPARE(cell(1, HistoryModel::Who), u"試験 職員"_s);
    }

 private:
    /// Row and entry of the one notice of that id.
    std::pair<int, Entry> noticeOf(const QString& id) {
        const auto& notices = m_page->view()->notices;
        const auto found =
            std::find_if(notices.begin(), notices.end(), [&id](const Notice& each) { return each.id == id; });
        if (found == notices.end()) qFatal("no such notice");
        const auto row = found - notices.begin();
        const auto* list = m_page->findChild<EntryList*>(u"notices"_s);
        return {static_cast<int>(row), list->entries().at(static_cast<std::size_t>(row))};
    }
    /// Where Enter on the notice leads.
    Destination openedNotice(const QString& id) {
        const auto [row, entry] = noticeOf(id);
        auto* list = m_page->findChild<EntryList*>(u"notices"_s);
        QSignalSpy wanted(m_page.get(), &Page::wanted);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(row, 0));
        QTest::keyClick(list, Qt::Key_Return);
        if (!entry.opens || wanted.size() != 1) return {};
        return wanted[0][0].value<Destination>();
    }
    void open(const HouseholdSnapshot& records) {
        m_page->setView(viewOf(records, *m_counter));
        QApplication::processEvents();
    }
    QLabel* label(const QString& name) { return m_page->findChild<QLabel*>(name); }
    std::unique_ptr<Counter> m_counter;
    std::unique_ptr<HouseholdPage> m_page;
};

}  // namespace mado::test

QTEST_MAIN(mado::test::TestHouseholdPage)
#include "TestHouseholdPage.moc"
