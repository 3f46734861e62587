// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/ProposedNumbers.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace mado {

QString ProposedNumbers::digits(const QString& purpose, int place, int count) const {
    const QString text = u"%1\n%2\n%3\n%4"_s.arg(purpose, m_context.caseId).arg(m_context.attempt).arg(place);
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    QString number;
    for (int i = 0; i < count; ++i)
        number += QChar(u'0' + static_cast<unsigned char>(hash[i]) % 10);
    return number;
}

template <class Make>
QString ProposedNumbers::firstFree(const HouseholdSnapshot& household, Entity entity, Make make) const {
    for (int place = 0;; ++place) {
        const QString number = make(place);
        if (household.find(entity, number) == nullptr) return number;
    }
}

QString ProposedNumbers::certificateNo(const HouseholdSnapshot& household) const {
    const CityProfile& city = m_context.city;
    const auto rest = city.certificateDigits - static_cast<int>(city.proposedPrefix.size());
    return firstFree(household, Entity::NhiHousehold, [&](int place) {
        return city.proposedPrefix + digits(u"certificate_no"_s, place, rest);
    });
}

QString ProposedNumbers::addresseeNo(const HouseholdSnapshot& household) const {
    return firstFree(household, Entity::Addressee,
                     [&](int place) { return u"P"_s + digits(u"addressee_no"_s, place, 12); });
}

QString ProposedNumbers::householdNo() const {
    return u"P"_s + digits(u"household_no"_s, 0, 12);
}

QString ProposedNumbers::benefitNo(const HouseholdSnapshot& household) const {
    return firstFree(household, Entity::Benefit,
                     [&](int place) { return u"B"_s + digits(u"benefit"_s, place, 12); });
}

bool isProvisional(const QString& number) {
    return number.startsWith(u'P');
}

}  // namespace mado
