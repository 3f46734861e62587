// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/SoftwareCards.h"
#include "tests/unit/cards/CardsUnderTest.h"

#include <QDir>
#include <QTemporaryDir>

#include <optional>

namespace mado::test {

/// Card files in a fresh folder.
class SoftwareCardsUnderTest final : public CardsUnderTest {
 public:
    SoftwareCardsUnderTest() { restart(); }
    StaffCardReader& reader() override { return *m_reader; }
    Result<CardKey> putIn(const StaffIdentity& staff, const SecretBuffer& pin) override {
        MADO_ASSIGN(const QByteArray key, SoftwareCards::issue(folder(), staff, pin));
        return CardKey{CardAlgorithm::Ed25519, key};
    }
    bool takeOut(const QString& staffId) override { return QFile::remove(path(staffId)); }
    void unplugReader() override { QDir(folder()).removeRecursively(); }
    void restart() override {
        m_reader.emplace(folder(), [this](const QString& path, std::span<const unsigned char> bytes) {
            return beforeWrite() && durable::write(path, bytes);
        });
    }
    [[nodiscard]] int triesAllowed() const override { return SoftwareCards::triesAllowed; }
    [[nodiscard]] Error wrongPin(int left) const override {
        return fail(QStringLiteral("E-CARD-001"), {}, {QString::number(left)});
    }

    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("cards")); }
    [[nodiscard]] QString path(const QString& staffId) const {
        return QDir(folder()).filePath(staffId + QStringLiteral(".card"));
    }
    /// Asked before each write of a card file; false lets it fail.
    std::function<bool()> beforeWrite = [] { return true; };

 private:
    QTemporaryDir m_folder;
    std::optional<SoftwareCards> m_reader;
};

}  // namespace mado::test
