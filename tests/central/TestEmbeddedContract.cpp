// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/CentralContract.h"
#include "tests/central/EmbeddedCentre.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char** argv) {
    using namespace mado::test;
    const QCoreApplication app(argc, argv);
    CentralContract contract([] { return std::make_unique<EmbeddedCentre>(); });
    return QTest::qExec(&contract, argc, argv);
}
