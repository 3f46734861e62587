// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/SoftwareCards.h"

#include "core/cards/SealedCard.h"
#include "core/cards/StaffPin.h"

#include <QDir>
#include <QLockFile>
#include <QRegularExpression>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QLatin1StringView suffix(".card");

bool namesFile(const QString& staffId) {
    static const QRegularExpression form(u"\\A[A-Za-z0-9_-]{1,32}\\z"_s);
    return form.match(staffId).hasMatch();
}

/// Two programs that try PINs at the same time would share one count for two tries.
Result<void> take(QLockFile& lock) {
    constexpr int patience = 5000;
    if (lock.tryLock(patience)) return {};
    return fail(lock.error() == QLockFile::LockFailedError ? u"E-CARD-010"_s : u"E-CARD-007"_s);
}

PinState pinStateOf(const SealedCard& card) {
    const int left = SoftwareCards::triesAllowed - card.wrongTries;
    if (left <= 0) return PinState::Blocked;
    if (left == 1) return PinState::LastTry;
    return card.wrongTries > 0 ? PinState::FewTries : PinState::Fine;
}

bool write(const SealedCard& card, const QString& path, const SoftwareCards::WriteFile& writeFile) {
    const QByteArray bytes = card.toBytes();
    return writeFile(path, std::span(reinterpret_cast<const unsigned char*>(bytes.constData()),
                                     static_cast<std::size_t>(bytes.size())));
}

class SoftwareCard final : public StaffCard {
 public:
    SoftwareCard(QString path, const SealedCard& card, SoftwareCards::WriteFile writeFile)
        : m_path(std::move(path)),
          m_staffId(card.staffId),
          m_label(card.label),
          m_writeFile(std::move(writeFile)) {}

    [[nodiscard]] QString staffId() const override { return m_staffId; }
    [[nodiscard]] QString label() const override { return m_label; }

    [[nodiscard]] Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) override {
        if (!isStaffPin(pin)) return fail(u"E-CARD-005"_s);
        if (!QFileInfo::exists(m_path)) return fail(u"E-CARD-003"_s);
        QLockFile lock(m_path + u".lock"_s);
        MADO_TRY(take(lock));
        MADO_ASSIGN(const SecretBuffer secret, keyAfterPin(pin));
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                             reinterpret_cast<const unsigned char*>(challenge.constData()),
                             static_cast<unsigned long long>(challenge.size()), secret.bytes().data());
        return signature;
    }

 private:
    [[nodiscard]] Result<SecretBuffer> keyAfterPin(const SecretBuffer& pin) {
        MADO_ASSIGN(SealedCard card, SealedCard::read(m_path));
        if (card.wrongTries >= SoftwareCards::triesAllowed) return fail(u"E-CARD-002"_s);
        // The try is on disk before it is judged: pulling the plug does not give another one.
        ++card.wrongTries;
        if (!write(card, m_path, m_writeFile)) return fail(u"E-CARD-007"_s);
        auto secret = card.unseal(pin);
        if (!secret) {
            const int left = SoftwareCards::triesAllowed - card.wrongTries;
            if (left == 0) return fail(u"E-CARD-002"_s);
            return fail(secret.error().code, {}, {QString::number(left)});
        }
        card.wrongTries = 0;
        if (!write(card, m_path, m_writeFile)) return fail(u"E-CARD-008"_s);
        return secret;
    }

    QString m_path;
    QString m_staffId;
    QString m_label;
    SoftwareCards::WriteFile m_writeFile;
};

}  // namespace

StaffCardReader::Cards SoftwareCards::cards() {
    const QDir folder(m_folder);
    if (!folder.exists()) return fail(u"E-CARD-006"_s);
    std::vector<CardPresence> found;
    for (const QString& file : folder.entryList({u"*"_s + suffix}, QDir::Files, QDir::Name)) {
        const QString id = file.chopped(suffix.size());
        const auto card = SealedCard::read(folder.filePath(file));
        // A torn file is a card that can't be read: it is there, and opening it says so.
        if (!card) {
            found.push_back({.cardId = id, .staffId = {}, .label = id});
            continue;
        }
        found.push_back(
            {.cardId = id, .staffId = card->staffId, .label = card->label, .pin = pinStateOf(*card)});
    }
    return found;
}

Result<std::unique_ptr<StaffCard>> SoftwareCards::open(const QString& cardId) {
    const QString path = QDir(m_folder).filePath(QFileInfo(cardId).fileName() + suffix);
    MADO_ASSIGN(const SealedCard card, SealedCard::read(path));
    return std::unique_ptr<StaffCard>(std::make_unique<SoftwareCard>(path, card, m_writeFile));
}

Result<QByteArray> SoftwareCards::issue(const QString& folder, const StaffIdentity& staff,
                                        const SecretBuffer& pin) {
    if (!isStaffPin(pin)) return fail(u"E-CARD-005"_s);
    if (!namesFile(staff.staffId)) return fail(u"E-CARD-009"_s);
    if (!QDir().mkpath(folder)) return fail(u"E-CARD-007"_s);
    const QString path = QDir(folder).filePath(staff.staffId + suffix);
    QLockFile lock(path + u".lock"_s);
    MADO_TRY(take(lock));
    QByteArray publicKey;
    const SealedCard card = SealedCard::make(staff, pin, publicKey);
    if (!write(card, path, durable::write)) return fail(u"E-CARD-007"_s);
    return publicKey;
}

}  // namespace mado
