// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/TlsCredential.h"

#include <QDir>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace mado {

Result<TlsCredential> TlsCredential::onCard(const QString& login, std::shared_ptr<CardTlsKey> key,
                                            const QString& folder) {
    const QString pattern = u"card-XXXXXX.crt"_s;
    const QDir place(folder);
    // What a program that was killed left behind: one program works in a folder.
    for (const QString& old : place.entryList({u"card-??????.crt"_s}, QDir::Files))
        QFile::remove(place.filePath(old));
    auto file = std::make_shared<QTemporaryFile>(place.filePath(pattern));
    const QByteArray pem = key->certificatePem();
    if (!file->open() || file->write(pem) != pem.size() || !file->flush())
        return fail(u"E-STORE-001"_s, {}, {u"card.crt"_s});
    file->close();
    return TlsCredential{login, file->fileName(), {}, std::move(key), std::move(file)};
}

}  // namespace mado
