// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/questions/QuestionDesk.h"

#include <QApplication>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace mado::test {

QuestionDesk::QuestionDesk()
    : m_settings(m_folder.filePath(u"settings.json"_s)),
      m_errors(u":/errors"_s),
      m_wording(m_errors, m_settings),
      m_catalogue(FormCatalogue::load().value()) {}

QJsonObject QuestionDesk::facts(const HouseholdSnapshot& household) const {
    return m_desk.facts().facts(household, {m_desk.today});
}

void QuestionDesk::open(const QString& procedure, const HouseholdSnapshot& household) {
    m_form.reset();
    const Parameters& parameters = m_desk.parameters;
    m_session = std::make_unique<FormSession>(
        m_catalogue.definition(procedure).value(), facts(household),
        [&parameters](const QString& id, const QDate& day) -> std::optional<qint64> {
            const auto figure = parameters.at(id, day);
            return figure ? std::optional<qint64>(figure->number) : std::nullopt;
        });
    m_form = std::make_unique<QuestionForm>(m_wording, m_postalCodes);
    m_form->resize(430, 900);
    wire();
    m_form->setSession(m_session.get());
    m_form->show();
    QApplication::setActiveWindow(m_form.get());
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    finished = 0;
    answers = 0;
}

void QuestionDesk::take(const Result<FormChange>& change) {
    QVERIFY2(change.ok(), change.ok() ? "" : qPrintable(change.error().code));
    ++answers;
    m_form->refresh();
}

void QuestionDesk::wire() {
    QuestionForm* form = m_form.get();
    QObject::connect(
        form, &QuestionForm::answered, form,
        [this](const QString& path, const QJsonValue& value) { take(m_session->setAnswer(path, value)); });
    QObject::connect(form, &QuestionForm::memberToggled, form,
                     [this](const QString& question, const QString& person, bool on) {
                         take(m_session->selectMember(question, person, on));
                     });
    QObject::connect(form, &QuestionForm::rowAdded, form,
                     [this](const QString& group) { take(m_session->addRow(group)); });
    QObject::connect(form, &QuestionForm::rowRemoved, form,
                     [this](const QString& group, int row) { take(m_session->removeRow(group, row)); });
    QObject::connect(form, &QuestionForm::resetAsked, form,
                     [this](const QString& path) { take(m_session->resetAnswer(path)); });
    QObject::connect(form, &QuestionForm::acknowledged, form,
                     [this](const QString& code, bool on, const QString& note) {
                         m_session->acknowledge(code, on, note);
                         m_form->refresh();
                     });
    QObject::connect(form, &QuestionForm::evidenceChanged, form,
                     [this](const QString& key, EvidenceState::State state, const QString& note) {
                         m_session->setEvidence(key, state, note);
                         m_form->refresh();
                     });
    QObject::connect(form, &QuestionForm::finished, form, [this] { ++finished; });
}

QWidget* QuestionDesk::focus() const {
    return QApplication::focusWidget();
}

}  // namespace mado::test
