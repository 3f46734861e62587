// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/central/postgres/SqlCases.h"

#include <QJsonDocument>

#include <sodium.h>

namespace mado::test {

namespace sql_cases {

inline unsigned char* at(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
inline const unsigned char* at(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// A caller's key of one time.
struct ReplyKey {
    QByteArray publicKey = QByteArray(crypto_box_PUBLICKEYBYTES, '\0');
    QByteArray secretKey = QByteArray(crypto_box_SECRETKEYBYTES, '\0');
    ReplyKey() { crypto_box_keypair(at(publicKey), at(secretKey)); }
    [[nodiscard]] QByteArray parameter() const { return "\\x" + publicKey.toHex(); }
    [[nodiscard]] QByteArray open(const SqlAnswer& answer) const {
        const QByteArray sealed =
            QByteArray::fromBase64(answer.json()[QStringLiteral("sealed")].toString().toLatin1());
        if (sealed.size() < static_cast<qsizetype>(crypto_box_SEALBYTES)) return "nothing";
        QByteArray plain(sealed.size() - static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
        const bool opened =
            crypto_box_seal_open(at(plain), at(sealed), static_cast<unsigned long long>(sealed.size()),
                                 at(publicKey), at(secretKey)) == 0;
        return opened ? plain : QByteArray("not ours");
    }
};

}  // namespace sql_cases

/// Cases with individual numbers, which are sealed to the centre.
class SqlGuarded : public SqlCases {
    Q_OBJECT
 protected:
    QByteArray seal(const QByteArray& digits) {
        const QByteArray key = QByteArray::fromBase64(
            m_centre
                ->admin(QStringLiteral("SELECT value FROM centre.setting WHERE name = 'number_public_key'"))
                .value()
                .toLatin1());
        QByteArray sealed(digits.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
        crypto_box_seal(sql_cases::at(sealed), sql_cases::at(digits),
                        static_cast<unsigned long long>(digits.size()), sql_cases::at(key));
        return sealed.toBase64();
    }
    /// Files numbers and has them confirmed.
    void file(SqlPerson& author, SqlPerson& second, const QList<std::pair<QString, QByteArray>>& numbers) {
        QJsonObject filed = filing(m_centre->newId(), changeSet({}));
        QJsonArray people;
        for (const auto& [person, digits] : numbers) {
            people.append(
                QJsonObject{{QStringLiteral("number"),
                             QJsonObject{{QStringLiteral("addressee_no"), person},
                                         {QStringLiteral("sealed"), QString::fromLatin1(seal(digits))}}}});
        }
        filed[QStringLiteral("filings")] = QJsonArray{
            QJsonObject{{QStringLiteral("procedure"), QStringLiteral("p")},
                        {QStringLiteral("answers"), QJsonObject{{QStringLiteral("people"), people}}}}};
        carryOut(author, second, filed);
    }
    void carryOut(SqlPerson& author, SqlPerson& second, const QJsonObject& filed) {
        const QString id = filed[QStringLiteral("case_id")].toString();
        const SqlAnswer entered = author.submit(QStringLiteral("EnterCase"), id, filed);
        QVERIFY2(entered.json()[QStringLiteral("outcome")] == QStringLiteral("entered"),
                 qPrintable(entered.value() + entered.message));
        const SqlAnswer confirmed = second.submit(QStringLiteral("ConfirmCase"), id, confirmation(filed));
        QVERIFY2(confirmed.json()[QStringLiteral("outcome")] == QStringLiteral("applied"),
                 qPrintable(confirmed.value() + confirmed.message));
        second.call(QStringLiteral("publish()"));
    }
};

}  // namespace mado::test
