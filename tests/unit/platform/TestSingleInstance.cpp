// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/SingleInstance.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

class TestSingleInstance : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::unique_ptr<InstanceChannel> channel(const char* name = "one") const {
        return systemInstanceChannel(m_folder.path().toStdString(), name);
    }

 private Q_SLOTS:
    void aSecondStartBringsTheFirstToTheFront() {
        SingleInstance first(channel());
        QSignalSpy wanted(&first, &SingleInstance::frontWanted);
        QCOMPARE(first.begin(), SingleInstance::Start::First);
        for (int i = 1; i <= 3; ++i) {
            SingleInstance second(channel());
            QCOMPARE(second.begin(), SingleInstance::Start::Told);
            QTRY_COMPARE(wanted.size(), i);
        }
        SingleInstance other(channel("two"));
        QCOMPARE(other.begin(), SingleInstance::Start::First);
    }

    void theNameIsFreeAfterwards() {
        {
            SingleInstance first(channel());
            QCOMPARE(first.begin(), SingleInstance::Start::First);
        }
        SingleInstance second(channel());
        QCOMPARE(second.begin(), SingleInstance::Start::First);
    }

#ifndef Q_OS_WIN
    void aSocketLeftByAKilledProcessIsNoHolder() {
        QFile left(m_folder.filePath(u"madoguchi-one.socket"_s));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        SingleInstance first(channel());
        QCOMPARE(first.begin(), SingleInstance::Start::First);
    }

    void onlyThisUserMayCall() {
        SingleInstance first(channel());
        QCOMPARE(first.begin(), SingleInstance::Start::First);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const char* each : {"madoguchi-one.socket", "madoguchi-one.lock"})
            QVERIFY(!(QFile::permissions(m_folder.filePath(QString::fromLatin1(each))) & others));
    }

    void aFolderThatIsNotThereStopsNothing() {
        SingleInstance first(systemInstanceChannel("/nowhere", "one"));
        QCOMPARE(first.begin(), SingleInstance::Start::Unanswered);
    }
#endif

    void anythingElseIsNotHeard() {
        SingleInstance first(channel());
        QSignalSpy wanted(&first, &SingleInstance::frontWanted);
        QCOMPARE(first.begin(), SingleInstance::Start::First);
        const auto caller = channel();
        QVERIFY(caller->tell("open C:\\"));
        QVERIFY(caller->tell(std::string(16, 'x')));
        QVERIFY(caller->tell("front"));
        QTRY_COMPARE(wanted.size(), 1);
    }

    void nobodyThereIsSaid() {
        QVERIFY(!channel("nobody")->tell("front"));
    }

    void oneFolderIsOneChannelHoweverItIsWritten() {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
        QVERIFY(
            QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QString profile = m_folder.filePath(u"端末"_s);
        QVERIFY(QDir().mkpath(profile));
        SingleInstance first(SingleInstance::channelOf(profile));
        QCOMPARE(first.begin(), SingleInstance::Start::First);
        SingleInstance second(SingleInstance::channelOf(m_folder.path() + u"/./端末/"_s));
        QCOMPARE(second.begin(), SingleInstance::Start::Told);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "TestSingleInstance.moc"
