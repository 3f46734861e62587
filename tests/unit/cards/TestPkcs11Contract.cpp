// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cards/CardContract.h"
#include "tests/unit/cards/SoftTokensUnderTest.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char** argv) {
    using namespace mado;
    using namespace mado::test;
    const QCoreApplication app(argc, argv);
    int failed = 0;
    for (const CardAlgorithm each : {CardAlgorithm::EcdsaP256Sha256, CardAlgorithm::RsaSha256}) {
        CardContract contract([each] { return std::make_unique<SoftTokensUnderTest>(each); });
        failed += QTest::qExec(&contract, argc, argv);
    }
    return failed;
}
