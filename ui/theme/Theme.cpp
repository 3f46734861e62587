// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <cmath>

using namespace Qt::StringLiterals;

namespace mado::theme {

namespace {

int scalePercent = 100;  // set before any window is shown, read by the GUI thread only

QFont font(double pixels, bool isBold) {
    QFont made;
    // Names whose characters BIZ UD lacks fall back to the font of the resident registers.
    made.setFamilies({u"BIZ UDPGothic"_s, u"IPAmjMincho"_s});
    made.setPixelSize(px(pixels));
    made.setBold(isBold);
    return made;
}

void loadFonts() {
    const QStringList known = QFontDatabase::families();
    const QStringList wanted{u"BIZUDPGothic-Regular.ttf"_s, u"BIZUDPGothic-Bold.ttf"_s,
                             u"BIZUDGothic-Regular.ttf"_s, u"BIZUDGothic-Bold.ttf"_s, u"ipamjm.ttf"_s};
    const QStringList folders{QCoreApplication::applicationDirPath() + u"/../share/madoguchi/fonts"_s,
                              QCoreApplication::applicationDirPath() + u"/fonts"_s,
                              QString::fromUtf8(MADO_GOTHIC_FOLDER), QString::fromUtf8(MADO_RARE_FOLDER)};
    if (known.contains(u"BIZ UDPGothic"_s) && known.contains(u"BIZ UDGothic"_s) &&
        known.contains(u"IPAmjMincho"_s))
        return;
    for (const QString& file : wanted) {
        for (const QString& folder : folders) {
            if (QFile::exists(folder + u'/' + file)) {
                QFontDatabase::addApplicationFont(folder + u'/' + file);
                break;
            }
        }
    }
}

QPalette palette() {
    QPalette made;
    made.setColor(QPalette::Window, ground());
    made.setColor(QPalette::WindowText, ink());
    made.setColor(QPalette::Base, surface());
    made.setColor(QPalette::AlternateBase, ground());
    made.setColor(QPalette::Text, ink());
    made.setColor(QPalette::PlaceholderText, muted());
    made.setColor(QPalette::Button, surface());
    made.setColor(QPalette::ButtonText, ink());
    made.setColor(QPalette::Highlight, accent());
    made.setColor(QPalette::HighlightedText, surface());
    made.setColor(QPalette::ToolTipBase, ink());
    made.setColor(QPalette::ToolTipText, surface());
    made.setColor(QPalette::Link, accent());
    made.setColor(QPalette::Mid, line());
    made.setColor(QPalette::Dark, muted());
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        made.setColor(QPalette::Disabled, role, muted());
    return made;
}

/// Measures of the sheet are written as {n}: logical pixels at 100 %.
QString scaled(const QString& sheet) {
    QString made;
    qsizetype from = 0;
    for (qsizetype at = sheet.indexOf(u'{'); at >= 0; at = sheet.indexOf(u'{', at + 1)) {
        const qsizetype end = sheet.indexOf(u'}', at);
        bool isNumber = false;
        const double number = sheet.mid(at + 1, end - at - 1).toDouble(&isNumber);
        if (!isNumber) continue;
        made += sheet.mid(from, at - from) + QString::number(px(number)) + u"px"_s;
        from = end + 1;
    }
    return made + sheet.mid(from);
}

QString styleSheet() {
    QFile file(u":/theme/theme.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::initializer_list<std::pair<const char16_t*, QColor>> names{
        {u"@lookGround", lookGround()},
        {u"@stopGround", stopGround()},
        {u"@accentLight", accentLight()},
        {u"@accent", accent()},
        {u"@ink", ink()},
        {u"@muted", muted()},
        {u"@line", line()},
        {u"@softEdge", softEdge()},
        {u"@edge", edge()},
        {u"@goodGround", goodGround()},
        {u"@neutralGround", neutralGround()},
        {u"@ground", ground()},
        {u"@surface", surface()},
        {u"@rail", rail()},
        {u"@good", good()},
        {u"@look", look()},
        {u"@stop", stop()}};
    for (const auto& [name, colour] : names)
        sheet.replace(QString::fromUtf16(name), colour.name());
    return scaled(sheet);
}

}  // namespace

QColor ink() {
    return QColor(0x1c, 0x24, 0x30);
}
QColor muted() {
    return QColor(0x5c, 0x69, 0x76);
}  // a little darker than the sketch: 4.5:1 on the ground
QColor line() {
    return QColor(0xdd, 0xe3, 0xe9);
}
QColor edge() {
    return QColor(0x7f, 0x8d, 0x9a);
}
QColor softEdge() {
    return QColor(0xb9, 0xc4, 0xce);
}
QColor ground() {
    return QColor(0xf4, 0xf6, 0xf8);
}
QColor neutralGround() {
    return QColor(0xe9, 0xee, 0xf3);
}
QColor surface() {
    return QColor(0xff, 0xff, 0xff);
}
QColor rail() {
    return QColor(0x12, 0x32, 0x4f);
}
QColor accent() {
    return QColor(0x1e, 0x6d, 0xb2);
}  // a little darker than the sketch: 4.5:1 on its light form
QColor accentLight() {
    return QColor(0xe3, 0xef, 0xfa);
}
QColor good() {
    return QColor(0x23, 0x77, 0x4a);
}  // as text on its ground 4.5:1
QColor goodGround() {
    return QColor(0xe4, 0xf3, 0xea);
}
QColor look() {
    return QColor(0x8f, 0x5a, 0x0a);
}
QColor lookGround() {
    return QColor(0xfd, 0xf1, 0xd8);
}
QColor stop() {
    return QColor(0x9c, 0x20, 0x18);
}
QColor stopGround() {
    return QColor(0xfb, 0xe5, 0xe3);
}

void setScale(int percent) {
    scalePercent = percent;
}

int px(double at100) {
    return static_cast<int>(std::lround(at100 * scalePercent / 100.0));
}

QFont body() {
    return font(14, false);
}
QFont bold() {
    return font(14, true);
}
QFont caption() {
    return font(12.5, false);
}
QFont pageTitle() {
    return font(22, true);
}

QFont figures() {
    QFont made = font(14, false);
    made.setFamilies({u"BIZ UDPGothic"_s, u"BIZ UDGothic"_s});
    return made;
}

void applyTheme(QApplication& application) {
    loadFonts();
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(palette());
    application.setStyleSheet(styleSheet());
    // Last: a new style takes the system's fonts for lists, menus and tool tips anew, which this puts away.
    QApplication::setFont(body());
}

}  // namespace mado::theme
