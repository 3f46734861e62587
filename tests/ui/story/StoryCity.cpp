// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/StoryCity.h"

#include "app/setup/EvaluationProfile.h"

#include <QDir>
#include <QDirIterator>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int residents = 60;

void copyFolder(const QString& source, const QString& target) {
    const QDir from(source);
    const QDir to(target);
    QDirIterator files(from.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = from.relativeFilePath(files.next());
        if (path.endsWith(u".reserve"_s)) continue;  // empty space, made anew
        if (!to.mkpath(QFileInfo(path).path()) || !QFile::copy(from.filePath(path), to.filePath(path)))
            throw std::runtime_error("no copy of the city");
    }
}

}  // namespace

StoryCity::StoryCity() : m_knowledge(std::move(CityKnowledge::load(u"kawaguchi"_s)).value()) {
    EvaluationProfile::Plan plan;
    plan.folder = m_folder.filePath(u"profile"_s);
    plan.residents = residents;
    const auto made = EvaluationProfile::make(plan, m_secrets, m_clock, *m_knowledge);
    if (!made) throw std::runtime_error("no city: " + made.error().code.toStdString());
}

QString StoryCity::copyTo(const QString& parent) const {
    const QString to = parent + u"/profile"_s;
    copyFolder(m_folder.filePath(u"profile"_s), to);
    return to;
}

void StoryCity::goOnFrom(const QString& profile) {
    const QString own = m_folder.filePath(u"profile"_s);
    if (!QDir(own).removeRecursively()) throw std::runtime_error("the earlier city stays");
    copyFolder(profile, own);
}

}  // namespace mado::test
