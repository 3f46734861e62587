// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/text/PostalCodeTable.h"
#include "forms/engine/FormCatalogue.h"
#include "forms/engine/FormSession.h"
#include "tests/support/households/HouseholdBuilder.h"
#include "tests/support/households/ProcedureDesk.h"
#include "ui/base/UserSettings.h"
#include "ui/base/Wording.h"
#include "ui/questions/QuestionForm.h"

#include <QTemporaryDir>

#include <memory>

namespace mado::test {

/// A form in a window with the session of a real procedure behind it, wired as a page does.
class QuestionDesk {
 public:
    QuestionDesk();

    /// Opens the procedure for the household; the form is shown and active.
    void open(const QString& procedure, const HouseholdSnapshot& household);
    void take(const Result<FormChange>& change);

    [[nodiscard]] FormSession& session() { return *m_session; }
    [[nodiscard]] QuestionForm& form() { return *m_form; }
    [[nodiscard]] QJsonObject facts(const HouseholdSnapshot& household) const;
    [[nodiscard]] const Wording& wording() const { return m_wording; }
    [[nodiscard]] const PostalCodeTable& postalCodes() const { return m_postalCodes; }
    [[nodiscard]] const Parameters& parameters() const { return m_desk.parameters; }
    [[nodiscard]] QDate today() const { return m_desk.today; }
    [[nodiscard]] QWidget* focus() const;

    int finished = 0;
    int answers = 0;

 private:
    void wire();
    QTemporaryDir m_folder;
    ProcedureDesk m_desk;
    UserSettings m_settings;
    ErrorCatalogue m_errors;
    Wording m_wording;
    PostalCodeTable m_postalCodes;
    FormCatalogue m_catalogue;
    std::unique_ptr<FormSession> m_session;
    std::unique_ptr<QuestionForm> m_form;
};

}  // namespace mado::test
