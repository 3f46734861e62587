// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/IdentityState.h"

#include "core/rules/IdentityRules.h"
#include "ui/base/Wording.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString checkName(const QString& check) {
    if (check == u"number"_s) return IdentityState::tr("number");
    if (check == u"person"_s) return IdentityState::tr("person");
    return IdentityState::tr("authority");
}

QString named(const QStringList& checks, const QString& between) {
    QStringList names;
    for (const QString& check : checks)
        names << checkName(check);
    return names.join(between);
}

}  // namespace

IdentityState::IdentityState(const Wording& wording, QWidget* parent)
    : QWidget(parent),
      m_wording(wording),
      m_icon(new QLabel(this)),
      m_words(questions::headingLabel(this)),
      m_details(questions::bodyLabel(this)),
      m_print(new QPushButton(this)) {
    setObjectName(u"IdentityState"_s);
    m_print->setIcon(theme::icon(u"print"_s, theme::accent()));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::px(12), theme::px(10), theme::px(12), theme::px(10));
    grid->setHorizontalSpacing(theme::px(8));
    grid->setVerticalSpacing(theme::px(6));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_details, 1, 1);
    grid->addWidget(m_print, 2, 1, Qt::AlignLeft);
}

void IdentityState::setAssessment(const IdentityAssessment& assessment, bool isNeeded) {
    const QString comma = m_wording.isJapanese() ? u"・"_s : u", "_s;
    setVisible(isNeeded);
    auto tone = questions::Tone::Inform;
    QString details;
    if (assessment.stopped) {
        tone = questions::Tone::Stop;
        m_words->setText(tr("Do not go on: too much differs from the register."));
        details = tr("Two details or more differ. Ask the section head, and keep no paper.");
    } else if (assessment.complete) {
        tone = questions::Tone::Good;
        m_words->setText(tr("Complete: %1").arg(named(assessment.satisfied, comma)));
    } else {
        m_words->setText(tr("Still to be shown: %1").arg(named(assessment.missing, comma)));
        QStringList lines;
        for (const IdentityAssessment::Bring& each : assessment.whatToBring)
            lines << (m_wording.isJapanese() ? each.ja : each.en);
        details = lines.join(u'\n');
        if (!assessment.satisfied.isEmpty())
            details = tr("Proved: %1").arg(named(assessment.satisfied, comma)) + u'\n' + details;
    }
    questions::showTone(m_icon, tone);
    questions::paintTone(this, tone);
    m_said = details.isEmpty() ? m_words->text() : m_words->text() + u'\n' + details;
    questions::say(m_details, details);
    m_print->setText(tr("&Print what to bring"));
    m_print->setVisible(!assessment.complete && !assessment.stopped);
    setAccessibleName(m_said);
}

}  // namespace mado
