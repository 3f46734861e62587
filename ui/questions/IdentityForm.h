// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/IdentityRules.h"

#include <QDate>
#include <QJsonArray>
#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace mado {

class EnterWalk;
class IdentityRow;
class IdentityState;
class Parameters;
class Wording;

/// The identity check: says what suffices before anything is asked, takes ticks for what was shown, and tells
/// at once what is proved, what is missing and what does not count. Kinds of documents only, never their
/// numbers. Arrow keys go from document to document, Space ticks.
class IdentityForm : public QWidget {
    Q_OBJECT
 public:
    /// `wording` outlives it.
    explicit IdentityForm(const Wording& wording, QWidget* parent = nullptr);
    ~IdentityForm() override;

    /// `ruleCode` as FormSession::identityRule(). `parameters` is copied (cheap). What was ticked stays.
    void setNeed(const QString& ruleCode, FilerKind filer, QDate day, const Parameters& parameters);

    /// As CaseDraft::identityEvidence: [{"document", "valid_until", "by_representative", "copy",
    /// "mismatches"}].
    void setEvidence(const QJsonArray& evidence);
    [[nodiscard]] QJsonArray evidence() const;
    [[nodiscard]] const IdentityAssessment& assessment() const { return m_assessment; }
    /// What is to be printed stands above the documents, and Enter comes to it after them: Tab goes as one
    /// reads.
    void orderTabs();
    void focusFirst();

 Q_SIGNALS:
    void evidenceChanged(const QJsonArray& evidence);
    /// The list of what to bring is wanted on paper.
    void whatToBringAsked();
    /// Enter, and the check is complete.
    void finished();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    struct Group {
        QLabel* title;
        QStringList classes;
        bool ofRepresentative = false;
        QList<IdentityRow*> rows;
    };
    void rebuild();
    void addGroup(const QString& title, const QStringList& classes, bool ofRepresentative);
    void planGroups(const QStringList& needs);
    void changed();
    void assess();
    void showRows();
    [[nodiscard]] QList<ShownEvidence> shown() const;
    [[nodiscard]] bool needsOriginal(const IdentityRow& row) const;
    [[nodiscard]] QList<QWidget*> stops() const;
    bool moveTo(const QObject* from, int by);
    bool toggleByLetter(const QString& letter);

    const Wording& m_wording;
    IdentityRule m_rule = IdentityRule::None;
    FilerKind m_filer = FilerKind::Person;
    QDate m_day;
    std::unique_ptr<Parameters> m_parameters;
    QJsonArray m_kept;  ///< ticked documents that have no row for this filer
    IdentityAssessment m_assessment;
    QLabel* m_sentence;
    IdentityState* m_state;
    QVBoxLayout* m_list;
    QList<Group> m_groups;
    EnterWalk* m_walk;
};

/// How the kind of filer of the facts object ("head", "representative_legal", ...) counts for the identity
/// check.
[[nodiscard]] FilerKind identityFilerKind(const QString& filerKind, bool byPost);

}  // namespace mado
