// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/Answers.h"
#include "core/procedures/Effect.h"
#include "core/procedures/EffectContext.h"
#include "core/procedures/EffectOutput.h"

#include <functional>

namespace mado {

/// The desk on which one filing is worked out: the records as they become, and what there is to say. Lives
/// during one call.
class EffectWork {
 public:
    EffectWork(const EffectInput& input, const QList<AnswerSpec>& specs);
    EffectWork(const EffectWork&) = delete;
    EffectWork& operator=(const EffectWork&) = delete;

    const EffectContext& context;
    Answers answers;
    HouseholdSnapshot ledger;  ///< records as they become; versions stay those read
    EffectOutput output;

    /// Copies the record, lets `edit` change it, and puts it back. The record must be there.
    void change(Entity entity, const QString& key, const std::function<void(Record&)>& edit);
    void put(Record record) { ledger.add(std::move(record)); }
    /// The result depends on this record as it was read; the centre checks its version.
    void relyOn(const Record* record);
    void find(const QString& id, const NoticeValues& values = {}, const QString& addresseeNo = {},
              const QString& field = {});
    void suggest(const QString& form, DocumentSuggestion::Stage stage, const QString& addresseeNo = {},
                 const QString& certificateKey = {});

    [[nodiscard]] QString nameOf(const QString& addresseeNo) const;
    /// The change set against what was read.
    [[nodiscard]] EffectOutput finish();

 private:
    const HouseholdSnapshot& m_before;
    std::vector<RecordRef> m_reliedOn;
};

/// Makes an effect from its body: answers are checked first, the change set is computed last.
[[nodiscard]] Effect makeEffect(const QString& id, const QString& nameJa, const QString& nameEn,
                                QList<AnswerSpec> answers, std::function<Result<void>(EffectWork&)> body);

/// Fields that a record key starts with: sets addressee_no and puts defaults, so that every record says whom
/// it is about.
[[nodiscard]] Record newRecord(Entity entity, const QString& key, Field personField,
                               const QString& addresseeNo);

/// The name by which the person is known: the alias where there is one, else the registered name.
[[nodiscard]] QString knownName(const Record& addressee);
[[nodiscard]] QString knownKana(const Record& addressee);
/// Day taken as birth date (assumed where parts are unknown); invalid if wholly unknown.
[[nodiscard]] QDate birthOf(const Record& addressee);

}  // namespace mado
