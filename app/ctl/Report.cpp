// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Report.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

bool isTerminal() {
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

void put(std::FILE* file, const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

}  // namespace

Report::Report(bool json, Language language) : m_json(json), m_language(language), m_errors(u":/errors"_s) {}

void Report::line(const QString& text) {
    if (m_json) return;
    if (m_progressShown) put(stderr, "\r\033[K");
    m_progressShown = false;
    put(stdout, text.toUtf8() + '\n');
}

void Report::raw(const QByteArray& bytes) {
    put(stdout, bytes);
}

void Report::progress(const QString& text) {
    if (!isTerminal()) return;
    put(stderr, "\r\033[K" + text.toUtf8());
    m_progressShown = true;
}

void Report::note(const QString& text) {
    if (m_progressShown) put(stderr, "\r\033[K");
    m_progressShown = false;
    put(stderr, text.toUtf8() + '\n');
}

void Report::answer(const QJsonObject& json) {
    if (m_json) put(stdout, QJsonDocument(json).toJson(QJsonDocument::Indented));
}

int Report::refuse(const Error& error) {
    if (m_progressShown) put(stderr, "\r\033[K");
    const ErrorCatalogue::Words words = m_errors.words(error, m_language);
    if (m_json) {
        answer({{u"error"_s, QJsonObject{{u"code"_s, error.code},
                                         {u"field"_s, error.field},
                                         {u"facts"_s, QJsonArray::fromStringList(error.facts)},
                                         {u"what"_s, words.what},
                                         {u"means"_s, words.means},
                                         {u"next"_s, words.next}}}});
    }
    QString text = error.code + u": "_s + words.what + u'\n' + words.means + u'\n' + words.next + u'\n';
    if (!error.detail.isEmpty()) text += u"("_s + error.detail + u")\n"_s;
    put(stderr, text.toUtf8());
    return 1;
}

}  // namespace mado::ctl
