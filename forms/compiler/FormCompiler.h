// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/compiler/FormLists.h"
#include "forms/compiler/HelpText.h"
#include "forms/compiler/YamlDocument.h"
#include "forms/engine/FormDefinition.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace mado {

/// Turns forms/procedures/<area>/<id>/{definition.yaml, help.ja.md, help.en.md} and
/// forms/procedures/lists/*.yaml into one CBOR file a procedure and an index, and says with file, line and
/// column what is wrong. Build time only: the program reads the CBOR.
class FormCompiler {
 public:
    /// `shownAs` stands for `folder` in messages ("forms/procedures"). `parameterIds`: the figures that
    /// exist; nothing if they are not to be checked.
    FormCompiler(QString folder, QString shownAs, std::optional<QSet<QString>> parameterIds)
        : m_folder(std::move(folder)),
          m_shownAs(std::move(shownAs)),
          m_parameterIds(std::move(parameterIds)) {}

    /// Reads everything; true if nothing is wrong.
    bool compile();
    [[nodiscard]] const QList<SourceProblem>& problems() const { return m_problems; }
    /// After a good compile(): <id>.cbor and index.cbor. False if a file can't be written.
    [[nodiscard]] bool write(const QString& outputFolder) const;
    [[nodiscard]] QStringList procedures() const;

 private:
    struct Source {
        YamlDocument yaml;
        QJsonObject json;  ///< with lists and help put in
        std::shared_ptr<const FormDefinition> form;
        QString area;
        QString folder;
    };
    void readProcedure(const QString& area, const QString& id);
    [[nodiscard]] std::optional<YamlDocument> readYaml(const QString& path);
    [[nodiscard]] HelpText readHelp(const QString& path);
    void putLists(Source& source);
    [[nodiscard]] QJsonObject sharedQuestion(Source& source, QJsonObject question, const QString& pointer);
    void putChoices(Source& source, QJsonObject& question, const QString& pointer);
    void putHelp(Source& source, const HelpText& ja, const HelpText& en);
    void putHelpInto(Source& source, QJsonObject& question, const QString& pointer, const HelpText& ja,
                     const HelpText& en, QSet<QString>& used);
    void checkAlone(const Source& source);
    void checkParameters(const Source& source);
    void checkTogether();
    void checkShares();
    void checkLifeEvents();
    void problem(const Source& source, const QString& pointer, const QString& message);

    QString m_folder;
    QString m_shownAs;
    std::optional<QSet<QString>> m_parameterIds;
    FormLists m_lists;
    std::vector<Source> m_sources;
    QList<SourceProblem> m_problems;
};

/// Ids of all figures in the parameter files below `folder`.
[[nodiscard]] QSet<QString> parameterIdsBelow(const QString& folder);

}  // namespace mado
