// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

/// A CUPS scheduler of our own on a free loopback port, with one queue whose back end writes each job and its
/// options into a folder. Everything lies in a temporary folder and ends with the object.
class PrivateSpooler {
 public:
    [[nodiscard]] bool start() {
        using namespace Qt::StringLiterals;
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost)) return false;
        m_port = probe.serverPort();
        probe.close();
        const QString root = m_dir.path();
        for (const QString& name : {u"root"_s, u"cache"_s, u"spool"_s, u"state"_s, u"log"_s, u"tmp"_s,
                                    u"out"_s, u"bin/backend"_s, u"bin/filter"_s, u"bin/notifier"_s}) {
            if (!QDir().mkpath(root + u'/' + name)) return false;
        }
        QFile::link(u"/usr/lib/cups/daemon"_s, root + u"/bin/daemon"_s);  // the scheduler's own launcher
        write(u"bin/backend/capture"_s,
              u"#!/bin/sh\n[ $# = 0 ] && exit 0\nf=${6:--}\ncat \"$f\" > '%1/out/job-'$1.pdf\n"
              "printf '%s\\n' \"copies=$4\" \"$5\" > '%1/out/job-'$1.options\nexit 0\n"_s.arg(root));
        QFile::setPermissions(root + u"/bin/backend/capture"_s,
                              QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner | QFile::ReadOther |
                                  QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup);
        write(
            u"cupsd.conf"_s,
            u"Listen 127.0.0.1:%1\nLogLevel warn\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n"
            "PreserveJobFiles No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Location /admin>\n"
            "Order allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder "
            "allow,deny\nAllow all\n"
            "</Limit>\n</Policy>\n"_s.arg(m_port));
        QString files =
            u"ServerRoot %1/root\nCacheDir %1/cache\nRequestRoot %1/spool\nStateDir %1/state\n"
            "TempDir %1/tmp\nServerBin %1/bin\nAccessLog %1/log/access\nErrorLog %1/log/error\n"
            "PageLog %1/log/page\n"_s.arg(root);
        const bool isRoot = QProcess::execute(u"sh"_s, {u"-c"_s, u"test \"$(id -u)\" = 0"_s}) == 0;
        if (isRoot) {  // the scheduler refuses to run its back ends as root
            files += u"User lp\nGroup lp\n"_s;
            for (const QString& name :
                 {u"root"_s, u"cache"_s, u"spool"_s, u"state"_s, u"log"_s, u"tmp"_s, u"out"_s}) {
                QProcess::execute(u"chown"_s, {u"lp:lp"_s, root + u'/' + name});
            }
            QFile::setPermissions(root, QFile::permissions(root) | QFile::ExeOther | QFile::ReadOther);
        }
        write(u"cups-files.conf"_s, files);
        m_daemon.start(u"/usr/sbin/cupsd"_s,
                       {u"-f"_s, u"-c"_s, root + u"/cupsd.conf"_s, u"-s"_s, root + u"/cups-files.conf"_s});
        if (!m_daemon.waitForStarted()) return false;
        return waitUntilListening() && addQueue();
    }
    ~PrivateSpooler() {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished(3000)) m_daemon.kill();
        m_daemon.waitForFinished(1000);
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString host() const { return QStringLiteral("127.0.0.1"); }
    [[nodiscard]] QByteArray printed(int job) const {
        return read(QStringLiteral("out/job-%1.pdf").arg(job));
    }
    [[nodiscard]] QByteArray options(int job) const {
        return read(QStringLiteral("out/job-%1.options").arg(job));
    }
    [[nodiscard]] bool run(const QString& program, const QStringList& arguments) const {
        QProcess process;
        process.start(program, QStringList{QStringLiteral("-h"), QStringLiteral("127.0.0.1:%1").arg(m_port)} +
                                   arguments);
        return process.waitForFinished(10000) && process.exitCode() == 0;
    }

 private:
    void write(const QString& name, const QString& text) {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text.toUtf8());
    }
    [[nodiscard]] QByteArray read(const QString& name) const {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool waitUntilListening() const {
        for (int i = 0; i < 100; ++i) {
            QTcpSocket socket;
            socket.connectToHost(host(), static_cast<quint16>(m_port));
            if (socket.waitForConnected(200)) return true;
            QThread::msleep(50);
        }
        return false;
    }
    [[nodiscard]] bool addQueue() const {
        using namespace Qt::StringLiterals;
        return run(u"/usr/sbin/lpadmin"_s, {u"-p"_s, u"counter"_s, u"-E"_s, u"-v"_s, u"capture:/x"_s, u"-D"_s,
                                            u"窓口プリンター"_s, u"-m"_s, u"raw"_s});
    }
    QTemporaryDir m_dir;
    QProcess m_daemon;
    int m_port = 0;
};
