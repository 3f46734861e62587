// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/embedded/EmbeddedCentralStore.h"
#include "tests/central/CentreUnderTest.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/MemorySecretStore.h"

#include <QUuid>

#include <stdexcept>

namespace mado::test {

/// The embedded centre in a fresh folder.
class EmbeddedCentre final : public CentreUnderTest {
 public:
    EmbeddedCentre() { must(reopen()); }
    CentralStore& store() override { return *m_centre; }
    Result<void> registerStaff(const StaffIdentity& staff, const QByteArray& cardPublicKey) override {
        return m_centre->registerStaff(staff, cardPublicKey);
    }
    Result<void> barStaff(const QString& staffId) override { return m_centre->barStaff(staffId); }
    Result<void> reopen() override {
        m_centre.reset();
        MADO_ASSIGN(m_centre, EmbeddedCentralStore::open(path(), secrets, QStringLiteral("test"), m_clock,
                                                         EmbeddedCentralStore::Options{vfs}));
        return {};
    }
    Result<void> changeEpoch() override {
        MADO_ASSIGN(Statement state, m_centre->connection().prepare("UPDATE central_state SET epoch = ?"));
        state.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces));
        return state.run();
    }
    Result<qint64> verifyAudit() override { return m_centre->verifyAudit(); }
    FixedClock& clock() override { return m_clock; }

    [[nodiscard]] EmbeddedCentralStore& embedded() { return *m_centre; }
    [[nodiscard]] QString path() const { return m_folder.path(QStringLiteral("centre.db")); }
    void close() { m_centre.reset(); }

    MemorySecretStore secrets;
    QByteArray vfs;  ///< for the next reopen()

 private:
    static void must(const Result<void>& done) {
        if (!done) throw std::runtime_error((done.error().code + done.error().detail).toStdString());
    }
    StoreFolder m_folder;
    FixedClock m_clock{QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC)};
    std::unique_ptr<EmbeddedCentralStore> m_centre;
};

}  // namespace mado::test
