// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CaseSteps.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::array steps{CaseStep::Filer, CaseStep::Identity, CaseStep::Content, CaseStep::Review,
                           CaseStep::Delivery};

}  // namespace

CaseSteps::CaseSteps(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_sayTitle(new QLabel(this)), m_say(new WrappedLabel(this)) {
    setObjectName(u"Card"_s);
    setFixedWidth(theme::px(212));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(4), theme::px(16), theme::px(4), theme::px(16));
    column->setSpacing(theme::px(2));
    const int margin = theme::px(12);
    m_title->setFont(theme::bold());
    m_title->setContentsMargins(margin, 0, margin, theme::px(8));
    column->addWidget(m_title);
    for (const CaseStep each : steps) {
        auto* button = new QPushButton(this);
        button->setObjectName(u"StepButton"_s);
        button->setCheckable(true);
        auto* remark = new WrappedLabel(this);
        remark->setFont(theme::caption());
        remark->setForegroundRole(QPalette::PlaceholderText);
        remark->setContentsMargins(theme::px(36), 0, margin, theme::px(4));
        remark->hide();
        column->addWidget(button);
        column->addWidget(remark);
        m_steps.push_back({button, remark, false});
        connect(button, &QPushButton::clicked, this, [this, each] {
            setCurrent(m_current);  // the page decides; a click alone changes nothing
            Q_EMIT chosen(each);
        });
    }
    m_steps.back().button->setFocusPolicy(Qt::NoFocus);
    m_sayTitle->setFont(theme::bold());
    m_sayTitle->setContentsMargins(margin, theme::px(24), margin, theme::px(4));
    m_say->setContentsMargins(margin, 0, margin, 0);
    column->addWidget(m_sayTitle);
    column->addWidget(m_say);
    column->addStretch();
    rename();
}

void CaseSteps::setNarrow(bool isNarrow) {
    setFixedWidth(theme::px(isNarrow ? 150 : 212));
    m_isNarrow = isNarrow;
    m_sayTitle->setVisible(!isNarrow && !m_say->text().isEmpty());
    m_say->setVisible(!isNarrow);
}

QString CaseSteps::name(CaseStep step) {
    switch (step) {
        case CaseStep::Filer:
            return tr("Who files");
        case CaseStep::Identity:
            return tr("Identity");
        case CaseStep::Content:
            return tr("Content");
        case CaseStep::Review:
            return tr("Review");
        case CaseStep::Delivery:
            return tr("Delivery");
    }
    return {};
}

void CaseSteps::rename() {
    m_title->setText(tr("Steps"));
    m_sayTitle->setText(tr("What to say"));
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        Step& each = m_steps[i];
        const bool isHere = steps[i] == m_current;
        each.button->setIcon(each.isDone && !isHere ? theme::icon(u"check"_s, theme::good()) : QIcon());
        const QString number = each.isDone && !isHere ? QString() : QString::number(i + 1) + u"   "_s;
        each.button->setText(number + name(steps[i]));
        each.button->setChecked(isHere);
        each.button->setAccessibleName(tr("Step %1: %2").arg(i + 1).arg(name(steps[i])) +
                                       (each.isDone ? u", "_s + tr("done") : QString()));
    }
}

void CaseSteps::setCurrent(CaseStep step) {
    m_current = step;
    rename();
}

void CaseSteps::setDone(CaseStep step, bool isDone, const QString& remark) {
    Step& changed = m_steps[static_cast<std::size_t>(step)];
    changed.isDone = isDone;
    changed.remark->setText(remark);
    changed.remark->setVisible(!remark.isEmpty());
    rename();
}

void CaseSteps::setSay(const QString& words) {
    m_say->setText(words.isEmpty() ? QString() : tr("“%1”").arg(words));
    m_sayTitle->setVisible(!words.isEmpty() && !m_isNarrow);
}

void CaseSteps::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

}  // namespace mado
