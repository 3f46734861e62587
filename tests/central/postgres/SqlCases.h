// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/central/postgres/SqlCentre.h"

#include <QTest>

namespace mado::test {

namespace sql_cases {

inline const QString no = QStringLiteral("10000001");
inline const QStringList author{QStringLiteral("enter_eligibility")};
inline const QStringList confirmer{QStringLiteral("enter_eligibility"),
                                   QStringLiteral("confirm_eligibility")};

[[nodiscard]] inline QJsonObject creating(const QString& kana = QStringLiteral("ヤマダ"),
                                          const QString& key = no) {
    return changeSet({change(QStringLiteral("create"), QStringLiteral("addressee"), key, 0,
                             {{QStringLiteral("name_kana"), {}, kana},
                              {QStringLiteral("household_no"), {}, QStringLiteral("1001")}})});
}

}  // namespace sql_cases

/// What tests of cases by plain SQL share: an empty centre for each, and the steps of a case.
class SqlCases : public QObject {
    Q_OBJECT
 protected:
    QJsonObject enter(SqlPerson& who, const QJsonObject& changes, const QString& supersedes = {}) {
        QJsonObject filed = filing(m_centre->newId(), changes);
        if (!supersedes.isEmpty()) filed[QStringLiteral("supersedes_case_id")] = supersedes;
        const SqlAnswer answer =
            who.submit(QStringLiteral("EnterCase"), filed[QStringLiteral("case_id")].toString(), filed);
        if (answer.json()[QStringLiteral("outcome")] != QStringLiteral("entered"))
            qWarning("%s", qPrintable(answer.value() + answer.message));
        return filed;
    }
    SqlAnswer confirm(SqlPerson& who, const QJsonObject& filed, const QJsonObject& command = {}) {
        return who.submit(QStringLiteral("ConfirmCase"), filed[QStringLiteral("case_id")].toString(),
                          command.isEmpty() ? confirmation(filed) : command);
    }
    [[nodiscard]] static QString outcome(const SqlAnswer& answer) {
        return answer.json()[QStringLiteral("outcome")].toString() + answer.message;
    }
    [[nodiscard]] QString stored(const QString& column) {
        return m_centre
            ->admin(QStringLiteral("SELECT %1 FROM records.addressee WHERE record_key = '%2'")
                        .arg(column, sql_cases::no))
            .value();
    }

    std::unique_ptr<SqlCentre> m_centre;
};

}  // namespace mado::test
