// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Folders.h"

#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mado::folders {

QString data() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/madoguchi"_s;
}

QString defaultProfile(bool centreIsFixed) {
    return defaultProfileIn(data(), centreIsFixed);
}

QString defaultProfileIn(const QString& data, bool centreIsFixed) {
    const QString terminal = data + u"/terminal"_s;
    return centreIsFixed || QFile::exists(terminal) ? terminal : data + u"/demo"_s;
}

}  // namespace mado::folders
