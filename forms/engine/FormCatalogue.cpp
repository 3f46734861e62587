// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/FormCatalogue.h"

#include "core/text/KanaFolding.h"
#include "forms/engine/DefinitionReader.h"
#include "forms/engine/ObjectReader.h"

#include <QCborValue>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

Result<QJsonObject> readCbor(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return fail(u"E-FORM-001"_s, {}, {}, path);
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(file.readAll(), &error);
    if (error.error != QCborError::NoError || !value.isMap()) return fail(u"E-FORM-002"_s, {}, {}, path);
    return value.toJsonValue().toObject();
}

/// 0 where a title or keyword begins with `key`, 1 where one contains it, nothing otherwise.
std::optional<int> rank(const FormSummary& form, const QString& key) {
    std::optional<int> best;
    for (const QString& candidate : form.searchKeys) {
        if (candidate.startsWith(key)) return 0;
        if (candidate.contains(key)) best = 1;
    }
    return best;
}

FormSummary readSummary(const QJsonValue& json, const QString& pointer, QList<DefinitionProblem>& problems) {
    ObjectReader reader(json, pointer, problems);
    FormSummary form;
    form.id = reader.id(u"id"_s);
    form.version = int(reader.number(u"version"_s, 1, 1, 1'000'000));
    form.title = reader.words(u"title"_s);
    form.area = reader.id(u"area"_s);
    form.kind =
        FormKind(qMax(0, reader.oneOf(u"kind"_s, {u"notification"_s, u"application"_s, u"correction"_s})));
    form.keywords = reader.texts(u"keywords"_s);
    form.lifeEvents = reader.texts(u"life_events"_s);
    QStringList words = form.keywords;
    words << form.title.ja << form.title.en << form.id;
    for (const QString& word : std::as_const(words))
        form.searchKeys.append(kanaKey(word));
    reader.finish();
    return form;
}

}  // namespace

Result<FormCatalogue> FormCatalogue::load(const QString& folder) {
    MADO_ASSIGN(const QJsonObject index, readCbor(folder + u"/index.cbor"_s));
    FormCatalogue catalogue;
    catalogue.m_folder = folder;
    QList<DefinitionProblem> problems;
    ObjectReader reader(index, {}, problems);
    for (const QJsonValue& form : reader.array(u"forms"_s, 500))
        catalogue.m_forms.append(readSummary(form, u"/forms"_s, problems));
    for (const QJsonValue& event : reader.array(u"life_events"_s)) {
        ObjectReader item(event, u"/life_events"_s, problems);
        catalogue.m_lifeEvents.append(
            {item.id(u"id"_s), item.words(u"title"_s), item.texts(u"procedures"_s)});
        item.finish();
    }
    reader.finish();
    if (!problems.isEmpty())
        return fail(u"E-FORM-002"_s, {}, {}, problems.front().pointer + u": "_s + problems.front().message);
    return catalogue;
}

const FormSummary* FormCatalogue::summary(const QString& id) const {
    const auto found =
        std::find_if(m_forms.begin(), m_forms.end(), [&](const FormSummary& form) { return form.id == id; });
    return found == m_forms.end() ? nullptr : &*found;
}

QList<const FormSummary*> FormCatalogue::matching(const QString& typed) const {
    QStringList keys;
    for (const QString& word : typed.left(200).simplified().split(u' ', Qt::SkipEmptyParts))
        if (const QString key = kanaKey(word); !key.isEmpty()) keys.append(key);
    QList<std::pair<int, const FormSummary*>> ranked;
    for (const FormSummary& form : m_forms) {
        int sum = 0;
        const bool all = std::all_of(keys.begin(), keys.end(), [&](const QString& key) {
            const std::optional<int> found = rank(form, key);
            sum += found.value_or(0);
            return found.has_value();
        });
        if (all) ranked.append({sum, &form});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QList<const FormSummary*> forms;
    for (const auto& [sum, form] : std::as_const(ranked))
        forms.append(form);
    return forms;
}

Result<std::shared_ptr<const FormDefinition>> FormCatalogue::definition(const QString& id) const {
    if (const auto known = m_definitions.constFind(id); known != m_definitions.constEnd()) return *known;
    if (summary(id) == nullptr) return fail(u"E-FORM-003"_s, {}, {}, isIdentifier(id) ? id : QString());
    const QString path = u"%1/%2.cbor"_s.arg(m_folder, id);
    MADO_ASSIGN(const QJsonObject json, readCbor(path));
    const DefinitionOutcome outcome = readDefinition(json);
    if (outcome.definition == nullptr || outcome.definition->id != id) {
        const QString first = outcome.problems.isEmpty() ? u"another id"_s : outcome.problems.front().pointer;
        return fail(u"E-FORM-002"_s, {}, {}, path + u' ' + first);
    }
    m_definitions.insert(id, outcome.definition);
    return outcome.definition;
}

}  // namespace mado
