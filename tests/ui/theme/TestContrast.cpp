// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast of the colours as WCAG 2.2 measures it: AA, that is 4.5:1 for text (1.4.3) and 3:1 for edges of
// fields and marks of the focus (1.4.11).
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

double light(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * light(colour.redF()) + 0.7152 * light(colour.greenF()) + 0.0722 * light(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const std::pair<double, double> both = std::minmax({luminance(a), luminance(b)});
    return (both.second + 0.05) / (both.first + 0.05);
}

constexpr double ofText = 4.5;
constexpr double ofMarks = 3.0;

/// A declaration of one rule of the sheet; invalid if it says none.
QColor declared(const QString& rule, const QString& property) {
    const QRegularExpression wanted(u"(?:^|[;\\s])%1:\\s*([^;]+)"_s.arg(property));
    const QString value = wanted.match(rule).captured(1).trimmed();
    return value.isEmpty() || value == u"transparent"_s ? QColor() : QColor(value);
}

}  // namespace

class TestContrast : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { theme::applyTheme(*qApp); }
    void knownValues();
    void text_data();
    void text();
    void marks_data();
    void marks();
    void styleSheet();
};

/// The examples of the definition: black on white, and a grey that is just enough.
void TestContrast::knownValues() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(u"#767676"_s), Qt::white) - 4.54) < 0.01);
}

void TestContrast::text_data() {
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    using namespace theme;
    const std::initializer_list<std::pair<const char*, QColor>> grounds{
        {"card", surface()}, {"page", ground()}, {"chosen", accentLight()}, {"status line", neutralGround()}};
    for (const auto& [name, ground] : grounds) {
        QTest::addRow("ink on %s", name) << ink() << ground;
        QTest::addRow("muted on %s", name) << muted() << ground;
        QTest::addRow("accent on %s", name) << accent() << ground;
        QTest::addRow("good on %s", name) << good() << ground;
        QTest::addRow("look on %s", name) << look() << ground;
        QTest::addRow("stop on %s", name) << stop() << ground;
    }
    QTest::newRow("look on its own") << look() << lookGround();
    QTest::newRow("ink on look") << ink() << lookGround();
    QTest::newRow("stop on its own") << stop() << stopGround();
    QTest::newRow("ink on stop") << ink() << stopGround();
    QTest::newRow("muted on stop") << muted() << stopGround();
    QTest::newRow("good on its own") << good() << goodGround();
    QTest::newRow("primary button") << surface() << accent();
    QTest::newRow("banner of protection") << surface() << stop();
    QTest::newRow("toast") << surface() << rail();
}

void TestContrast::text() {
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double measured = contrast(ink, ground);
    QVERIFY2(measured >= ofText, qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(measured)));
}

void TestContrast::marks_data() {
    QTest::addColumn<QColor>("mark");
    QTest::addColumn<QColor>("ground");
    using namespace theme;
    QTest::newRow("field on card") << edge() << surface();
    QTest::newRow("field on page") << edge() << ground();
    QTest::newRow("focus on card") << accent() << surface();
    QTest::newRow("focus on page") << accent() << ground();
    QTest::newRow("focus on chosen") << accent() << accentLight();
    QTest::newRow("good bar") << good() << surface();
    QTest::newRow("stop bar") << stop() << surface();
}

void TestContrast::marks() {
    QFETCH(QColor, mark);
    QFETCH(QColor, ground);
    QVERIFY(contrast(mark, ground) >= ofMarks);
}

/// Every rule of the sheet that says a colour of text: on the ground that it says, or on every ground there
/// is.
void TestContrast::styleSheet() {
    const QString sheet = qApp->styleSheet();
    QVERIFY(!sheet.isEmpty());
    QVERIFY2(!sheet.contains(u'@'), "a colour without a name");
    QRegularExpressionMatchIterator rules =
        QRegularExpression(u"([^{}]+)\\{([^{}]*)\\}"_s).globalMatch(sheet);
    int checked = 0;
    while (rules.hasNext()) {
        const QRegularExpressionMatch rule = rules.next();
        const QString whose = rule.captured(1).trimmed();
        const QColor ink = declared(rule.captured(2), u"color"_s);
        if (!ink.isValid() || whose.contains(u":disabled"_s)) continue;  // 1.4.3 exempts what is inactive
        ++checked;
        const QColor own = declared(rule.captured(2), u"background"_s);
        QList<QColor> grounds{own};
        if (!own.isValid()) grounds = {theme::surface(), theme::ground(), theme::neutralGround()};
        if (!own.isValid() && whose.contains(u"#Rail"_s)) grounds = {theme::rail()};
        for (const QColor& ground : grounds)
            QVERIFY2(contrast(ink, ground) >= ofText, qPrintable(whose + u" on "_s + ground.name()));
    }
    QVERIFY(checked >= 8);
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestContrast)
#include "TestContrast.moc"
