// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FilePolicySource.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool onlyOwnerWrites(const QFileInfo& what, unsigned int owner) {
    return what.ownerId() == owner && !(what.permissions() & (QFile::WriteGroup | QFile::WriteOther));
}

}  // namespace

FilePolicySource::FilePolicySource(QString path, unsigned int owner)
    : m_path(std::move(path)), m_owner(owner) {}

Result<QJsonObject> FilePolicySource::read() {
    const QFileInfo folder(QFileInfo(m_path).absolutePath());
    const QFileInfo file(m_path);
    if (!file.isSymLink() && !file.exists()) {
        // A folder that may not be looked into is not the same as no policies.
        if (folder.exists() && !folder.isExecutable()) return fail(u"E-POLICY-002"_s, {}, {m_path});
        return QJsonObject();
    }
    if (file.isSymLink() || !onlyOwnerWrites(file, m_owner) || !onlyOwnerWrites(folder, m_owner))
        return fail(u"E-POLICY-003"_s, {}, {m_path});
    QFile open(m_path);
    if (!open.open(QIODevice::ReadOnly)) return fail(u"E-POLICY-002"_s, {}, {m_path}, open.errorString());
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(open.readAll(), &error);
    if (!document.isObject()) return fail(u"E-POLICY-002"_s, {}, {m_path}, error.errorString());
    QJsonObject values = document.object();
    for (auto each = values.begin(); each != values.end(); ++each) {
        if (each->isBool()) *each = each->toBool() ? 1 : 0;
    }
    return values;
}

}  // namespace mado
