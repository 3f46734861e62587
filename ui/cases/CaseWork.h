// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/IdentityRules.h"
#include "forms/filing/CasePayloads.h"
#include "ui/base/CounterServices.h"

#include <QObject>

#include <optional>

namespace mado {

/// A case that is being filled in, apart from widgets: the draft, what is computed from it (beside the GUI
/// thread), the preview, and its keeping on disk. GUI thread.
class CaseWork : public QObject {
    Q_OBJECT
 public:
    CaseWork(const CounterServices& services, QObject* parent = nullptr);

    /// A new case of a household. `procedures` are added in order; unknown ones are refused. `people` are
    /// selected at first where a procedure asks for members.
    [[nodiscard]] Result<void> begin(const HouseholdView& household, const CounterDesk::CaseNumbers& numbers,
                                     const QStringList& procedures, const QStringList& people);
    /// A kept draft, with the household as it is now.
    [[nodiscard]] Result<void> restore(const HouseholdView& household, const Draft& draft);
    /// The answers of a returned case as a new draft that takes its place once it is entered.
    [[nodiscard]] Result<void> correct(const CaseView& returned, const CounterDesk::CaseNumbers& numbers);
    [[nodiscard]] bool isOpen() const { return m_draft.has_value(); }

    [[nodiscard]] CaseDraft& draft() { return *m_draft; }
    [[nodiscard]] const CaseDraft& draft() const { return *m_draft; }
    [[nodiscard]] const HouseholdView& household() const { return m_household; }
    [[nodiscard]] const CaseComputation& computation() const { return m_computation; }
    [[nodiscard]] const QString& caseNo() const { return m_caseNo; }
    [[nodiscard]] const QDateTime& savedAt() const { return m_savedAt; }
    [[nodiscard]] const QDate& filedOn() const { return m_filedOn; }
    /// Why an earlier one came back: "case_no", "by", "reason"; empty for a first filing.
    [[nodiscard]] const QJsonObject& correction() const { return m_correction; }
    /// A second household that the case concerns (a merge): its people can be chosen from now on.
    void join(const HouseholdView& other);
    [[nodiscard]] const QStringList& joinedHouseholds() const { return m_joined; }
    [[nodiscard]] Result<void> addProcedure(const QString& procedure);

    /// Call after every change of the draft: shares answers, keeps it, computes anew.
    void changed();
    /// Which paper the preview shows.
    void setPreview(int index);
    [[nodiscard]] int preview() const { return m_preview; }
    [[nodiscard]] IdentityAssessment identity() const;
    /// Why the case can't be entered yet, in words of the screen; empty if it can.
    [[nodiscard]] QStringList obstacles() const;

    /// Enters the case. On disk when fulfilled; the draft is gone then.
    [[nodiscard]] CounterDesk::Future<Submission> enter();
    /// The centre refused that command: what was typed is a draft again, in the step that settles it.
    [[nodiscard]] CounterDesk::Future<void> takeBack(const QString& commandId);
    /// Keeps the draft now (leaving, lock).
    void keep();
    [[nodiscard]] CounterDesk::Future<void> discard();
    /// What is kept on disk, as it stands now.
    [[nodiscard]] Draft asDraft();
    /// Entered or discarded: there is nothing here to go on with.
    [[nodiscard]] bool isOver() const { return m_isOver; }

 Q_SIGNALS:
    void computed();                    ///< computation() is new
    void drawn(const QByteArray& pdf);  ///< the preview; empty if there is nothing to draw
    void kept(const QDateTime& at);
    void refused(const mado::Error& error);

 private:
    struct Outcome {
        CaseComputation computation;
        QByteArray pdf;
    };
    void compute();
    void take(const Outcome& outcome);
    void takeHousehold(const HouseholdView& household, const QString& caseId);
    [[nodiscard]] QJsonObject factsWithResults() const;
    [[nodiscard]] CaseSituation situation() const;

    const CounterServices& m_services;
    HouseholdView m_household;
    std::optional<CaseDraft> m_draft;
    CaseComputation m_computation;
    QString m_caseNo;
    QString m_supersedes;      // the returned case that this one replaces
    QJsonObject m_correction;  // "case_no", "by", "reason": why it came back
    QStringList m_joined;      // household numbers
    QDate m_filedOn;
    QDateTime m_savedAt;
    QDateTime m_begunAt;
    quint64 m_asked = 0;
    int m_preview = 0;
    bool m_isOver = false;
};

}  // namespace mado
