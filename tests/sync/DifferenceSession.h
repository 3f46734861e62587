// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/SchemaText.h"
#include "core/simulation/ForwardingSession.h"

namespace mado::test {

/// What the server does, with the embedded centre: of a record that was there before, the feed brings only
/// what is other than in the version before.
class DifferenceSession final : public simulation::ForwardingSession {
 public:
    using ForwardingSession::ForwardingSession;
    [[nodiscard]] Result<PullAnswer> pull(const CacheCursor& from, int changeLimit) override {
        MADO_ASSIGN(PullAnswer answer, real().pull(from, changeLimit));
        for (CacheChange& each : answer.batch.changes) {
            if (each.kind == CacheChange::Kind::Put) MADO_TRY(shorten(each));
        }
        return answer;
    }

 private:
    Result<void> shorten(CacheChange& change) {
        MADO_ASSIGN(const auto versions, real().history(change.ref.entity, change.ref.key));
        for (const RecordVersion& before : versions) {
            if (!before.record || before.record->version() != change.ref.version - 1) continue;
            for (const Field field : schema::columns(change.ref.entity)) {
                const Value& now = change.record->value(field);
                if (now != before.record->value(field)) change.items.push_back({field, now});
            }
            change.kind = CacheChange::Kind::Change;
            change.record.reset();
            return {};
        }
        return {};
    }
};

}  // namespace mado::test
