// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr auto done = "Returned to the author, who finds it in the work list.";

/// As wide as all that is always there needs, and `beside` pixels more.
struct Line {
    QTemporaryDir folder;
    ErrorCatalogue errors{u":/errors"_s};
    UserSettings settings{folder.filePath(u"settings.json"_s)};
    Wording wording{errors, settings};
    StatusLine status{wording};

    explicit Line(int beside) {
        DeskStatus desk;
        desk.isSignedIn = desk.isConnected = true;
        desk.terminal = u"HOKEN-017"_s;
        StaffIdentity staff;
        staff.section = u"国民健康保険課"_s;
        staff.name = u"鈴木 一郎"_s;
        status.setStatus(desk, staff);
        status.resize(status.sizeHint().width() + beside, status.sizeHint().height());
        status.show();
    }
    [[nodiscard]] bool shows(const QString& words) const {
        return std::ranges::any_of(status.findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
};

}  // namespace

class TestStatusLine : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void whatWasDoneIsNeverCut_data() {
        QTest::addColumn<int>("beside");
        QTest::addColumn<bool>("bothFit");
        QTest::newRow("no room") << 0 << false;
        QTest::newRow("some room") << 60 << false;
        QTest::newRow("room for both") << 900 << true;
    }
    void whatWasDoneIsNeverCut() {
        QFETCH(int, beside);
        QFETCH(bool, bothFit);
        Line line(beside);
        const QString who = u"鈴木 一郎"_s;
        QTRY_VERIFY(line.shows(who));
        line.status.tell(QString::fromLatin1(done));
        QTRY_VERIFY(line.shows(QString::fromLatin1(done)));
        QCOMPARE(line.shows(who), bothFit);
    }

    void whoComesBackAfterIt() {
        Line line(0);
        line.status.tell(QString::fromLatin1(done));
        QTRY_VERIFY(!line.shows(u"鈴木 一郎"_s));
        QTRY_VERIFY_WITH_TIMEOUT(line.shows(u"鈴木 一郎"_s), 20'000);
        QVERIFY(!line.shows(QString::fromLatin1(done)));
    }

    void aWiderWindowShowsBoth() {
        Line line(0);
        line.status.tell(QString::fromLatin1(done));
        QTRY_VERIFY(!line.shows(u"鈴木 一郎"_s));
        line.status.resize(line.status.width() + 900, line.status.height());
        QTRY_VERIFY(line.shows(u"鈴木 一郎"_s));
        QVERIFY(line.shows(QString::fromLatin1(done)));
    }
};

}  // namespace mado

QTEST_MAIN(mado::TestStatusLine)
#include "TestStatusLine.moc"
