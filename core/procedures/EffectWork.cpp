// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EffectWork.h"

#include "core/procedures/ContactChanges.h"
#include "core/procedures/ReverseChanges.h"
#include "core/text/Age.h"

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

EffectWork::EffectWork(const EffectInput& input, const QList<AnswerSpec>& specs)
    : context(input.context), answers(input.answers, specs), ledger(input.before), m_before(input.before) {}

void EffectWork::change(Entity entity, const QString& key, const std::function<void(Record&)>& edit) {
    const Record* record = ledger.find(entity, key);
    if (record == nullptr) throw std::logic_error("changing a record that is not there");
    Record changed = *record;
    edit(changed);
    ledger.add(std::move(changed));
}

void EffectWork::relyOn(const Record* record) {
    if (record == nullptr || record->version() == 0) return;
    if (std::find(m_reliedOn.begin(), m_reliedOn.end(), record->ref()) == m_reliedOn.end()) {
        m_reliedOn.push_back(record->ref());
    }
}

void EffectWork::find(const QString& id, const NoticeValues& values, const QString& addresseeNo,
                      const QString& field) {
    Notice notice = context.notices.notice(id, values, addresseeNo);
    notice.field = field;
    if (std::find(output.findings.begin(), output.findings.end(), notice) == output.findings.end()) {
        output.findings.push_back(std::move(notice));
    }
}

void EffectWork::suggest(const QString& form, DocumentSuggestion::Stage stage, const QString& addresseeNo,
                         const QString& certificateKey) {
    DocumentSuggestion document{form, addresseeNo, stage, certificateKey};
    if (std::find(output.documents.begin(), output.documents.end(), document) == output.documents.end()) {
        output.documents.push_back(std::move(document));
    }
}

QString EffectWork::nameOf(const QString& addresseeNo) const {
    const Record* person = ledger.member(addresseeNo);
    return person == nullptr ? QString() : knownName(*person);
}

EffectOutput EffectWork::finish() {
    output.changes = changesBetween(m_before, ledger);
    std::sort(m_reliedOn.begin(), m_reliedOn.end(), [](const RecordRef& a, const RecordRef& b) {
        return std::tie(a.entity, a.key) < std::tie(b.entity, b.key);
    });
    output.changes.reliedOn = m_reliedOn;
    output.after = ledger;
    return std::move(output);
}

Effect makeEffect(const QString& id, const QString& nameJa, const QString& nameEn, QList<AnswerSpec> answers,
                  std::function<Result<void>(EffectWork&)> body) {
    auto compute = [answers, body = std::move(body)](const EffectInput& input) -> Result<EffectOutput> {
        EffectWork work(input, answers);
        MADO_TRY(work.answers.check(input.before));
        MADO_TRY(body(work));
        if (work.answers.isNamed(phoneSpec().id)) keepPhone(work);
        return work.finish();
    };
    return {id, nameJa, nameEn, answers, std::move(compute)};
}

Record newRecord(Entity entity, const QString& key, Field personField, const QString& addresseeNo) {
    Record record(entity, key);
    record.set(personField, addresseeNo);
    return record;
}

QString knownName(const Record& addressee) {
    const QString alias = addressee.text(field::addressee::alias_kanji);
    return alias.isEmpty() ? addressee.text(field::addressee::name_kanji) : alias;
}

QString knownKana(const Record& addressee) {
    const QString alias = addressee.text(field::addressee::alias_kana);
    return alias.isEmpty() ? addressee.text(field::addressee::name_kana) : alias;
}

QDate birthOf(const Record& addressee) {
    const auto birth = PartialDate::fromIso(addressee.text(field::addressee::birth_date));
    if (!birth) return {};
    return assumedBirthDate(*birth).value_or(QDate());
}

}  // namespace mado
