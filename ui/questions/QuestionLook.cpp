// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/QuestionLook.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace mado::questions {

namespace {

QLabel* label(QWidget* parent, const QFont& font, const QColor& colour) {
    auto* made = new WrappedLabel(parent);
    made->setFont(font);
    made->setTextFormat(Qt::PlainText);
    QPalette palette = made->palette();
    palette.setColor(QPalette::WindowText, colour);
    made->setPalette(palette);
    return made;
}

/// Colours of a tone that is told by an icon and words as well.
struct ToneLook {
    QString icon;
    QColor ink;
    QColor ground;
};

ToneLook lookOf(Tone tone) {
    switch (tone) {
        case Tone::Stop:
            return {u"stop"_s, theme::stop(), theme::stopGround()};
        case Tone::Look:
            return {u"warning"_s, theme::look(), theme::lookGround()};
        case Tone::Inform:
            return {u"info"_s, QColor(0x3f, 0x5d, 0x78), QColor(0xec, 0xf1, 0xf6)};
        case Tone::Good:
            break;
    }
    return {u"check"_s, theme::good(), theme::goodGround()};
}

}  // namespace

int wideGap() {
    return theme::px(16);
}

int narrowGap() {
    return theme::px(4);
}

int indent() {
    const QStyle* style = QApplication::style();
    return style->pixelMetric(QStyle::PM_IndicatorWidth) +
           style->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
}

QLabel* headingLabel(QWidget* parent) {
    return label(parent, theme::bold(), theme::ink());
}

QLabel* questionLabel(QWidget* parent) {
    return label(parent, theme::body(), theme::muted());
}

QLabel* captionLabel(QWidget* parent) {
    return label(parent, theme::caption(), theme::muted());
}

QLabel* bodyLabel(QWidget* parent) {
    return label(parent, theme::body(), theme::ink());
}

QLabel* tagLabel(QWidget* parent) {
    QLabel* made = label(parent, theme::caption(), theme::accent());
    made->setWordWrap(false);
    return made;
}

QLabel* noteLabel(QWidget* parent) {
    QLabel* made = label(parent, theme::caption(), theme::accent().darker(130));
    made->setStyleSheet(
        u"background: %1; border-radius: %2px; padding: %3px %4px;"_s.arg(theme::accentLight().name())
            .arg(theme::px(4))
            .arg(theme::px(2))
            .arg(theme::px(8)));
    return made;
}

QToolButton* linkButton(QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setFont(theme::caption());
    made->setFocusPolicy(Qt::StrongFocus);
    made->setCursor(Qt::PointingHandCursor);
    made->setStyleSheet(
        u"QToolButton { border: 1px solid transparent; border-radius: %1px; padding: %2px %3px; color: %4; "
        u"background: transparent; }"
        "QToolButton:hover { background: %5; } QToolButton:focus { border-color: %4; background: %5; }"_s
            .arg(theme::px(4))
            .arg(theme::px(2))
            .arg(theme::px(6))
            .arg(theme::accent().name(), theme::accentLight().name()));
    return made;
}

void say(QLabel* label, const QString& text) {
    if (label->text() != text) label->setText(text);
    label->setVisible(!text.isEmpty());
}

void showTone(QLabel* icon, Tone tone) {
    const ToneLook look = lookOf(tone);
    const int side = theme::px(18);
    icon->setFixedSize(side, side);
    icon->setPixmap(theme::icon(look.icon, look.ink).pixmap(QSize(side, side), icon->devicePixelRatioF()));
}

void paintTone(QWidget* strip, Tone tone) {
    const ToneLook look = lookOf(tone);
    const QString sheet =
        u"#%1 { background: %2; border-radius: %3px; }"_s.arg(strip->objectName(), look.ground.name())
            .arg(theme::radius());
    if (strip->styleSheet() == sheet) return;  // setting it again would polish all its widgets again
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setStyleSheet(sheet);
}

QWidget* hairline(QWidget* parent) {
    auto* made = new QFrame(parent);
    made->setFixedHeight(1);
    made->setStyleSheet(u"background: %1;"_s.arg(theme::line().name()));
    return made;
}

}  // namespace mado::questions
