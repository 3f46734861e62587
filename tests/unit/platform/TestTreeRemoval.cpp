// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/TreeRemoval.h"
#include "core/platform/UserHomes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;

/// Root may remove everything; what is refused is seen only by somebody else.
class NotRoot {
 public:
    NotRoot() {
        if (geteuid() == 0 && seteuid(somebody) == 0) m_wasRoot = true;
    }
    ~NotRoot() {
        if (m_wasRoot && seteuid(0) != 0) qFatal("root again: refused");
    }
    NotRoot(const NotRoot&) = delete;
    NotRoot& operator=(const NotRoot&) = delete;

 private:
    static constexpr uid_t somebody = 65534;  // "nobody"
    bool m_wasRoot = false;
};

class TestTreeRemoval : public QObject {
    Q_OBJECT

    static void write(const QString& path) {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }

 private Q_SLOTS:
    void removesAllOfTheTreeAndNothingBesideIt() {
        QTemporaryDir home;
        write(home.filePath(u".local/share/madoguchi/demo/outbox.db"_s));
        write(home.filePath(u".local/share/madoguchi/端末/カード/s-0001.crt"_s));
        write(home.filePath(u".local/share/other/kept"_s));
        const TreeRemoval removal = removeTree(home.path().toStdString(), dataBelowHome());
        QVERIFY(removal.wasThere);
        QCOMPARE(removal.removed, 6U);
        QCOMPARE(removal.left, 0U);
        QVERIFY(!QFile::exists(home.filePath(u".local/share/madoguchi"_s)));
        QVERIFY(QFile::exists(home.filePath(u".local/share/other/kept"_s)));
        QVERIFY(!removeTree(home.path().toStdString(), dataBelowHome()).wasThere);
    }

    void linksAreRemovedNotFollowed() {
        QTemporaryDir home;
        QTemporaryDir outside;
        write(outside.filePath(u"precious/file"_s));
        QVERIFY(QDir().mkpath(home.filePath(u".local/share/madoguchi"_s)));
        QVERIFY(
            QFile::link(outside.filePath(u"precious"_s), home.filePath(u".local/share/madoguchi/folder"_s)));
        QVERIFY(QFile::link(outside.filePath(u"precious/file"_s),
                            home.filePath(u".local/share/madoguchi/file"_s)));
        const TreeRemoval removal = removeTree(home.path().toStdString(), dataBelowHome());
        QCOMPARE(removal.removed, 3U);
        QVERIFY(QFile::exists(outside.filePath(u"precious/file"_s)));
    }

    void aLinkInPlaceOfTheTreeIsAllThatGoes() {
        QTemporaryDir home;
        QTemporaryDir outside;
        write(outside.filePath(u"file"_s));
        QVERIFY(QDir().mkpath(home.filePath(u".local/share"_s)));
        QVERIFY(QFile::link(outside.path(), home.filePath(u".local/share/madoguchi"_s)));
        QCOMPARE(removeTree(home.path().toStdString(), dataBelowHome()).removed, 1U);
        QVERIFY(QFile::exists(outside.filePath(u"file"_s)));
    }

    void aLinkOnTheWayEndsIt() {
        QTemporaryDir home;
        QTemporaryDir outside;
        write(outside.filePath(u"madoguchi/file"_s));
        QVERIFY(QDir().mkpath(home.filePath(u".local"_s)));
        QVERIFY(QFile::link(outside.path(), home.filePath(u".local/share"_s)));
        const TreeRemoval removal = removeTree(home.path().toStdString(), dataBelowHome());
        QVERIFY(!removal.wasThere);
        QVERIFY(QFile::exists(outside.filePath(u"madoguchi/file"_s)));
    }

    void tellsWhatItCouldNotRemove() {
        const NotRoot person;
        QTemporaryDir home;
        const QString shut = home.filePath(u".local/share/madoguchi/shut"_s);
        write(shut + u"/file"_s);
        QVERIFY(QFile::setPermissions(shut, QFile::ReadOwner | QFile::ExeOwner));
        const TreeRemoval removal = removeTree(home.path().toStdString(), dataBelowHome());
        QVERIFY(removal.left > 0);
        QVERIFY(QFile::exists(shut + u"/file"_s));
        QVERIFY(QFile::setPermissions(shut, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
};

QTEST_GUILESS_MAIN(TestTreeRemoval)
#include "TestTreeRemoval.moc"
