// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

ErrorCatalogue::Words readWords(const QJsonObject& object) {
    return {object[u"what"_s].toString(), object[u"means"_s].toString(), object[u"next"_s].toString()};
}

QString filled(QString text, const QStringList& facts) {
    for (qsizetype i = facts.size(); i >= 1; --i)
        text.replace(u'%' + QString::number(i), facts[i - 1]);
    return text;
}

}  // namespace

ErrorCatalogue::ErrorCatalogue(const QString& folder) {
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            m_problems << name;
            continue;
        }
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        if (all.isEmpty()) m_problems << name;
        for (auto it = all.begin(); it != all.end(); ++it) {
            const QJsonObject entry = it.value().toObject();
            m_words.insert(it.key(),
                           {readWords(entry[u"ja"_s].toObject()), readWords(entry[u"en"_s].toObject())});
        }
    }
}

ErrorCatalogue::Words ErrorCatalogue::words(const Error& error, Language language) const {
    const auto found = m_words.constFind(error.code);
    if (found == m_words.constEnd()) {
        if (language == Language::Japanese) {
            return {
                u"処理を完了できませんでした。"_s, u"入力した内容は残っています。"_s,
                u"もう一度行ってください。続くときは、番号 %1 を添えてシステム担当へ連絡してください。"_s.arg(
                    error.code)};
        }
        return {u"The operation could not be completed."_s, u"What was entered is kept."_s,
                u"Try again. If it goes on, tell the system desk the number %1."_s.arg(error.code)};
    }
    const Words& words = language == Language::Japanese ? found->ja : found->en;
    return {filled(words.what, error.facts), filled(words.means, error.facts),
            filled(words.next, error.facts)};
}

}  // namespace mado
