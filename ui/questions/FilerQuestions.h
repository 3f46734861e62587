// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormDefinition.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>
#include <memory>

namespace mado {

/// The questions about who files, in the shape that field widgets show. Words follow the language of the
/// program.
class FilerQuestions {
    Q_DECLARE_TR_FUNCTIONS(FilerQuestions)
 public:
    FilerQuestions();

    /// Null for an unknown id. A new list of kinds gives a new "kind" question, so that its widget is made
    /// anew.
    [[nodiscard]] const Question* question(const QString& id) const;
    void setKinds(const QStringList& kinds, const QString& headName);
    void translate();

    /// Kinds whose filer is always in the household, and those who may be.
    [[nodiscard]] static bool isMember(const QString& kind);
    [[nodiscard]] static bool mayBeMember(const QString& kind);

 private:
    [[nodiscard]] QString kindLabel(const QString& kind) const;
    Question& at(const QString& id) { return *m_questions.at(id); }
    std::map<QString, std::unique_ptr<Question>> m_questions;
    QStringList m_kinds;
    QString m_headName;
};

}  // namespace mado
