// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/RegistryPolicySource.h"

#include "core/platform/windows/MachineValues.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<QJsonObject> RegistryPolicySource::read() {
    std::vector<windows::MachineValue> found;
    const unsigned long code = windows::readMachineValues(L"Software\\Policies\\Madoguchi", found);
    if (code != 0)
        return fail(u"E-POLICY-002"_s, {}, {u"HKLM\\Software\\Policies\\Madoguchi"_s}, QString::number(code));
    QJsonObject values;
    for (const windows::MachineValue& each : found) {
        QJsonValue value;
        if (const auto* text = std::get_if<std::wstring>(&each.value)) value = QString::fromStdWString(*text);
        if (const auto* number = std::get_if<std::uint32_t>(&each.value))
            value = static_cast<qint64>(*number);
        values[QString::fromStdWString(each.name)] = value;
    }
    return values;
}

}  // namespace mado
