// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/ProcedureTitles.h"

using namespace Qt::StringLiterals;

namespace mado {

QStringList procedureTitles(const QStringList& ids, const CounterServices& services) {
    QStringList titles;
    for (const QString& each : ids) {
        const FormSummary* form = services.forms.summary(each);
        titles << (form == nullptr ? each : services.wording.of(form->title));
    }
    return titles;
}

QString listed(const QStringList& words, const Wording& wording) {
    return words.join(wording.isJapanese() ? u"、"_s : u", "_s);
}

}  // namespace mado
