// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/CentralContract.h"
#include "tests/central/postgres/PostgresCentre.h"

#include <QCoreApplication>
#include <QTest>

using namespace mado::test;

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    PostgresServer server;
    CentralContract contract([&server] { return std::make_unique<PostgresCentre>(server); });
    return QTest::qExec(&contract, argc, argv);
}
