// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/NoticeCatalogue.h"

#include "core/rules/Parameters.h"
#include "core/text/DateText.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <optional>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

std::optional<NoticeLevel> levelOf(const QString& code) {
    if (code == u"stop"_s) return NoticeLevel::Stop;
    if (code == u"look"_s) return NoticeLevel::Look;
    if (code == u"info"_s) return NoticeLevel::Info;
    return {};
}

QString shown(const NoticeValue& value, bool japanese) {
    if (const auto* text = std::get_if<QString>(&value)) return *text;
    if (const auto* date = std::get_if<QDate>(&value)) {
        return formatDate(*date, japanese ? DateStyle::Kanji : DateStyle::English);
    }
    if (const auto* number = std::get_if<qint64>(&value)) return QString::number(*number);
    const QString amount = yenText(std::get<Yen>(value).amount);
    return japanese ? amount + u"円"_s : amount + u" yen"_s;
}

QString filled(QString words, const NoticeValues& values, bool japanese) {
    for (auto each = values.cbegin(); each != values.cend(); ++each)
        words.replace(u'{' + each.key() + u'}', shown(each.value(), japanese));
    return words;
}

std::optional<NoticeDefinition> definitionOf(const QJsonObject& json) {
    NoticeDefinition entry;
    entry.id = json[u"id"_s].toString();
    const auto level = levelOf(json[u"level"_s].toString());
    const QJsonObject title = json[u"title"_s].toObject();
    const QJsonObject detail = json[u"detail"_s].toObject();
    entry.titleJa = title[u"ja"_s].toString();
    entry.titleEn = title[u"en"_s].toString();
    entry.detailJa = detail[u"ja"_s].toString();
    entry.detailEn = detail[u"en"_s].toString();
    entry.procedure = json[u"procedure"_s].toString();
    const QJsonObject when = json[u"when"_s].toObject();
    entry.predicate = when[u"predicate"_s].toString();
    entry.parameters = when;
    entry.parameters.remove(u"predicate"_s);
    const bool worded = !entry.titleJa.isEmpty() && !entry.titleEn.isEmpty() && !entry.detailJa.isEmpty() &&
                        !entry.detailEn.isEmpty();
    if (entry.id.isEmpty() || !level || !worded) return {};
    entry.level = *level;
    return entry;
}

}  // namespace

QString noticeLevelCode(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::Info:
            return u"info"_s;
        case NoticeLevel::Look:
            return u"look"_s;
        case NoticeLevel::Stop:
            return u"stop"_s;
    }
    return {};
}

QJsonObject Notice::toJson() const {
    QJsonObject json{{u"id"_s, id},
                     {u"level"_s, noticeLevelCode(level)},
                     {u"title"_s, QJsonObject{{u"ja"_s, titleJa}, {u"en"_s, titleEn}}},
                     {u"detail"_s, QJsonObject{{u"ja"_s, detailJa}, {u"en"_s, detailEn}}}};
    if (!procedure.isEmpty()) json[u"procedure"_s] = procedure;
    if (!addresseeNo.isEmpty()) json[u"addressee_no"_s] = addresseeNo;
    if (until.isValid()) json[u"until"_s] = until.toString(Qt::ISODate);
    if (!field.isEmpty()) json[u"field"_s] = field;
    return json;
}

Result<NoticeCatalogue> NoticeCatalogue::load(const QString& folder) {
    NoticeCatalogue catalogue;
    const QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty()) return fail(u"E-PROC-090"_s, {}, {folder, {}});
    for (const QString& name : files) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly)) return fail(u"E-PROC-090"_s, {}, {name, {}});
        const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).object()[u"notices"_s].toArray();
        if (entries.isEmpty()) return fail(u"E-PROC-090"_s, {}, {name, {}});
        for (const QJsonValue& each : entries) {
            const auto entry = definitionOf(each.toObject());
            const QString id = each[u"id"_s].toString();
            if (!entry || catalogue.m_definitions.contains(id)) return fail(u"E-PROC-090"_s, {}, {name, id});
            catalogue.m_definitions.insert(id, *entry);
            if (!entry->predicate.isEmpty()) catalogue.m_conditional << *entry;
        }
    }
    return catalogue;
}

Notice NoticeCatalogue::notice(const QString& id, const NoticeValues& values,
                               const QString& addresseeNo) const {
    const NoticeDefinition* entry = definition(id);
    if (entry == nullptr) throw std::logic_error("unknown notice");
    Notice notice;
    notice.id = id;
    notice.level = entry->level;
    notice.titleJa = filled(entry->titleJa, values, true);
    notice.titleEn = filled(entry->titleEn, values, false);
    notice.detailJa = filled(entry->detailJa, values, true);
    notice.detailEn = filled(entry->detailEn, values, false);
    notice.procedure = entry->procedure;
    notice.addresseeNo = addresseeNo;
    if (const auto until = values.constFind(u"until"_s); until != values.cend()) {
        if (const auto* date = std::get_if<QDate>(&*until)) notice.until = *date;
    }
    return notice;
}

const NoticeDefinition* NoticeCatalogue::definition(const QString& id) const {
    const auto found = m_definitions.constFind(id);
    return found == m_definitions.cend() ? nullptr : &*found;
}

QStringList NoticeCatalogue::ids() const {
    QStringList ids = m_definitions.keys();
    ids.sort();
    return ids;
}

}  // namespace mado
