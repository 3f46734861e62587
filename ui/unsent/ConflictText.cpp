// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/ConflictText.h"

#include "ui/base/StaffNames.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("ConflictText", text);
}

QString cell(const QString& value, bool isLit = false) {
    const QString shown = value.isEmpty() ? u"—"_s : value.toHtmlEscaped();
    const QString lit =
        isLit ? u"<span style='background:%1'>&nbsp;%2&nbsp;</span>"_s.arg(theme::lookGround().name(), shown)
              : shown;
    return u"<td width='26%' style='padding:4px 8px 4px 0'>%1</td>"_s.arg(lit);
}

QString columnTitle(const QString& title) {
    return u"<td style='color:%1; padding:2px 8px 4px 0'>%2</td>"_s.arg(theme::muted().name(),
                                                                        title.toHtmlEscaped());
}

/// Why there is no item to compare.
QString nothing(const ConflictRecord& record) {
    return record.isKnown ? say(QT_TRANSLATE_NOOP("ConflictText", "No item that people read is different."))
                          : say(QT_TRANSLATE_NOOP(
                                "ConflictText",
                                "What it said when it was filed is not known any more. Compare with the "
                                "paper."));
}

}  // namespace

QString ConflictText::head(const ConflictRecord& record, const HouseholdSnapshot& household) const {
    QString title = m_wording.of(record.title);
    if (!record.name.isEmpty()) title += u"  "_s + record.name;
    QString html = u"<p style='margin:12px 0 2px 0'><b>%1</b>"_s.arg(title.toHtmlEscaped());
    QString remark;
    if (record.isGone) {
        remark = say(QT_TRANSLATE_NOOP("ConflictText", "deleted meanwhile"));
    } else if (record.hasMoved && record.changedAt.isValid()) {
        remark = say(QT_TRANSLATE_NOOP("ConflictText", "changed %1 by %2"))
                     .arg(m_wording.dateTime(record.changedAt), staffName(household, record.changedBy));
    } else if (record.hasMoved) {
        remark = say(
            QT_TRANSLATE_NOOP("ConflictText", "changed meanwhile; who and when can be seen while connected"));
    }
    if (!remark.isEmpty())
        html += u"&nbsp;&nbsp;<span style='color:%1'>▲ %2</span>"_s.arg(theme::look().name(),
                                                                        remark.toHtmlEscaped());
    return html + u"</p>"_s;
}

QString ConflictText::row(const ConflictItem& item) const {
    const QString mark = item.hasMoved ? u"▲ "_s : QString();
    return u"<tr><td width='22%' style='color:%1; padding:4px 8px 4px 0'>%2</td>"_s.arg(
               (item.hasMoved ? theme::look() : theme::muted()).name(),
               (mark + m_wording.of(item.label)).toHtmlEscaped()) +
           cell(m_wording.of(item.whenFiled)) + cell(m_wording.of(item.now), item.hasMoved) +
           cell(item.isFiled ? m_wording.of(item.filed)
                             : say(QT_TRANSLATE_NOOP("ConflictText", "(not changed by the case)"))) +
           u"</tr>"_s;
}

QString ConflictText::table(const std::vector<ConflictRecord>& records,
                            const HouseholdSnapshot& household) const {
    QString html;
    for (const ConflictRecord& each : records) {
        html += head(each, household);
        if (each.items.empty()) {
            html +=
                u"<div style='color:%1'>%2</div>"_s.arg(theme::muted().name(), nothing(each).toHtmlEscaped());
            continue;
        }
        html += u"<table width='100%' cellspacing='0'><tr>"_s + columnTitle({}) +
                columnTitle(say(QT_TRANSLATE_NOOP("ConflictText", "Record when filed"))) +
                columnTitle(say(QT_TRANSLATE_NOOP("ConflictText", "Record now"))) +
                columnTitle(say(QT_TRANSLATE_NOOP("ConflictText", "Filed"))) + u"</tr>"_s;
        for (const ConflictItem& item : each.items)
            html += row(item);
        html += u"</table>"_s;
    }
    return html;
}

}  // namespace mado
