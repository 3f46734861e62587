// SPDX-License-Identifier: GPL-3.0-or-later
//
// A counter that is to be killed: works through one filing and says each acknowledged step on its standard
// output.
#include "tests/crash/Clerk.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char** argv) {
    QApplication program(argc, argv);
    if (argc != 2) return 2;
    const auto say = [](const QStringList& fields) {
        const QByteArray line = fields.join(u'\t').toUtf8() + '\n';
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
        std::fflush(stdout);
    };
    mado::test::CounterProgram counter{mado::test::CounterPlace(QString::fromLocal8Bit(argv[1]))};
    mado::test::Clerk clerk(counter, say);
    int code = 1;
    QTimer::singleShot(0, &program, [&] {
        const auto done = clerk.work();
        if (done)
            say({u"done"_s});
        else
            say({u"refused"_s, done.error().code, done.error().field, done.error().detail});
        code = done ? 0 : 1;
        QCoreApplication::exit(code);
    });
    program.exec();
    return code;
}
