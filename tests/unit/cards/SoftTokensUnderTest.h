// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/Pkcs11Cards.h"
#include "tests/support/cards/SoftTokens.h"
#include "tests/unit/cards/CardsUnderTest.h"

#include <stdexcept>

namespace mado::test {

/// PKCS#11 cards over soft tokens, with keys of one kind.
class SoftTokensUnderTest final : public CardsUnderTest {
 public:
    explicit SoftTokensUnderTest(CardAlgorithm algorithm) : m_algorithm(algorithm) { restart(); }
    StaffCardReader& reader() override { return *m_reader; }
    Result<CardKey> putIn(const StaffIdentity& staff, const SecretBuffer& pin) override {
        CardMaking making;
        making.commonName = QStringLiteral("staff_") + staff.staffId.toLower();
        making.staffId = staff.staffId;
        making.algorithm = m_algorithm;
        return m_tokens.make(staff.name, pin, making);
    }
    bool takeOut(const QString& staffId) override {
        m_tokens.pull(clerk(staffId).name);
        return true;
    }
    void unplugReader() override { m_tokens.unplugReader(); }
    void restart() override {
        m_reader.reset();
        auto module = m_tokens.module();
        if (!module) throw std::runtime_error(qPrintable(module.error().detail));
        m_reader = std::make_unique<Pkcs11Cards>(std::move(module).value());
    }
    [[nodiscard]] int triesAllowed() const override { return SoftTokens::triesAllowed; }
    /// A card says only whether few tries are left, or one.
    [[nodiscard]] Error wrongPin(int left) const override {
        if (left == 1) return fail(QStringLiteral("E-CARD-001"), {}, {QStringLiteral("1")});
        return fail(QStringLiteral("E-CARD-011"));
    }

    [[nodiscard]] SoftTokens& tokens() { return m_tokens; }

 private:
    SoftTokens m_tokens;
    CardAlgorithm m_algorithm;
    std::unique_ptr<Pkcs11Cards> m_reader;
};

}  // namespace mado::test
