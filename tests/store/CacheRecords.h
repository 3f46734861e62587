// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Cache.h"
#include "tests/store/StoreFolder.h"

namespace mado::test {

/// Synthetic records for the tests of the cache.
struct PersonOf {
    QString no;
    QString kana;
    QString kanji;
    QString birth = QStringLiteral("1958-04-01");
    QString address = QStringLiteral("川口市青木二丁目1番1号");
    QString household = QStringLiteral("1001");
    bool isProtected = false;
};

[[nodiscard]] inline Record addresseeOf(const PersonOf& person, qint64 version = 1) {
    using namespace field::addressee;
    Record record(Entity::Addressee, person.no, version);
    record.set(addressee_no, person.no);
    record.set(name_kana, person.kana);
    record.set(name_kanji, person.kanji);
    record.set(birth_date, person.birth);
    record.set(current_address, person.address);
    record.set(current_postal_code, QStringLiteral("3320031"));
    record.set(household_no, person.household);
    record.set(nondisclosure_requested, valueOf(person.isProtected));
    return record;
}

[[nodiscard]] inline Record contactOf(const QString& addresseeNo, const QString& phone, qint64 version = 1) {
    Record record(Entity::Contact, addresseeNo, version);
    record.set(field::contact::addressee_no, addresseeNo);
    record.set(field::contact::phone_key, phone);
    return record;
}

[[nodiscard]] inline CacheChange put(Record record) {
    const RecordRef ref = record.ref();
    return CacheChange{CacheChange::Kind::Put, ref, std::move(record)};
}

/// A cache with its file, folding and clock.
struct CacheBench {
    StoreFolder folder;
    FixedClock clock{QDateTime(QDate(2026, 11, 22), QTime(1, 30), Qt::UTC)};
    KanjiFolding folding = loaded();
    CacheSettings settings{folding, clock};

    static const KanjiFolding& loaded() {
        static const KanjiFolding folding = *KanjiFolding::load();
        return folding;
    }

    [[nodiscard]] QString path() const { return folder.path(QStringLiteral("cache.db")); }
    [[nodiscard]] Result<std::unique_ptr<Cache>> open() { return Cache::open(path(), keyOf(2), settings); }
    /// Applies the changes as the next batch.
    static Result<std::vector<RecordRef>> apply(Cache& cache, std::vector<CacheChange> changes) {
        MADO_ASSIGN(const CacheCursor from, cache.cursor());
        CacheCursor to = from;
        to.epoch = QStringLiteral("e1");
        to.pubSeq += static_cast<qint64>(changes.size());
        to.chainHash = QByteArray::number(to.pubSeq);
        return cache.applyBatch({from, to, std::move(changes)});
    }
};

}  // namespace mado::test
