// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/compiler/YamlDocument.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace mado {

/// What definitions share: lists of choices, questions, named warnings, printed documents, life events
/// (forms/procedures/lists/*.yaml).
struct FormLists {
    struct ChoiceList {
        QString table;
        QJsonArray choices;
    };
    QHash<QString, ChoiceList> choices;
    QHash<QString, QJsonObject> warnings;
    QHash<QString, QJsonObject> questions;  ///< with their help; a definition says "use: <id>"
    QHash<QString, QJsonObject> documents;  ///< form -> words of its title
    struct Event {
        QString id;
        QJsonObject title;
        QStringList procedures;
        QString pointer;
    };
    QList<Event> lifeEvents;
    std::optional<YamlDocument> lifeEventsFile;

    /// Reads choices.yaml, questions.yaml, warnings.yaml, documents.yaml, life-events.yaml of `folder`.
    [[nodiscard]] static FormLists read(const QString& folder, const QString& shownAs,
                                        QList<SourceProblem>& problems);
};

}  // namespace mado
