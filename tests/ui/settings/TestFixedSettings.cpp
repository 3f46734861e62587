// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/household/Counter.h"
#include "ui/base/UserSettings.h"
#include "ui/settings/SettingsPage.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

class TestFixedSettings : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name));
    }

 private Q_SLOTS:
    void aFixedLanguageStays() {
        {
            UserSettings own(path("a.json"));
            own.setLanguageCode(u"en"_s);
        }
        UserSettings settings(path("a.json"), {u"ja"_s, {}});
        QSignalSpy changed(&settings, &UserSettings::languageChanged);
        QCOMPARE(settings.languageCode(), u"ja"_s);
        settings.setLanguageCode(u"en"_s);
        QCOMPARE(settings.languageCode(), u"ja"_s);
        QCOMPARE(changed.count(), 0);
        // What the person chose is there again when nothing is fixed any more.
        QCOMPARE(UserSettings(path("a.json")).languageCode(), u"en"_s);
    }

    void theLockComesAtTheLatest_data() {
        QTest::addColumn<int>("chosen");
        QTest::addColumn<int>("fixed");
        QTest::addColumn<int>("minutes");
        QTest::newRow("longer than allowed") << 30 << 10 << 10;
        QTest::newRow("shorter") << 3 << 10 << 3;
        QTest::newRow("the same") << 10 << 10 << 10;
        QTest::newRow("one minute") << 60 << 1 << 1;
    }
    void theLockComesAtTheLatest() {
        QFETCH(int, chosen);
        QFETCH(int, fixed);
        QFETCH(int, minutes);
        UserSettings(path("b.json")).setIdleLockMinutes(chosen);
        UserSettings settings(path("b.json"), {{}, fixed});
        QCOMPARE(settings.idleLockMinutes(), minutes);
        settings.setIdleLockMinutes(60);
        QCOMPARE(settings.idleLockMinutes(), fixed);
    }

    void thePageSaysWhatIsFixed() {
        Counter counter(u"en"_s, {u"en"_s, 10});
        SettingsPage page(counter.services);
        page.show();
        QVERIFY(!page.language()->isEnabled());
        QCOMPARE(page.idleMinutes()->maximum(), 10);
        QVERIFY(page.fixedNote()->isVisible());
        QVERIFY(page.fixedNote()->text().contains(u"10 minute"_s));
        QVERIFY(page.fixedNote()->text().contains(u"language"_s));
    }

    void thePageIsSilentOtherwise() {
        Counter counter(u"en"_s);
        SettingsPage page(counter.services);
        page.show();
        QVERIFY(page.language()->isEnabled());
        QCOMPARE(page.idleMinutes()->maximum(), 60);
        QVERIFY(!page.fixedNote()->isVisible());
    }
};

}  // namespace mado::test

QTEST_MAIN(mado::test::TestFixedSettings)
#include "TestFixedSettings.moc"
