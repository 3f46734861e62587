// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/NativePath.h"
#include "core/platform/DynamicLibrary.h"
#include "core/platform/Folders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

class TestSystemPaths : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void windowsPathsGetTheirLongForm_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("native");
        const QString deep = QString(u"国保窓口/"_s).repeated(60);
        const QString back = QString(deep).replace(u'/', u'\\');
        QTest::newRow("short") << u"C:/Users/山田/AppData/Local/madoguchi"_s
                               << u"C:\\Users\\山田\\AppData\\Local\\madoguchi"_s;
        QTest::newRow("long") << u"C:/"_s + deep + u"outbox.db"_s << u"\\\\?\\C:\\"_s + back + u"outbox.db"_s;
        QTest::newRow("short share") << u"//server/share/x"_s << u"\\\\server\\share\\x"_s;
        QTest::newRow("long share") << u"//server/share/"_s + deep << u"\\\\?\\UNC\\server\\share\\"_s + back;
        QTest::newRow("long form already")
            << u"\\\\?\\C:\\"_s + back + u"x"_s << u"\\\\?\\C:\\"_s + back + u"x"_s;
    }
    void windowsPathsGetTheirLongForm() {
        QFETCH(QString, path);
        QFETCH(QString, native);
        QCOMPARE(native::windowsPath(path), native);
        QCOMPARE(native::windowsPath(native), native);
    }

    void theFormChangesWhereTheEngineStillAddsItsOwnEnding() {
        const QString just(native::longPathFrom - 1, u'a');
        QCOMPARE(native::windowsPath(just), just);
        QVERIFY(native::windowsPath(just + u'a').startsWith(u"\\\\?\\"_s));
        // Longest ending that is added: "-journal"; Windows' limit is 260 with the end mark.
        QVERIFY(native::longPathFrom - 1 + u"-journal"_s.size() < 260);
    }

    void onlyDrivesAreOfThisMachine() {
        QVERIFY(native::isOnWindowsDrive(u"C:\\x.dll"_s));
        QVERIFY(native::isOnWindowsDrive(u"d:/x.dll"_s));
        for (const QString& each :
             {u"x.dll"_s, u"C:x.dll"_s, u"\\x.dll"_s, u"\\\\server\\share\\x.dll"_s, u"//server/x.dll"_s,
              u"\\\\?\\C:\\x.dll"_s, u"窓:\\x.dll"_s, u"C:\\"_s, QString()})
            QVERIFY2(!native::isOnWindowsDrive(each), qPrintable(each));
    }

    void aTerminalsFolderIsTakenBeforeTheDemo() {
        QTemporaryDir data;
        QCOMPARE(folders::defaultProfileIn(data.path(), false), data.filePath(u"demo"_s));
        QCOMPARE(folders::defaultProfileIn(data.path(), true), data.filePath(u"terminal"_s));
        QVERIFY(QDir(data.path()).mkdir(u"terminal"_s));
        QCOMPARE(folders::defaultProfileIn(data.path(), false), data.filePath(u"terminal"_s));
    }

    void librariesAreLoadedByFullPathOnly() {
        const auto byName = DynamicLibrary::load(u"libc.so.6"_s);
        QVERIFY(!byName);
        const auto nothing = DynamicLibrary::load(u"/nowhere/card.so"_s);
        QVERIFY(!nothing);
        QVERIFY(!nothing.error().detail.isEmpty());
        QTemporaryDir folder;
        QFile text(folder.filePath(u"card.so"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("not a library");
        text.close();
        QVERIFY(!DynamicLibrary::load(text.fileName()));
    }
};

QTEST_GUILESS_MAIN(TestSystemPaths)
#include "TestSystemPaths.moc"
