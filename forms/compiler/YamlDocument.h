// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace mado {

/// Something wrong in a source file of the forms, for its author. Line and column count from 1, the column in
/// characters.
struct SourceProblem {
    QString file;
    int line = 1;
    int column = 1;
    QString message;
    /// "forms/procedures/x/definition.yaml:12:7: message"
    [[nodiscard]] QString text() const;
    friend bool operator==(const SourceProblem&, const SourceProblem&) = default;
};

/// One YAML file as JSON, which remembers where every value stood. The part of YAML that the forms use: maps,
/// lists, texts, whole numbers, true and false. Anchors, tags and more than one document are refused, and a
/// key may stand once only.
class YamlDocument {
 public:
    static constexpr qsizetype largestFile = 256 * 1024;
    static constexpr int deepest = 30;

    /// `file` is the name for messages. Problems are added to `problems`; nothing is returned if there are
    /// any.
    [[nodiscard]] static std::optional<YamlDocument> read(const QByteArray& yaml, const QString& file,
                                                          QList<SourceProblem>& problems);

    [[nodiscard]] const QJsonValue& json() const { return m_json; }
    [[nodiscard]] const QString& file() const { return m_file; }
    /// A problem at the value (or key) with this JSON pointer, or at the nearest one around it. `offset` goes
    /// into a text that stands on one line.
    [[nodiscard]] SourceProblem problemAt(const QString& pointer, const QString& message, int offset = 0,
                                          bool atKey = false) const;

 private:
    friend class YamlBuilder;
    struct Place {
        int line = 1;
        int column = 1;
        bool oneLine = false;  ///< offsets into the text are columns
    };
    QString m_file;
    QJsonValue m_json;
    QHash<QString, Place> m_values;
    QHash<QString, Place> m_keys;
};

}  // namespace mado
