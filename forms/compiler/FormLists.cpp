// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/FormLists.h"

#include "forms/engine/DefinitionScope.h"
#include "forms/engine/ObjectReader.h"
#include "forms/engine/QuestionReader.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// One list file whose only key is `key`; calls `each` with a reader for every entry and its JSON.
template <class Each>
std::optional<YamlDocument> readList(const QString& folder, const QString& shownAs, const QString& name,
                                     const QString& key, QList<SourceProblem>& problems, Each each) {
    QFile file(u"%1/%2"_s.arg(folder, name));
    const QString shown = u"%1/%2"_s.arg(shownAs, name);
    if (!file.open(QIODevice::ReadOnly)) {
        problems.append({shown, 1, 1, u"the file can't be read"_s});
        return std::nullopt;
    }
    auto document = YamlDocument::read(file.readAll(), shown, problems);
    if (!document) return std::nullopt;
    QList<DefinitionProblem> found;
    ObjectReader root(document->json(), {}, found);
    const QJsonArray entries = root.array(key, 200);
    QSet<QString> ids;
    for (int i = 0; i < entries.size(); ++i) {
        const QString pointer = u"/%1/%2"_s.arg(key).arg(i);
        ObjectReader entry(entries[i], pointer, found);
        const QString id = each(entry, entries[i].toObject(), pointer, found);
        if (ids.contains(id)) entry.problem(u"id"_s, u"'%1' is used twice"_s.arg(id));
        ids.insert(id);
        entry.finish();
    }
    root.finish();
    for (const DefinitionProblem& problem : std::as_const(found))
        problems.append(document->problemAt(problem.pointer, problem.message, problem.offset, problem.atKey));
    return document;
}

}  // namespace

FormLists FormLists::read(const QString& folder, const QString& shownAs, QList<SourceProblem>& problems) {
    FormLists lists;
    using Found = QList<DefinitionProblem>;
    readList(folder, shownAs, u"choices.yaml"_s, u"choices"_s, problems,
             [&](ObjectReader& entry, const QJsonObject& json, const QString&, Found&) {
                 const QString id = entry.id(u"id"_s);
                 const QString table = entry.id(u"table"_s, ObjectReader::Need::Optional);
                 lists.choices.insert(id, {table, entry.array(u"items"_s, 200)});
                 if (json.value("items"_L1).toArray().isEmpty())
                     entry.problem(u"items"_s, u"the list is empty"_s);
                 return id;
             });
    readList(folder, shownAs, u"questions.yaml"_s, u"questions"_s, problems,
             [&](ObjectReader& entry, const QJsonObject& json, const QString&, Found&) {
                 // Expressions may name what only a definition knows, so they are checked where they are
                 // used.
                 const QString id = entry.id(u"id"_s);
                 (void)entry.words(u"label"_s);
                 (void)entry.words(u"help"_s);
                 for (const QString& key : json.keys())
                     (void)entry.raw(key);
                 lists.questions.insert(id, json);
                 return id;
             });
    const ObjectType scope = definitionScope({});
    readList(folder, shownAs, u"warnings.yaml"_s, u"warnings"_s, problems,
             [&](ObjectReader& entry, const QJsonObject& json, const QString& pointer, Found& found) {
                 // Read as a definition would, so that mistakes are told here, where they stand.
                 const QString id = entry.id(u"id"_s);
                 for (const QString& key : json.keys())
                     (void)entry.raw(key);
                 Found inner;
                 ObjectReader alone(QJsonObject{{u"warnings"_s, QJsonArray{json}}}, {}, inner);
                 (void)readChecks(alone, u"warnings"_s, scope, inner);
                 for (DefinitionProblem& problem : inner) {
                     problem.pointer.replace(u"/warnings/0"_s, pointer);
                     found.append(problem);
                 }
                 lists.warnings.insert(id, json);
                 return id;
             });
    readList(folder, shownAs, u"documents.yaml"_s, u"documents"_s, problems,
             [&](ObjectReader& entry, const QJsonObject& json, const QString&, Found&) {
                 const QString form = entry.text(u"form"_s);
                 (void)entry.words(u"title"_s);
                 lists.documents.insert(form, json.value("title"_L1).toObject());
                 return form;
             });
    lists.lifeEventsFile =
        readList(folder, shownAs, u"life-events.yaml"_s, u"life_events"_s, problems,
                 [&](ObjectReader& entry, const QJsonObject& json, const QString& pointer, Found&) {
                     const QString id = entry.id(u"id"_s);
                     (void)entry.words(u"title"_s);
                     lists.lifeEvents.append(
                         {id, json.value("title"_L1).toObject(), entry.texts(u"procedures"_s), pointer});
                     return id;
                 });
    return lists;
}

}  // namespace mado
