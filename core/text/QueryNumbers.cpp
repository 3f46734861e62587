// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/QueryNumbers.h"

#include "core/base/UuidV7.h"
#include "core/text/AddressFolding.h"
#include "core/text/AsciiDigit.h"
#include "core/text/CheckDigits.h"
#include "core/text/DateText.h"
#include "core/text/PhoneNumber.h"
#include "core/text/PostalCode.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Kind = QueryReading::Kind;

struct Shape {
    QString digits;
    bool digitsOnly = true;
    bool numeric = true;  ///< digits and - / . ( ) + only
    bool dotsOrSlashes = false;
};

Shape shapeOf(const QString& plain) {
    Shape shape;
    for (const QChar c : plain) {
        if (isAsciiDigit(c)) {
            shape.digits.append(c);
            continue;
        }
        shape.digitsOnly = false;
        shape.numeric = shape.numeric && QStringView(u"-/.()+").contains(c);
        shape.dotsOrSlashes = shape.dotsOrSlashes || c == u'/' || c == u'.';
    }
    return shape;
}

class NumberReader {
 public:
    NumberReader(const QString& plain, Shape shape, const QuerySettings& settings)
        : m_plain(plain), m_shape(std::move(shape)), m_settings(settings) {
        m_term.typed = plain;
    }

    QueryTerm read() {
        if (holdsIndividualNumber(m_plain)) return {{}, {{Kind::IndividualNumber}}};
        if (looksLikePhone(m_plain)) {
            add({Kind::Phone, phoneKey(m_plain)});
            addAddresseeNumber();
        } else if (m_shape.digitsOnly) {
            addDate();
            if (m_plain.size() == 7) addPostalCode();
            addInsuredNumber();
            addAddresseeNumber();
        } else {
            addPostalCode();
            if (m_shape.dotsOrSlashes || m_plain.indexOf(u'-') == 4) addDate();
            if (m_term.readings.isEmpty()) addInsuredNumber();
            if (!m_shape.dotsOrSlashes) add({Kind::Address, addressKey(m_plain)});
        }
        if (m_term.readings.isEmpty()) add({Kind::Address, addressKey(m_plain)});
        return m_term;
    }

 private:
    void add(QueryReading reading) {
        const bool empty =
            reading.kind != Kind::BirthDate && reading.kind != Kind::InsuredNumber && reading.key.isEmpty();
        if (!empty) m_term.readings << std::move(reading);
    }
    void addDate() {
        const Result<PartialDate> date = parsePartialDate(m_plain, MissingParts::Unknown);
        if (date && !date->isUnknown()) add({Kind::BirthDate, {}, {}, date.value()});
    }
    void addPostalCode() {
        if (const Result<PostalCode> code = PostalCode::parse(m_plain))
            add({Kind::PostalCode, code->digits()});
    }
    void addInsuredNumber() {
        const Result<InsuredNumber> number = InsuredNumber::parse(m_plain, m_settings.insuredNumber);
        if (number) add({Kind::InsuredNumber, {}, {}, {}, number.value()});
    }
    void addAddresseeNumber() {
        const qsizetype size = m_shape.digits.size();
        const bool fits =
            size >= m_settings.shortestAddresseeNumber && size <= m_settings.longestAddresseeNumber;
        if (m_shape.digitsOnly && fits) add({Kind::AddresseeNumber, m_shape.digits});
    }

    const QString& m_plain;
    Shape m_shape;
    const QuerySettings& m_settings;
    QueryTerm m_term;
};

}  // namespace

bool holdsIndividualNumber(const QString& plain) {
    QString digits;
    for (const QChar c : plain) {
        if (isAsciiDigit(c))
            digits.append(c);
        else if (c != u'-' && c != u' ')
            return false;
    }
    const auto* units = reinterpret_cast<const char16_t*>(digits.utf16());
    const bool passes = checkIndividualNumber(std::span(units, static_cast<std::size_t>(digits.size()))).ok();
    digits.fill(u'0');
    return passes;
}

std::optional<QueryTerm> numberTerm(const QString& plain, const QuerySettings& settings) {
    Shape shape = shapeOf(plain);
    if (!shape.numeric || shape.digits.isEmpty()) return std::nullopt;
    return NumberReader(plain, std::move(shape), settings).read();
}

QString caseNumber(const QString& plain) {
    static const QRegularExpression pattern(u"^[MTSHR][0-9]{1,3}-[A-Z0-9]{1,8}-[0-9]{3,12}$"_s);
    if (isUuidV7(plain.toLower())) return plain.toLower();
    const QString upper = plain.toUpper();
    return pattern.match(upper).hasMatch() ? upper : QString();
}

}  // namespace mado
