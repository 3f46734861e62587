// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/CaseReading.h"

#include "core/rules/IdentityRules.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("CaseReading", text);
}

/// Names stand below each other: none is broken in two.
QString listed(const QString& value) {
    constexpr qsizetype longest = 12;  // characters of a name
    const QStringList parts = value.split(u'、');
    const bool areNames =
        parts.size() > 1 &&
        std::all_of(parts.begin(), parts.end(), [](const QString& each) { return each.size() <= longest; });
    return areNames ? parts.join(u'\n') : value;
}

QString heading(const QString& text) {
    return u"<p style='margin:12px 0 2px 0'><b>%1</b></p>"_s.arg(text.toHtmlEscaped());
}

/// Whose record, and whether it is a new one: then all its items are new, and none is lit.
QString recordHead(const QString& name, bool isNew) {
    QStringList parts;
    if (!name.isEmpty()) parts << name.toHtmlEscaped();
    if (isNew) {
        parts << u"<span style='color:%1; background:%2'>&nbsp;%3&nbsp;</span>"_s.arg(
            theme::look().name(), theme::lookGround().name(),
            words(QT_TRANSLATE_NOOP("CaseReading", "new")).toHtmlEscaped());
    }
    return parts.isEmpty() ? QString() : u"<div>%1</div>"_s.arg(parts.join(u"&nbsp;&nbsp;"_s));
}

const QString tableStart = u"<table width='100%' cellspacing='0'>"_s;
const QString tableEnd = u"</table>"_s;

}  // namespace

QString CaseReading::row(const QString& label, const QString& value, bool isLit) const {
    const QString shown = value.isEmpty() ? u"—"_s : listed(value).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    const QString lit =
        isLit ? u"<span style='background:%1'>&nbsp;%2&nbsp;</span>"_s.arg(theme::lookGround().name(), shown)
              : shown;
    if (m_isStacked) {
        return u"<tr><td style='color:%1; padding:3px 0 0 0'>%2</td></tr><tr><td style='padding:0 0 5px 0'>%3</td></tr>"_s
            .arg(theme::muted().name(), label.toHtmlEscaped(), lit);
    }
    return u"<tr><td width='40%' style='color:%1; padding:3px 8px 3px 0'>%2</td><td style='padding:3px 0'>%3</td></tr>"_s
        .arg(theme::muted().name(), label.toHtmlEscaped(), lit);
}

QString CaseReading::recordNow(const CaseView&, const CaseComputation& computation) const {
    const Wording& wording = m_services.wording;
    QString html;
    for (const DifferenceGroup& group : computation.differences) {
        html += heading(wording.of(group.title));
        for (const RecordDifference& record : group.records) {
            if (!record.name.isEmpty()) html += u"<div>%1</div>"_s.arg(record.name.toHtmlEscaped());
            if (record.kind == RecordChange::Kind::Create) {
                html += u"<div style='color:%1'>%2</div>"_s.arg(
                    theme::muted().name(), words(QT_TRANSLATE_NOOP("CaseReading", "(no record yet)")));
                continue;
            }
            html += tableStart;
            for (const ItemDifference& item : record.items)
                html += row(wording.of(item.label), wording.of(item.before));
            html += tableEnd;
        }
    }
    return html;
}

QString CaseReading::answers(const CaseView& view) const {
    QString html;
    for (const CaseFiling& each : view.payload.filings) {
        const auto definition = m_services.forms.definition(each.procedure);
        if (!definition) continue;
        html += heading(m_services.wording.of((*definition)->title));
        const auto session = FormSession::fromJson(each.session, *definition, view.household.facts,
                                                   parameterLookup(m_services.desk.knowledge().parameters()));
        if (!session) continue;
        html += tableStart;
        for (const AnswerRow& answer : answerRows(*session, m_services.wording.language())) {
            const QString label =
                answer.person.isEmpty() ? answer.label : answer.person + u"  "_s + answer.label;
            html += row(label, answer.value, !answer.registered.isEmpty());
        }
        html += tableEnd;
    }
    return html;
}

QString CaseReading::filed(const CaseView& view, const CaseComputation& computation) const {
    const Wording& wording = m_services.wording;
    QString html = answers(view);
    for (const DifferenceGroup& group : computation.differences) {
        html += heading(wording.of(group.title));
        for (const RecordDifference& record : group.records) {
            const bool isNew = record.kind == RecordChange::Kind::Create;
            html += recordHead(record.name, isNew);
            html += tableStart;
            for (const ItemDifference& item : record.items)
                html += row(wording.of(item.label), wording.of(item.after), !isNew);
            html += tableEnd;
        }
    }
    return html;
}

