// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/CentreReading.h"

#include "core/cards/SoftwareCards.h"
#include "core/desk/TerminalStores.h"
#include "core/domain/SchemaText.h"
#include "tests/ui/story/Answers.h"

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr int all = 1'000'000;

SecretBuffer pin() {
    static constexpr unsigned char digits[] = {'1', '2', '3', '4'};
    return SecretBuffer::copyOf(digits);
}

}  // namespace

std::vector<Record> recordsAtCentre(StoryCity& city, const QString& profile, Entity entity) {
    const auto stores = orThrow(TerminalStores::open(profile, city.secrets(), city.clock()));
    SoftwareCards reader(profile + u"/cards"_s);
    const auto card = orThrow(reader.open(u"s-0003"_s));
    SignInProof proof;
    proof.staffId = u"s-0003"_s;
    proof.terminalId = stores->outbox().terminalId();
    proof.challenge = orThrow(stores->centre().challenge());
    proof.signature = orThrow(card->sign(pin(), proof.challenge));
    const auto session = orThrow(stores->centre().signIn(proof));
    const std::vector<Field>& columns = schema::columns(entity);
    std::vector<Record> records;
    const auto take = [&](std::span<const std::optional<std::string_view>> row) -> Result<void> {
        Record record(entity, QString::fromUtf8(row[0]->data(), qsizetype(row[0]->size())));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& cell = row[i + 2];
            if (!cell) continue;
            const QString text = QString::fromUtf8(cell->data(), qsizetype(cell->size()));
            const bool isNumber = dictionary::info(columns[i]).isNumeric();
            record.set(columns[i], isNumber ? Value(text.toLongLong()) : Value(text));
        }
        records.push_back(std::move(record));
        return {};
    };
    static_cast<void>(orThrow(session->fill(entity, {}, all, take)));
    return records;
}

std::vector<Record> recordsAtCentre(StoryCity& city, const QString& profile, Field field,
                                    const QString& value) {
    std::vector<Record> records = recordsAtCentre(city, profile, field.entity);
    std::erase_if(records, [&](const Record& each) { return each.text(field) != value; });
    return records;
}

}  // namespace mado::test
