// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace mado {

class EnterWalk;
class FieldActions;
class FieldColumn;
class FilerQuestions;
class PostalCodeTable;
class Wording;
struct FieldSurroundings;

/// Who files: what kind of filer, which member of the household or which representative, and whether it came
/// by post. Members are chosen, never typed; a representative is written down with address and phone.
class FilerForm : public QWidget {
    Q_OBJECT
 public:
    /// Both outlive it.
    FilerForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent = nullptr);
    ~FilerForm() override;

    /// `facts`: the facts object (household, members). `filerKinds`: those that every procedure of the case
    /// allows, as FormDefinition::filers. Keeps what was entered as far as it still fits.
    void setFacts(const QJsonObject& facts, const QStringList& filerKinds, bool mayBeByPost);

    /// The "filer" part of the facts object: "kind", "by_post", "name", "kana", "relationship",
    /// "postal_code", "address", "building", "phone" (absent where there is nothing), "addressee_no" of a
    /// member.
    [[nodiscard]] QJsonObject filer() const;
    /// An empty object proposes the household head.
    void setFiler(const QJsonObject& filer);
    /// A kind is chosen, and a name is there.
    [[nodiscard]] bool isComplete() const;
    void commitPending();
    void focusFirst();

 Q_SIGNALS:
    void filerChanged(const QJsonObject& filer);
    /// Enter on the last field.
    void finished();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void ask();
    void take(const QString& path, const QJsonValue& value);
    void rebuildKinds();
    void proposePerson();
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QJsonObject person() const;  ///< the member who files; empty for somebody else
    [[nodiscard]] QList<FieldState> fields() const;
    [[nodiscard]] FieldState field(const QString& path, bool required) const;
    [[nodiscard]] QJsonObject strangersFiler() const;
    [[nodiscard]] QJsonObject membersFiler() const;

    const Wording& m_wording;
    std::unique_ptr<FieldActions> m_actions;
    std::unique_ptr<FieldSurroundings> m_surroundings;
    std::unique_ptr<FilerQuestions> m_questions;
    QJsonObject m_facts;
    QStringList m_kinds;
    bool m_mayBeByPost = false;
    QJsonObject m_values;  ///< answers by path
    QJsonObject m_typed;   ///< what could not be read, by path
    QHash<QString, Error> m_refusals;
    FieldColumn* m_column;
    EnterWalk* m_walk;
};

}  // namespace mado
