// SPDX-License-Identifier: GPL-3.0-or-later
// mado_print_specimens <folder> [form [mark]]: writes every form with every specimen as PDF, for looking at
// them.
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/Specimens.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc < 2) return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QString only = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    const QString mark = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString();
    QDir().mkpath(folder);
    const mado::DocumentRenderer renderer;
    const QDir specimens(QStringLiteral(MADO_SOURCE_DIR "/tests/documents/specimens"));
    int failures = 0;
    const auto files = specimens.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        const QJsonObject specimen = mado::specimen(file.chopped(5));
        for (const mado::FormInfo& form : renderer.forms()) {
            if (!only.isEmpty() && form.id != only) continue;
            const QJsonObject facts = mado::specimenFor(specimen, form.id);
            for (const mado::FormVariant& variant : form.variants) {
                mado::RenderOptions options;
                options.variant = variant.id;
                options.mark = mark;
                QElapsedTimer timer;
                timer.start();
                const auto document = renderer.render(form.id, facts, options);
                const QString name = u"%1-%2-%3"_s.arg(form.id, variant.id, file.chopped(5));
                if (!document) {
                    ++failures;
                    std::printf("%-30s %s %s %s\n", qPrintable(name), qPrintable(document.error().code),
                                qPrintable(document.error().field),
                                qPrintable(document.error().facts.join(u' ')));
                    continue;
                }
                std::printf("%-30s %d pages %7lld bytes %4lld ms  %s\n", qPrintable(name), document->pages,
                            static_cast<long long>(document->pdf.size()),
                            static_cast<long long>(timer.elapsed()),
                            qPrintable(document->annexedFields.join(u' ')));
                QFile out(folder + u'/' + name + u".pdf"_s);
                if (!out.open(QIODevice::WriteOnly)) return 1;
                out.write(document->pdf);
            }
        }
    }
    return failures == 0 ? 0 : 1;
}
