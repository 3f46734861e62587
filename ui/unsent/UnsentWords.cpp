// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/UnsentWords.h"

#include <QCoreApplication>

namespace mado {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("UnsentWords", text);
}

}  // namespace

QString UnsentWords::state(UnsentRow::State state) const {
    switch (state) {
        case UnsentRow::State::Waiting:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Unsent"));
        case UnsentRow::State::OtherPerson:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Unsent (another person's)"));
        case UnsentRow::State::Held:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Held back"));
        case UnsentRow::State::Refused:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Refused"));
        case UnsentRow::State::Conflict:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Conflict"));
        case UnsentRow::State::Quarantined:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Quarantined"));
        case UnsentRow::State::Returned:
            break;
    }
    return say(QT_TRANSLATE_NOOP("UnsentWords", "Returned"));
}

Tone UnsentWords::tone(UnsentRow::State state) {
    switch (state) {
        case UnsentRow::State::Waiting:
        case UnsentRow::State::OtherPerson:
            return Tone::Accent;
        case UnsentRow::State::Refused:
        case UnsentRow::State::Quarantined:
            return Tone::Stop;
        case UnsentRow::State::Held:
        case UnsentRow::State::Conflict:
        case UnsentRow::State::Returned:
            break;
    }
    return Tone::Look;
}

QString UnsentWords::kind(CommandKind kind) const {
    switch (kind) {
        case CommandKind::EnterCase:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Entering"));
        case CommandKind::ConfirmCase:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Confirmation"));
        case CommandKind::ReturnCase:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Return"));
        case CommandKind::WithdrawCase:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Withdrawal"));
        case CommandKind::DecideCase:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Decision"));
        case CommandKind::IssueDocument:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Numbers of papers"));
        case CommandKind::NotePrinted:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Note of printing"));
        case CommandKind::SpoilDocument:
            return say(QT_TRANSLATE_NOOP("UnsentWords", "Spoiled sheet"));
        default:
            break;  // of a newer program: its own name is better than none
    }
    return commandName(kind);
}

ErrorCatalogue::Words UnsentWords::quarantined(const UnsentRow& row) const {
    ErrorCatalogue::Words words;
    words.what = say(QT_TRANSLATE_NOOP("UnsentWords", "The centre could not process it, after %1 attempts."))
                     .arg(row.attempts);
    if (row.reason) words.what += QLatin1Char(' ') + m_wording.of(*row.reason).what;
    words.means =
        say(QT_TRANSLATE_NOOP("UnsentWords",
                              "It has not taken effect. It is set apart so that other cases can go; it "
                              "is deleted by nobody."));
    words.next =
        say(QT_TRANSLATE_NOOP("UnsentWords",
                              "Tell the section chief. Then: open it again and put it right, send it "
                              "again, or hand it over on paper."));
    return words;
}

ErrorCatalogue::Words UnsentWords::explanation(const UnsentRow& row) const {
    switch (row.state) {
        case UnsentRow::State::Waiting:
            return {say(QT_TRANSLATE_NOOP("UnsentWords",
                                          "It is saved on this terminal and has not been sent yet.")),
                    say(QT_TRANSLATE_NOOP("UnsentWords", "It takes effect only when the centre has it.")),
                    say(QT_TRANSLATE_NOOP("UnsentWords",
                                          "Nothing: it goes by itself with the next connection."))};
        case UnsentRow::State::OtherPerson:
            return {say(QT_TRANSLATE_NOOP("UnsentWords",
                                          "%1 gave it at this terminal; it has not been sent yet."))
                        .arg(row.row.authorName.isEmpty() ? row.giverId : row.row.authorName),
                    say(QT_TRANSLATE_NOOP("UnsentWords", "It takes effect only when the centre has it.")),
                    say(QT_TRANSLATE_NOOP("UnsentWords",
                                          "Ask that person to sign in here: nobody can send it in another's "
                                          "name."))};
        case UnsentRow::State::Held:
            return {say(QT_TRANSLATE_NOOP("UnsentWords", "It waits behind %1 of the same household."))
                        .arg(row.heldBehind),
                    say(QT_TRANSLATE_NOOP("UnsentWords", "It has not taken effect.")),
                    say(QT_TRANSLATE_NOOP("UnsentWords",
                                          "Deal with the earlier one first; this one goes then."))};
        case UnsentRow::State::Conflict:
            return {
                say(QT_TRANSLATE_NOOP("UnsentWords",
                                      "A record that it was computed from was changed meanwhile.")),
                say(QT_TRANSLATE_NOOP("UnsentWords",
                                      "It has not taken effect. What the resident was told may no longer be "
                                      "right.")),
                say(QT_TRANSLATE_NOOP(
                    "UnsentWords",
                    "Compare the record when filed, the record now and what was filed; then "
                    "decide."))};
        case UnsentRow::State::Quarantined:
            return quarantined(row);
        case UnsentRow::State::Returned:
            return {
                say(QT_TRANSLATE_NOOP("UnsentWords", "%1 returned it: %2"))
                    .arg(row.row.confirmerName, row.row.returnReason),
                say(QT_TRANSLATE_NOOP("UnsentWords", "It has not taken effect.")),
                say(QT_TRANSLATE_NOOP(
                    "UnsentWords", "Open it again, put it right and enter it; everything typed is kept."))};
        case UnsentRow::State::Refused:
            break;
    }
    return m_wording.of(row.reason.value_or(fail(QStringLiteral("E-CENTRAL-001"))));
}

}  // namespace mado
