// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/StepMark.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/Tone.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using State = StepList::State;

int side() {
    return theme::px(24);
}

int inset() {
    return theme::px(8);
}

}  // namespace

StepMark::StepMark(int number, int of, QWidget* parent)
    : QAbstractButton(parent), m_number(number), m_of(of) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setFont(theme::body());
}

void StepMark::setName(const QString& name) {
    setText(name);
    updateGeometry();
    describeAnew();
}

void StepMark::setState(StepList::State state) {
    m_state = state;
    setFont(state == State::Current ? theme::bold() : theme::body());
    setCursor(state == State::Blocked ? Qt::ArrowCursor : Qt::PointingHandCursor);
    updateGeometry();
    update();
    describeAnew();
}

void StepMark::describeAnew() {
    QString said = tr("Step %1 of %2: %3").arg(m_number).arg(m_of).arg(withoutMnemonic(text()));
    if (m_state == State::Current) said += u", "_s + tr("you are here");
    if (m_state == State::Done) said += u", "_s + tr("done");
    if (m_state == State::Blocked) said += u", "_s + tr("not yet possible");
    setAccessibleName(said);
}

QSize StepMark::sizeHint() const {
    const QFontMetrics widest(theme::bold());  // so that nothing moves when the
                                               // step becomes the current one
    const QSize words = widest.size(Qt::TextShowMnemonic, text());
    return {2 * inset() + side() + theme::grid() + words.width(),
            std::max(side(), words.height()) + theme::px(12)};
}

void StepMark::paintCircle(QPainter& painter, const QRect& circle) const {
    const bool isCurrent = m_state == State::Current;
    const ToneLook good = lookOf(Tone::Good);
    painter.setPen(m_state == State::Open || m_state == State::Blocked ? QPen(theme::softEdge(), 1)
                                                                       : Qt::NoPen);
    painter.setBrush(isCurrent ? theme::accent() : m_state == State::Done ? good.ground : theme::surface());
    painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5));
    const int margin = theme::px(5);
    const QRect icon = circle.adjusted(margin, margin, -margin, -margin);
    if (m_state == State::Done) return theme::icon(u"check"_s, good.ink).paint(&painter, icon);
    if (m_state == State::Blocked) return theme::icon(u"lock"_s, theme::muted()).paint(&painter, icon);
    painter.setFont(theme::caption());
    painter.setPen(isCurrent ? theme::surface() : theme::muted());
    painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
}

void StepMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && m_state != State::Blocked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::accentLight());
        painter.drawRoundedRect(rect(), theme::px(5), theme::px(5));
    }
    paintCircle(painter, QRect(inset(), (height() - side()) / 2, side(), side()));
    painter.setFont(font());
    const bool isStrong = m_state == State::Current || m_state == State::Done;
    painter.setPen(isStrong ? theme::ink() : theme::muted());
    painter.drawText(rect().adjusted(inset() + side() + theme::grid(), 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    if (hasFocus()) paintFocusRing(painter, rect());
}

}  // namespace mado
