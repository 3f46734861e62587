// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/SoftwareCards.h"

#include "core/cards/SealedCard.h"

#include <QDir>

#include <algorithm>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString suffix = u".card"_s;

bool isPin(const SecretBuffer& pin) {
    const auto digits = pin.bytes();
    return digits.size() >= 4 && digits.size() <= 12 &&
           std::all_of(digits.begin(), digits.end(), [](unsigned char each) { return each >= '0' && each <= '9'; });
}

class SoftwareCard final : public StaffCard {
 public:
    explicit SoftwareCard(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] Result<QByteArray> sign(const SecretBuffer& pin, const QByteArray& challenge) override {
        if (!isPin(pin)) return fail(u"E-CARD-005"_s);
        MADO_ASSIGN(SealedCard card, SealedCard::read(m_path));
        if (card.wrongTries >= SoftwareCards::triesAllowed) return fail(u"E-CARD-002"_s);
        // The try is on disk before it is judged: pulling the plug does not give another one.
        ++card.wrongTries;
        if (!card.write(m_path)) return fail(u"E-CARD-007"_s);
        const auto secret = card.unseal(pin);
        if (!secret) {
            const int left = SoftwareCards::triesAllowed - card.wrongTries;
            if (left == 0) return fail(u"E-CARD-002"_s);
            return fail(u"E-CARD-001"_s, {}, {QString::number(left)});
        }
        card.wrongTries = 0;
        if (!card.write(m_path)) return fail(u"E-CARD-007"_s);
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                             reinterpret_cast<const unsigned char*>(challenge.constData()),
                             static_cast<unsigned long long>(challenge.size()), secret->bytes().data());
        return signature;
    }

 private:
    QString m_path;
};

}  // namespace

Result<std::vector<CardPresence>> SoftwareCards::cards() {
    const QDir folder(m_folder);
    if (!folder.exists()) return fail(u"E-CARD-006"_s);
    std::vector<CardPresence> found;
    for (const QString& file : folder.entryList({u"*"_s + suffix}, QDir::Files, QDir::Name)) {
        const QString id = file.chopped(suffix.size());
        const auto card = SealedCard::read(folder.filePath(file));
        // A torn file is a card that can't be read: it is there, and opening it says so.
        found.push_back(card ? CardPresence{id, card->staffId, card->label} : CardPresence{id, {}, id});
    }
    return found;
}

Result<std::unique_ptr<StaffCard>> SoftwareCards::open(const QString& cardId) {
    const QString path = QDir(m_folder).filePath(QFileInfo(cardId).fileName() + suffix);
    MADO_TRY(SealedCard::read(path));
    return std::unique_ptr<StaffCard>(std::make_unique<SoftwareCard>(path));
}

Result<QByteArray> SoftwareCards::issue(const QString& folder, const StaffIdentity& staff, const SecretBuffer& pin) {
    if (!isPin(pin)) return fail(u"E-CARD-005"_s);
    QByteArray publicKey;
    const SealedCard card = SealedCard::make(staff, pin, publicKey);
    if (!QDir().mkpath(folder) || !card.write(QDir(folder).filePath(staff.staffId + suffix))) return fail(u"E-CARD-007"_s);
    return publicKey;
}

}  // namespace mado
