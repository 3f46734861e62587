// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/CounterPlace.h"

#include "app/setup/EvaluationProfile.h"
#include "tests/crash/FileSecretStore.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int residents = 30;

}  // namespace

Result<void> CounterPlace::make(const CityKnowledge& knowledge) const {
    FileSecretStore keys(secrets());
    const SystemClock clock;
    EvaluationProfile::Plan plan;
    plan.folder = profile();
    plan.residents = residents;
    MADO_ASSIGN(const auto made, EvaluationProfile::make(plan, keys, clock, knowledge));
    static_cast<void>(made);
    QDir().mkpath(papers());
    return {};
}

bool CounterPlace::copyTo(const CounterPlace& other) const {
    const QDir from(m_folder);
    const QDir to(other.folder());
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.endsWith(u".reserve"_s)) continue;
        const QString target = to.filePath(from.relativeFilePath(path));
        if (!QDir().mkpath(QFileInfo(target).absolutePath())) return false;
        if (!QFile::copy(path, target)) return false;
    }
    return QDir().mkpath(other.papers());
}

void CounterPlace::remove() const {
    QDir(m_folder).removeRecursively();
}

}  // namespace mado::test
