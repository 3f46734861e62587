// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/UuidV7.h"
#include "tests/central/Cases.h"
#include "tests/central/CentreUnderTest.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mado::test {

/// What every central store must do, whatever it is made of. Each test begins with an empty centre from the
/// factory and uses the interface only.
class CentralContract : public QObject {
    Q_OBJECT
 public:
    using Factory = std::function<std::unique_ptr<CentreUnderTest>()>;
    explicit CentralContract(Factory factory) : m_factory(std::move(factory)) {}

 private Q_SLOTS:
    void init();
    void cleanup();

    // Who one is
    void signsInWithTheCard();
    void refusesAnotherCard();
    void challengeIsGoodOnce();
    void refusesUnknownAndInactivePeople();
    void aPersonMadeInactiveIsSignedOut();

    // Cases
    void confirmationByAnotherAppliesAndRaisesVersions();
    void caseNamesItsProceduresAndSubjects_data();
    void caseNamesItsProceduresAndSubjects();
    void ownCaseIsRefused();
    void whoeverEnteredTheReplacedCaseMayNotConfirm();
    void rolesAreNeeded_data();
    void rolesAreNeeded();
    void movedVersionIsAConflict();
    void reliedOnVersionIsAConflict();
    void confirmsOnlyWhatWasSeen();
    void appliesOnlyWhatWasFiled_data();
    void appliesOnlyWhatWasFiled();
    void decisionStaysWithinTheCase();
    void caseWritesNoneOfTheCentresOwnRecords();
    void sameCommandTwiceGivesTheSameAnswer();
    void sameIdWithOtherContentIsTampering();
    void answersOutliveTheProcess();
    void withdrawnIsOutOfPlay();
    void returnedCaseMayBeReplacedOnce();
    void decidesAppliedCasesOnly();
    void caseIsEnteredOnce();
    void malformedIsRefused_data();
    void malformedIsRefused();
    void changesThatDoNotFitAreRefusedWhole_data();
    void changesThatDoNotFitAreRefusedWhole();
    void versionsAreNotReusedAfterRemoval();

    // Papers
    void serialsAreDenseAndNeverReused();
    void reprintKeepsTheDocumentNumber();
    void issueIsEnteredOnce();
    void spoiledNumberStaysUsed();
    void refusedIssueTakesNoNumber();

    // Feed, fill, history
    void pullsWholeBatches();
    void feedNumbersAreDense();
    void coldCursorMustFill();
    void otherEpochIsRewound();
    void otherHashIsDiverged();
    void cursorBeyondTheHeadIsDiverged();
    void fillsInChunksAndGoesOn();
    void fillStopsWhenTheSinkFails();
    void rangesAreDigested();
    void historyHasAllVersions();

    // Numbers and audit
    void numberIsReadForAReasonOnly();
    void numberTakesEffectWithTheConfirmation();
    void numbersAnHourAreLimited();
    void auditTellsWhoDidWhat();

 private:
    using Session = std::unique_ptr<CentralSession>;
    [[nodiscard]] Session person(const QString& staffId, const QStringList& roles);
    [[nodiscard]] Session author();     ///< S001: enter, issue
    [[nodiscard]] Session confirmer();  ///< S002: enter, confirm, decide, audit
    [[nodiscard]] QString newId() { return m_ids->next(); }
    /// Enters a case with these changes; the envelope as sent.
    CommandEnvelope enter(CentralSession& session, const ChangeSet& changes, const QString& supersedes = {});
    SubmitAnswer send(CentralSession& session, CommandKind kind, const QString& caseId,
                      const QJsonObject& json);
    /// Where an accepted command stands in the feed, once it does.
    qint64 numberOf(CentralSession& session, const CommandEnvelope& command);
    /// Entered by S001, confirmed by S002.
    SubmitAnswer carryOut(const ChangeSet& changes);
    /// The record as the feed says, from the history. Nothing if absent.
    std::optional<Record> latest(Entity entity, const QString& key);
    QString stateOf(const QString& caseId);
    std::vector<CacheChange> everything(CentralSession& session, int limit);
    QStringList actions(CentralSession& session);

    Factory m_factory;
    std::unique_ptr<CentreUnderTest> m_centre;
    std::unique_ptr<UuidV7Generator> m_ids;
    Session m_author;
    Session m_confirmer;
};

}  // namespace mado::test
