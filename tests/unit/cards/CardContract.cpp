// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cards/CardContract.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mado::test {

namespace {

constexpr const char* rightPin = "4649";
constexpr const char* wrongPin = "0000";
const QByteArray challenge(32, '\x5a');

}  // namespace

void CardContract::init() {
    m_cards = m_factory();
    const auto key = m_cards->putIn(clerk(u"S001"_s), pinOf(rightPin));
    QVERIFY2(key.ok(), key ? "" : qPrintable(key.error().code));
    m_key = *key;
}

void CardContract::cleanup() {
    m_cards.reset();
}

std::unique_ptr<StaffCard> CardContract::openOnly() {
    const auto present = m_cards->reader().cards();
    if (!present || present->size() != 1) return nullptr;
    auto card = m_cards->reader().open(present->front().cardId);
    return card ? std::move(card).value() : nullptr;
}

/// The code of signing with that PIN; empty if it signs.
QString CardContract::codeOf(const char* pin) {
    const auto card = openOnly();
    if (card == nullptr) return u"no card"_s;
    const auto signature = card->sign(pinOf(pin), challenge);
    return signature ? QString() : signature.error().code;
}

void CardContract::listsWhatLiesInTheReader() {
    QVERIFY(m_cards->putIn(clerk(u"S002"_s), pinOf(rightPin)).ok());
    const auto present = m_cards->reader().cards();
    QVERIFY(present.ok());
    QCOMPARE(present->size(), std::size_t(2));
    QCOMPARE((*present)[0].staffId, u"S001"_s);
    QCOMPARE((*present)[0].label, u"職員S001"_s);
    QCOMPARE((*present)[1].staffId, u"S002"_s);
    QVERIFY((*present)[0].cardId != (*present)[1].cardId);
    QVERIFY(m_cards->reader().cards().value() == *present);
    QVERIFY(m_cards->takeOut(u"S001"_s));
    const auto left = m_cards->reader().cards();
    QVERIFY(left.ok());
    QCOMPARE(left->size(), std::size_t(1));
    QCOMPARE(left->front().staffId, u"S002"_s);
}

void CardContract::opensTheCardOfAPerson() {
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    QCOMPARE(card->staffId(), u"S001"_s);
    QCOMPARE(card->label(), u"職員S001"_s);
}

void CardContract::aCardThatIsNotThereDoesNotOpen() {
    for (const QString& id : {u"nobody"_s, u""_s, u"../S001"_s, u"S001/../../S001"_s}) {
        const auto present = m_cards->reader().cards();
        QVERIFY(present.ok());
        if (present->front().cardId == id) continue;
        const auto card = m_cards->reader().open(id);
        // An id never leads out of the reader; one that names a card of it in another way may open that.
        QVERIFY2(!card || (*card)->staffId() == u"S001", qPrintable(id));
        if (!card) QCOMPARE(card.error().code, u"E-CARD-003"_s);
    }
    QCOMPARE(m_cards->reader().open(u"nobody"_s).error().code, u"E-CARD-003"_s);
}

void CardContract::noReaderIsSaid() {
    m_cards->unplugReader();
    const auto present = m_cards->reader().cards();
    QVERIFY(!present.ok());
    QCOMPARE(present.error().code, u"E-CARD-006"_s);
}

void CardContract::signsWhatWasAsked() {
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    const auto signature = card->sign(pinOf(rightPin), challenge);
    QVERIFY(signature.ok());
    QVERIFY(verifies(m_key, challenge, *signature));
    QVERIFY(!verifies(m_key, QByteArray(32, '\x5b'), *signature));
    const auto other = m_cards->putIn(clerk(u"S002"_s), pinOf(rightPin));
    QVERIFY(other.ok());
    QVERIFY(!verifies(*other, challenge, *signature));
}

void CardContract::everySignatureNeedsThePin() {
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    QVERIFY(card->sign(pinOf(rightPin), challenge).ok());
    QCOMPARE(card->sign(pinOf(wrongPin), challenge).error().code, wrongCode(m_cards->triesAllowed() - 1));
}

void CardContract::wrongPinSaysTriesLeft() {
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    for (int left = m_cards->triesAllowed() - 1; left > 0; --left) {
        const auto refused = card->sign(pinOf(wrongPin), challenge);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, wrongCode(left));
        QCOMPARE(refused.error().facts, m_cards->wrongPin(left).facts);
    }
}

void CardContract::tellsOfThePinBeforeItIsAsked() {
    const auto now = [this] { return m_cards->reader().cards().value().front().pin; };
    QCOMPARE(now(), PinState::Fine);
    for (int left = m_cards->triesAllowed() - 1; left >= 0; --left) {
        QVERIFY(!codeOf(wrongPin).isEmpty());
        const PinState expected = left == 0   ? PinState::Blocked
                                  : left == 1 ? PinState::LastTry
                                              : PinState::FewTries;
        QCOMPARE(now(), expected);
    }
}

void CardContract::rightPinGivesTriesBack() {
    for (int round = 0; round < 2; ++round) {
        for (int left = m_cards->triesAllowed() - 1; left > 0; --left)
            QCOMPARE(codeOf(wrongPin), wrongCode(left));
        QCOMPARE(codeOf(rightPin), QString());
    }
}

