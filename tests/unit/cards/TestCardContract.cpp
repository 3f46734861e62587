// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cards/CardContract.h"
#include "tests/unit/cards/SoftwareCardsUnderTest.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char** argv) {
    using namespace mado::test;
    const QCoreApplication app(argc, argv);
    CardContract contract([] { return std::make_unique<SoftwareCardsUnderTest>(); });
    return QTest::qExec(&contract, argc, argv);
}
