// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Statement.h"

#include <QPointer>
#include <QSqlRecord>
#include <QSqlResult>

#include <optional>

namespace mado {

class SqlCipherDriver;

/// One query of SqlCipherDriver. Keeps no row but the one it stands on.
class SqlCipherResult final : public QSqlResult {
 public:
    explicit SqlCipherResult(const SqlCipherDriver* driver);
    ~SqlCipherResult() override;
    /// Lets go of the statement before its connection is closed.
    void finish();

 protected:
    [[nodiscard]] QVariant handle() const override;
    void setForwardOnly(bool forward) override;
    bool prepare(const QString& query) override;
    bool exec() override;
    bool reset(const QString& query) override;
    [[nodiscard]] QVariant data(int column) override;
    [[nodiscard]] bool isNull(int column) override;
    bool fetch(int row) override;
    bool fetchFirst() override;
    bool fetchLast() override;
    bool fetchNext() override;
    int size() override;
    int numRowsAffected() override;
    [[nodiscard]] QSqlRecord record() const override;
    [[nodiscard]] QVariant lastInsertId() const override;
    void detachFromResultSet() override;

 private:
    bool bindValues();
    bool stepTo(int row);
    bool refuse(const Error& error);

    QPointer<const SqlCipherDriver> m_driver;
    std::optional<Statement> m_statement;
    bool m_firstPending = false;  ///< exec() has stepped to the first row already
    bool m_hasFirst = false;
    qint64 m_affected = -1;
    QVariant m_lastId;
};

}  // namespace mado
