// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/cards/CardsUnderTest.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mado::test {

/// What every reader and every staff card must do, whatever they are made of.
class CardContract : public QObject {
    Q_OBJECT
 public:
    using Factory = std::function<std::unique_ptr<CardsUnderTest>()>;
    explicit CardContract(Factory factory) : m_factory(std::move(factory)) {}

 private Q_SLOTS:
    void init();
    void cleanup();

    void listsWhatLiesInTheReader();
    void opensTheCardOfAPerson();
    void aCardThatIsNotThereDoesNotOpen();
    void noReaderIsSaid();
    void signsWhatWasAsked();
    void everySignatureNeedsThePin();
    void wrongPinSaysTriesLeft();
    void tellsOfThePinBeforeItIsAsked();
    void rightPinGivesTriesBack();
    void aPinOfAnotherFormCostsNoTry_data();
    void aPinOfAnotherFormCostsNoTry();
    void blocksAfterTheLastTry();
    void countsOverARestart();
    void countsTogetherForTwoHandles();
    void aCardTakenOutDoesNotSign();
    void waitingEndsWhenACardComes();
    void waitingEndsWhenTheCardGoes();
    void waitingEndsWhenTheReaderGoes();
    void waitingEndsAtItsTime();
    void waitingEndsWhenAsked();

 private:
    [[nodiscard]] std::unique_ptr<StaffCard> openOnly();
    [[nodiscard]] QString codeOf(const char* pin);
    [[nodiscard]] QString wrongCode(int left) const { return m_cards->wrongPin(left).code; }

    Factory m_factory;
    std::unique_ptr<CardsUnderTest> m_cards;
    CardKey m_key;
};

}  // namespace mado::test