void CardContract::aPinOfAnotherFormCostsNoTry_data() {
    QTest::addColumn<QByteArray>("pin");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("three digits") << QByteArray("123");
    QTest::newRow("thirteen digits") << QByteArray("1234567890123");
    QTest::newRow("letter") << QByteArray("464a");
    QTest::newRow("space") << QByteArray("4649 ");
    QTest::newRow("full width") << QByteArray("４６４９");
    QTest::newRow("zero byte") << QByteArray("4649\0", 5);
}

void CardContract::aPinOfAnotherFormCostsNoTry() {
    QFETCH(QByteArray, pin);
    const SecretBuffer secret = SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(pin.constData()), std::size_t(pin.size())});
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    for (int time = 0; time <= m_cards->triesAllowed(); ++time)
        QCOMPARE(card->sign(secret, challenge).error().code, u"E-CARD-005"_s);
    QCOMPARE(card->sign(pinOf(wrongPin), challenge).error(), m_cards->wrongPin(m_cards->triesAllowed() - 1));
}

void CardContract::blocksAfterTheLastTry() {
    for (int left = m_cards->triesAllowed() - 1; left > 0; --left)
        QCOMPARE(codeOf(wrongPin), wrongCode(left));
    QCOMPARE(codeOf(wrongPin), u"E-CARD-002"_s);
    QCOMPARE(codeOf(rightPin), u"E-CARD-002"_s);
    m_cards->restart();
    QCOMPARE(codeOf(rightPin), u"E-CARD-002"_s);
    // A blocked card is seen, so that the screen can say whose it is.
    QCOMPARE(m_cards->reader().cards().value().front().staffId, u"S001"_s);
    QVERIFY(m_cards->putIn(clerk(u"S001"_s), pinOf("975310")).ok());
    QCOMPARE(codeOf("975310"), QString());
}

void CardContract::countsOverARestart() {
    for (int left = m_cards->triesAllowed() - 1; left > 0; --left) {
        QCOMPARE(codeOf(wrongPin), wrongCode(left));
        m_cards->restart();
    }
    QCOMPARE(codeOf(wrongPin), u"E-CARD-002"_s);
}

void CardContract::countsTogetherForTwoHandles() {
    const auto one = openOnly();
    const auto other = openOnly();
    QVERIFY(one != nullptr && other != nullptr);
    const int allowed = m_cards->triesAllowed();
    QCOMPARE(one->sign(pinOf(wrongPin), challenge).error(), m_cards->wrongPin(allowed - 1));
    QCOMPARE(other->sign(pinOf(wrongPin), challenge).error(), m_cards->wrongPin(allowed - 2));
}

void CardContract::aCardTakenOutDoesNotSign() {
    const auto card = openOnly();
    QVERIFY(card != nullptr);
    QVERIFY(m_cards->takeOut(u"S001"_s));
    QCOMPARE(card->sign(pinOf(rightPin), challenge).error().code, u"E-CARD-003"_s);
    QVERIFY(m_cards->reader().cards().value().empty());
}

void CardContract::waitingEndsWhenACardComes() {
    StaffCardReader& reader = m_cards->reader();
    const auto before = reader.cards();
    auto waiting = std::async(std::launch::async, [&] { return reader.waitForChange(before, 60s, {}); });
    QVERIFY(m_cards->putIn(clerk(u"S002"_s), pinOf(rightPin)).ok());
    const auto after = waiting.get();
    QVERIFY(after.ok());
    QCOMPARE(after->size(), std::size_t(2));
}

void CardContract::waitingEndsWhenTheCardGoes() {
    StaffCardReader& reader = m_cards->reader();
    const auto before = reader.cards();
    auto waiting = std::async(std::launch::async, [&] { return reader.waitForChange(before, 60s, {}); });
    QVERIFY(m_cards->takeOut(u"S001"_s));
    const auto after = waiting.get();
    QVERIFY(after.ok());
    QVERIFY(after->empty());
}

void CardContract::waitingEndsWhenTheReaderGoes() {
    StaffCardReader& reader = m_cards->reader();
    const auto before = reader.cards();
    m_cards->unplugReader();
    const auto after = reader.waitForChange(before, 60s, {});
    QVERIFY(!after.ok());
    QCOMPARE(after.error().code, u"E-CARD-006"_s);
    // A reader that stays away is no change: the loop of a worker does not spin.
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(reader.waitForChange(after, 300ms, {}).error().code, u"E-CARD-006"_s);
    QVERIFY(timer.elapsed() >= 300);
}

void CardContract::waitingEndsAtItsTime() {
    const auto before = m_cards->reader().cards();
    QElapsedTimer timer;
    timer.start();
    const auto after = m_cards->reader().waitForChange(before, 300ms, {});
    QVERIFY(timer.elapsed() >= 300);
    QVERIFY(after.ok() && after.value() == before.value());
    QVERIFY(m_cards->reader().waitForChange(before, 0ms, {}).ok());
}

void CardContract::waitingEndsWhenAsked() {
    StaffCardReader& reader = m_cards->reader();
    const auto before = reader.cards();
    std::stop_source source;
    QElapsedTimer timer;
    timer.start();
    auto waiting =
        std::async(std::launch::async, [&] { return reader.waitForChange(before, 60s, source.get_token()); });
    source.request_stop();
    QVERIFY(waiting.get().ok());
    QVERIFY(timer.elapsed() < 30'000);
}

}  // namespace mado::test
