// SPDX-License-Identifier: GPL-3.0-or-later
// The estimate as a clerk works with it: keys only, no resident, nothing kept.
#include "tests/support/ui/PageChecks.h"
#include "tests/ui/household/Counter.h"
#include "ui/estimate/AgeField.h"
#include "ui/estimate/EstimatePage.h"
#include "ui/estimate/SliderField.h"
#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/LabeledField.h"
#include "ui/widgets/NumberField.h"
#include "ui/widgets/WaterfallView.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

/// Keeps what would have been printed.
class Tray final : public PrintService {
 public:
    explicit Tray(QList<PrintRequest>& printed) : m_printed(printed) {}
    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override { return std::vector<PrinterInfo>(); }
    [[nodiscard]] Result<int> print(const PrintRequest& request) override {
        m_printed << request;
        return 1;
    }
    [[nodiscard]] PrintState state(const QString&, int) override { return PrintState::Done; }

 private:
    QList<PrintRequest>& m_printed;
};

}  // namespace

class TestEstimatePage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { theme::applyTheme(*qApp); }
    void init() { begin(u"en"_s); }
    void cleanup() {
        m_page.reset();
        m_counter.reset();
        m_printed.clear();
    }

    void asksForAnAgeBeforeItSaysAnything() {
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
        QVERIFY(!annual()->isVisible());
        QVERIFY(!button(u"print"_s)->isEnabled());
        QVERIFY(age()->hasFocus());
    }

    void aFamilyByKeysAlone() {
        enterFamily();
        QTRY_COMPARE(annual()->text(), u"¥649,300"_s);
        QVERIFY(annual()->isVisible());
        QCOMPARE(label(u"instalment_1"_s).contains(u"¥82,300"_s), true);
        QCOMPARE(label(u"instalment_8"_s).contains(u"¥81,000"_s), true);
        const auto& rows = m_page->findChild<WaterfallView*>()->rows();
        QCOMPARE(rows.last().amount, u"¥649,300"_s);
        qint64 sum = 0;
        for (const WaterfallRow& row : rows) {
            const bool isStep =
                row.kind == WaterfallRow::Kind::Added || row.kind == WaterfallRow::Kind::Taken;
            if (isStep) QCOMPARE(row.begin, sum);
            if (isStep) sum += row.end - row.begin;
        }
        QCOMPARE(sum, 649'300);
        QVERIFY(std::any_of(rows.begin(), rows.end(),
                            [](const auto& row) { return row.label.contains(u"hild support"_s); }));
        QVERIFY(m_page->findChild<ExplanationView*>()->isVisible());
    }

    void theSliderAndItsFieldAreOneNumber() {
        type(age(), u"30"_s);
        SliderField* salary = slider(u"salary_revenue"_s);
        type(&salary->field(), u"3,000,000円"_s);
        QCOMPARE(salary->slider().value(), 300);
        QTRY_VERIFY(annual()->isVisible());
        const QString before = annual()->text();
        salary->slider().setFocus();
        QTest::keyClick(&salary->slider(), Qt::Key_PageUp);
        QCOMPARE(salary->field().value(), std::optional<qint64>(3'100'000));
        QTRY_VERIFY(annual()->text() != before);
        // More than the slider reaches is typed; a touch of the slider at its end takes nothing away.
        type(&salary->field(), u"20000000"_s);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 20'000'000);
        salary->slider().setFocus();
        QTest::keyClick(&salary->slider(), Qt::Key_End);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 20'000'000);
    }

    void monthsEndWithTheLastOne() {
        type(age(), u"30"_s);
        type(&slider(u"months"_s)->field(), u"8"_s);
        QCOMPARE(m_page->input().members[0].months, 8);
        QCOMPARE(m_page->input().members[0].firstMonth(), 4);
        auto* last = m_page->findChild<QComboBox*>(u"last_month"_s);
        last->setFocus();
        QTest::keyClick(last, Qt::Key_Home);  // April
        QCOMPARE(m_page->input().members[0].lastMonth, 0);
        QCOMPARE(m_page->input().members[0].months, 1);
        type(&slider(u"months"_s)->field(), u"13"_s);
        QCOMPARE(m_page->input().members[0].months, 1);  // refused, said at the field
    }

    void whatIsWrongIsSaidAtItsField() {
        type(age(), u"131"_s);
        auto* labelled = qobject_cast<LabeledField*>(age()->parentWidget());
        QVERIFY(labelled != nullptr);
        QVERIFY(labelled->error().contains(u"0"_s) && labelled->error().contains(u"130"_s));
        type(age(), u"S64.1.8"_s);
        QVERIFY(!labelled->error().isEmpty());
        type(age(), u"45"_s);
        QCOMPARE(labelled->error(), QString());
        // A relief of somebody without a salary: refused by the rules, shown at the salary.
        QTest::keyClick(m_page.get(), Qt::Key_R, Qt::AltModifier);
        auto* left = m_page->findChild<DateField*>(u"involuntary_left_on"_s);
        QTRY_VERIFY(left->isVisible());
        type(left, u"R8.3.31"_s);
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(!annual()->isVisible());
        QVERIFY(!button(u"print"_s)->isEnabled());
        bool isSaid = false;
        for (const auto* each : slider(u"salary_revenue"_s)->findChildren<QLabel*>())
            isSaid = isSaid || (each->isVisible() && each->text().contains(u"■"_s));
        QVERIFY(isSaid);
        type(&slider(u"salary_revenue"_s)->field(), u"4000000"_s);
        QTRY_VERIFY(annual()->isVisible());
        QVERIFY(!banner()->isVisible());
    }

    void noAmountStandsBesideWhatCantBeRead() {
        type(age(), u"45"_s);
        QTRY_VERIFY(annual()->isVisible());
        NumberField& field = slider(u"salary_revenue"_s)->field();
        type(&field, u"five million"_s);
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(!annual()->isVisible());
        QVERIFY(!button(u"print"_s)->isEnabled());
        QCOMPARE(field.text(), u"five million"_s);  // nothing typed is dropped
        // Another field is entered: the mark stays, and so does the text.
        type(&slider(u"pension_revenue"_s)->field(), u"100000"_s);
        QCOMPARE(field.text(), u"five million"_s);
        QTRY_VERIFY(!m_page->findChild<EmptyState*>()->isVisible());
        QVERIFY(!annual()->isVisible());
        type(&field, u"5000000"_s);
        QTRY_VERIFY(annual()->isVisible());
        QVERIFY(button(u"print"_s)->isEnabled());
        type(&field, u"x"_s);
        QTRY_VERIFY(banner()->isVisible());
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field.value(), std::optional<qint64>(5'000'000));
        QTRY_VERIFY(annual()->isVisible());
    }

    void undoGoesBackStepByStep() {
        type(age(), u"45"_s);
        type(&slider(u"salary_revenue"_s)->field(), u"5000000"_s);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 5'000'000);
        NumberField& field = slider(u"salary_revenue"_s)->field();
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 0);
        QCOMPARE(field.value(), std::optional<qint64>(0));
        QCOMPARE(m_page->input().members[0].age, std::optional<int>(45));
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 5'000'000);
        // While something is typed, Ctrl+Z undoes the typing.
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, u"7"_s);
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 5'000'000);
    }

    void draggingIsOneStepBack() {
        type(age(), u"45"_s);
        SliderField* salary = slider(u"salary_revenue"_s);
        salary->slider().setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&salary->slider(), Qt::Key_PageUp);
        QCOMPARE(m_page->input().members[0].salaryRevenue, 500'000);
        m_page->undo();
        QCOMPARE(m_page->input().members[0].salaryRevenue, 0);
        QCOMPARE(m_page->input().members[0].age, std::optional<int>(45));
    }

    void peopleComeAndGo() {
        enterFamily();
        auto* table = m_page->findChild<FlatTable*>(u"members"_s);
        QCOMPARE(table->model()->rowCount(), 4);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(table->currentIndex().row(), 2);
        QCOMPARE(age()->text(), u"10"_s);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(m_page->input().members.size(), 3);
        m_page->undo();
        QCOMPARE(m_page->input().members.size(), 4);
        QCOMPARE(m_page->input().members[2].age, std::optional<int>(10));
        // There is one head, always.
        table->setCurrentIndex(table->model()->index(1, 0));
        auto* head = m_page->findChild<QCheckBox*>(u"head"_s);
        head->setFocus();
        QTest::keyClick(head, Qt::Key_Space);
        QVERIFY(m_page->input().members[1].head);
        QVERIFY(!m_page->input().members[0].head);
        QVERIFY(!head->isEnabled());
    }

    void aHeadWhoDoesNotJoinStillCounts() {
        enterFamily();
        QTRY_COMPARE(annual()->text(), u"¥649,300"_s);
        auto* table = m_page->findChild<FlatTable*>(u"members"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        auto* insured = m_page->findChild<QCheckBox*>(u"insured"_s);
        insured->setFocus();
        QTest::keyClick(insured, Qt::Key_Space);
        QVERIFY(!m_page->input().members[0].insured);
        QTRY_VERIFY(annual()->text() != u"¥649,300"_s);
        QVERIFY(!slider(u"months"_s)->isEnabled());
    }

    void printsThePaperWithoutKeepingAnything() {
        enterFamily();
        QTRY_VERIFY(annual()->isVisible());
        QTest::keyClick(age(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(m_printed.size(), 1);
        QVERIFY(m_printed[0].pdf.startsWith("%PDF"));
        QCOMPARE(m_printed[0].jobName, u"F48"_s);
        m_page->leave();
        QStringList files;
        for (QDirIterator it(m_counter->folder.path(), QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();)
            files << it.next();
        for (const QString& file : files)
            QVERIFY2(file.endsWith(u"settings.json"_s), qPrintable(file));
    }

    void thePaperIsSeenBeforeItIsPrinted() {
        enterFamily();
        QTRY_VERIFY(annual()->isVisible());
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::AltModifier);
        auto* tabs = m_page->findChild<QTabWidget*>();
        QCOMPARE(tabs->currentIndex(), 1);
        auto* paper = m_page->findChild<PaperView*>();
        QTRY_COMPARE(paper->pageCount(), 2);  // the result, and how it was computed
        paper->setFocus();
        QTest::keyClick(paper, Qt::Key_Escape);
        QCOMPARE(tabs->currentIndex(), 0);
        m_page->leave();
        QCOMPARE(paper->pageCount(), 0);
    }

    void startingAnewForgetsEverything() {
        enterFamily();
        QTest::keyClick(m_page.get(), Qt::Key_W, Qt::AltModifier);
        QTRY_COMPARE(m_page->input().members.size(), 1);
        QVERIFY(!m_page->input().members[0].age);
        m_page->undo();  // not even undo brings it back
        QCOMPARE(m_page->input().members.size(), 1);
        QTRY_VERIFY(m_page->findChild<EmptyState*>()->isVisible());
    }

    void anotherYearIsAnotherTax() {
        enterFamily();
        QTRY_COMPARE(annual()->text(), u"¥649,300"_s);
        auto* year = m_page->findChild<QComboBox*>(u"fiscal_year"_s);
        year->setFocus();
        QTest::keyClick(year, Qt::Key_Down);
        QCOMPARE(m_page->input().year.year(), 2025);
        QTRY_COMPARE(annual()->text(), u"¥507,400"_s);
        const auto& rows = m_page->findChild<WaterfallView*>()->rows();
        QVERIFY(std::none_of(rows.begin(), rows.end(),
                             [](const auto& row) { return row.label.contains(u"hild support"_s); }));
    }

    void instalmentsFromNowOn() {
        enterFamily();
        QTRY_VERIFY(annual()->isVisible());
        auto* spread = m_page->findChild<QComboBox*>(u"spread"_s);
        spread->setFocus();
        QTest::keyClick(spread, Qt::Key_Down);
        QCOMPARE(m_page->input().decidedOn, QDate(2026, 11, 20));
        QTRY_VERIFY(m_page->findChild<QLabel*>(u"instalment_8"_s) == nullptr);
    }

    void ageNearALineIsRemarked() {
        type(age(), u"39"_s);
        bool isSaid = false;
        for (const auto* each : m_page->findChildren<QLabel*>())
            isSaid = isSaid || (each->isVisible() && each->text().contains(u"Turns 40"_s));
        QVERIFY(isSaid);
    }

    void passesAsAPage_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const QString& language : {u"ja"_s, u"en"_s}) {
            for (const int scale : {100, 150})
                QTest::addRow("%s %d", qPrintable(language), scale) << language << scale;
        }
    }
    void passesAsAPage() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/madoguchi_%1.qm"_s.arg(language)));
        QApplication::installTranslator(&translator);
        theme::setScale(scale);
        theme::applyTheme(*qApp);
        begin(language);
        m_page->resize(1290 * scale / 100, 690 * scale / 100);
        enterFamily();
        QTRY_VERIFY(annual()->isVisible());
        m_page->findChild<ExplanationView*>()->setOpen(true);
        const auto check = [this] {
            QCOMPARE(uncoveredTabOrder(*m_page).join(u'\n'), QString());
            QCOMPARE(clashingMnemonics(*m_page).join(u'\n'), QString());
            QCOMPARE(namelessWidgets(*m_page).join(u'\n'), QString());
            // What was computed meanwhile is laid out in the next turns; what is cut off then stays cut off.
            QTRY_COMPARE(clippedTexts(*m_page).join(u'\n'), QString());
        };
        check();
        for (auto* each : m_page->findChildren<QPushButton*>(u"ExplanationHead"_s)) {
            if (each->parentWidget()->inherits("mado::MemberForm")) each->click();
        }
        check();
        // Beside the help panel: narrow, and no amount is cut off.
        m_page->resize(570 * scale / 100, 690 * scale / 100);
        QTest::qWait(0);
        const auto* waterfall = m_page->findChild<WaterfallView*>();
        QWidget* view = waterfall->parentWidget()->parentWidget()->parentWidget();
        QVERIFY(waterfall->mapTo(view, QPoint(waterfall->width(), 0)).x() <= view->width());
        QVERIFY(waterfall->width() >= waterfall->minimumSizeHint().width());
        m_page.reset();
        QApplication::removeTranslator(&translator);
        theme::setScale(100);
        theme::applyTheme(*qApp);
    }

 private:
    void begin(const QString& language) {
        m_page.reset();
        m_counter = std::make_unique<Counter>(language);
        m_tray = std::make_unique<PrintDesk>(std::make_unique<Tray>(m_printed));
        const CounterServices& of = m_counter->services;
        m_services = std::make_unique<CounterServices>(CounterServices{
            of.desk, of.forms, of.papers, of.pictures, *m_tray, of.settings, of.wording, of.background});
        m_page = std::make_unique<EstimatePage>(*m_services);
        m_page->resize(1290, 690);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activate();
    }
    static void type(QWidget* field, const QString& text) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        // As an input method gives it; keyClicks knows ASCII only.
        QInputMethodEvent typed;
        typed.setCommitString(text);
        QApplication::sendEvent(field, &typed);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void enterFamily() {
        const QStringList ages{u"45"_s, u"43歳"_s, u"１０"_s, u"4"_s};
        for (int i = 0; i < ages.size(); ++i) {
            if (i > 0) {
                button(u"add"_s)->setFocus();
                QTest::keyClick(button(u"add"_s), Qt::Key_Space);
                QVERIFY(age()->hasFocus());
            }
            type(age(), ages[i]);
            if (i == 0) type(&slider(u"salary_revenue"_s)->field(), u"5,000,000"_s);
        }
    }
    [[nodiscard]] AgeField* age() const { return m_page->findChild<AgeField*>(); }
    [[nodiscard]] SliderField* slider(const QString& name) const {
        return m_page->findChild<SliderField*>(name);
    }
    [[nodiscard]] QLabel* annual() const { return m_page->findChild<QLabel*>(u"annual"_s); }
    [[nodiscard]] QPushButton* button(const QString& name) const {
        return m_page->findChild<QPushButton*>(name);
    }
    [[nodiscard]] Banner* banner() const { return m_page->findChild<Banner*>(); }
    [[nodiscard]] QString label(const QString& name) const {
        const auto* found = m_page->findChild<QLabel*>(name);
        return found == nullptr ? QString() : found->text();
    }

    QList<PrintRequest> m_printed;
    std::unique_ptr<Counter> m_counter;
    std::unique_ptr<PrintDesk> m_tray;
    std::unique_ptr<CounterServices> m_services;
    std::unique_ptr<EstimatePage> m_page;
};

}  // namespace mado::test

QTEST_MAIN(mado::test::TestEstimatePage)
#include "TestEstimatePage.moc"
