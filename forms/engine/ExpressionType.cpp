// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/ExpressionType.h"

using namespace Qt::StringLiterals;

namespace mado {

QString typeName(const ExpressionType& type) {
    switch (type.kind) {
        case ValueKind::Empty:
            return u"nothing"_s;
        case ValueKind::Boolean:
            return u"yes/no"_s;
        case ValueKind::Number:
            return u"number"_s;
        case ValueKind::Text:
            return u"text"_s;
        case ValueKind::Date:
            return u"date"_s;
        case ValueKind::Month:
            return u"month"_s;
        case ValueKind::Duration:
            return u"length of time"_s;
        case ValueKind::Object:
            return type.object != nullptr && type.object->isPerson ? u"person"_s : u"object"_s;
        case ValueKind::List:
            return type.element != nullptr ? u"list of %1"_s.arg(typeName(*type.element)) : u"list"_s;
    }
    return {};
}

}  // namespace mado