QString CaseReading::identity(const QJsonObject& identity) const {
    const auto known =
        identityDocuments(m_services.desk.knowledge().parameters(), m_services.desk.clock().today());
    QString html = tableStart;
    for (const QJsonValue& each : identity[u"evidence"_s].toArray()) {
        QString label = each[u"document"_s].toString();
        if (known) {
            for (const IdentityDocument& document : *known) {
                if (document.code == label)
                    label = m_services.wording.isJapanese() ? document.labelJa : document.labelEn;
            }
        }
        QStringList remarks;
        if (each[u"by_representative"_s].toBool())
            remarks << words(QT_TRANSLATE_NOOP("CaseReading", "of the representative"));
        if (each[u"copy"_s].toBool()) remarks << words(QT_TRANSLATE_NOOP("CaseReading", "copy"));
        const QString until = each[u"valid_until"_s].toString();
        if (!until.isEmpty()) {
            remarks << words(QT_TRANSLATE_NOOP("CaseReading", "valid until %1"))
                           .arg(m_services.wording.date(until));
        }
        html += row(label, remarks.isEmpty() ? words(QT_TRANSLATE_NOOP("CaseReading", "shown"))
                                             : remarks.join(u"、"_s));
    }
    html += tableEnd;
    const bool isComplete = identity[u"complete"_s].toBool();
    return html +
           u"<div style='color:%1'>%2 %3</div>"_s.arg(
               (isComplete ? theme::good() : theme::stop()).name(), isComplete ? u"✓"_s : u"■"_s,
               (isComplete ? words(QT_TRANSLATE_NOOP("CaseReading", "The identity check is complete."))
                           : words(QT_TRANSLATE_NOOP("CaseReading", "The identity check is not complete.")))
                   .toHtmlEscaped());
}

QString CaseReading::evidence(const CaseView& view) const {
    const Wording& wording = m_services.wording;
    const QJsonObject& filer = view.payload.filer;
    QString html =
        heading(words(QT_TRANSLATE_NOOP("CaseReading", "Who filed"))) + tableStart +
        row(words(QT_TRANSLATE_NOOP("CaseReading", "Name")), filer[u"name"_s].toString()) +
        row(words(QT_TRANSLATE_NOOP("CaseReading", "Relationship")), filer[u"relationship"_s].toString()) +
        tableEnd;
    html += heading(words(QT_TRANSLATE_NOOP("CaseReading", "Identity"))) + identity(view.payload.identity);
    html += heading(words(QT_TRANSLATE_NOOP("CaseReading", "Papers"))) + tableStart;
    for (const CaseFiling& each : view.payload.filings) {
        const auto definition = m_services.forms.definition(each.procedure);
        if (!definition) continue;
        const auto session = FormSession::fromJson(each.session, *definition, view.household.facts,
                                                   parameterLookup(m_services.desk.knowledge().parameters()));
        if (!session) continue;
        for (const EvidenceState& paper : session->requiredEvidence()) {
            QString state;
            switch (paper.state) {
                case EvidenceState::State::Open:
                    state = words(QT_TRANSLATE_NOOP("CaseReading", "not recorded"));
                    break;
                case EvidenceState::State::Shown:
                    state = words(QT_TRANSLATE_NOOP("CaseReading", "shown"));
                    break;
                case EvidenceState::State::TakenBack:
                    state = words(QT_TRANSLATE_NOOP("CaseReading", "taken back"));
                    break;
                case EvidenceState::State::Later:
                    state = words(QT_TRANSLATE_NOOP("CaseReading", "to follow"));
                    break;
                case EvidenceState::State::Unavailable:
                    state = words(QT_TRANSLATE_NOOP("CaseReading", "not available"));
                    break;
            }
            const QString label = wording.of(paper.evidence->label) +
                                  (paper.personName.isEmpty() ? QString() : u"  "_s + paper.personName);
            html += row(label, state + (paper.note.isEmpty() ? QString() : u"  "_s + paper.note));
        }
    }
    html += tableEnd;
    const QJsonArray acknowledged = view.payload.shown[u"acknowledged"_s].toArray();
    if (!acknowledged.isEmpty()) html += heading(words(QT_TRANSLATE_NOOP("CaseReading", "Said to be right")));
    for (const QJsonValue& each : acknowledged) {
        const QJsonValue reason = each[u"reason"_s];
        html += u"<div>▲ %1 <span style='color:%2'>%3</span></div>"_s.arg(
            reason[wording.isJapanese() ? u"ja"_s : u"en"_s].toString().toHtmlEscaped(),
            theme::muted().name(), each[u"note"_s].toString().toHtmlEscaped());
    }
    return html;
}

}  // namespace mado
