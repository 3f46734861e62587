// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Icons.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <functional>
#include <numbers>

using namespace Qt::StringLiterals;

namespace mado::theme {

namespace {

/// Drawn on a square of 24 units.
using Drawing = std::function<void(QPainterPath&)>;

void line(QPainterPath& path, double x1, double y1, double x2, double y2) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
}

void polyline(QPainterPath& path, std::initializer_list<QPointF> points) {
    bool isFirst = true;
    for (const QPointF& each : points) {
        if (isFirst)
            path.moveTo(each);
        else
            path.lineTo(each);
        isFirst = false;
    }
}

/// The outline of a wheel with eight teeth.
QPainterPath gearWheel() {
    constexpr int teeth = 8;
    constexpr double outer = 9.2;
    constexpr double inner = 6.8;
    constexpr std::array<std::pair<double, double>, 4> corners{
        std::pair{-0.27, inner}, {-0.16, outer}, {0.16, outer}, {0.27, inner}};  // part of a tooth, radius
    QPolygonF outline;
    for (int tooth = 0; tooth < teeth; ++tooth) {
        for (const auto& [part, radius] : corners) {
            const double angle = (tooth + part) * 2 * std::numbers::pi / teeth;
            outline << QPointF(12 + radius * std::sin(angle), 12 - radius * std::cos(angle));
        }
    }
    outline << outline.front();
    QPainterPath path;
    path.addPolygon(outline);
    return path;
}

const QHash<QString, Drawing>& drawings() {
    static const QHash<QString, Drawing> all{
        {u"search"_s,
         [](QPainterPath& p) {
             p.addEllipse(QPointF(10.5, 10.5), 6, 6);
             line(p, 15, 15, 20, 20);
         }},
        {u"check"_s,
         [](QPainterPath& p) {
             polyline(p, {{5, 12.5}, {10, 17.5}, {19, 7}});
         }},
        {u"print"_s,
         [](QPainterPath& p) {
             p.addRect(QRectF(4, 9, 16, 8));
             p.addRect(QRectF(7, 3, 10, 6));
             p.addRect(QRectF(7, 14, 10, 7));
         }},
        {u"calculator"_s,
         [](QPainterPath& p) {
             p.addRoundedRect(QRectF(5, 3, 14, 18), 1.5, 1.5);
             line(p, 8.5, 7.5, 15.5, 7.5);
             line(p, 8.5, 12.5, 9.5, 12.5);
             line(p, 14.5, 12.5, 15.5, 12.5);
             line(p, 8.5, 16.5, 9.5, 16.5);
             line(p, 14.5, 16.5, 15.5, 16.5);
         }},
        {u"link"_s,
         [](QPainterPath& p) {
             p.moveTo(10, 17);
             p.lineTo(8, 17);
             p.arcTo(QRectF(3, 7, 10, 10), 270, -180);
             p.lineTo(10, 7);
             p.moveTo(14, 7);
             p.lineTo(16, 7);
             p.arcTo(QRectF(11, 7, 10, 10), 90, -180);
             p.lineTo(14, 17);
             line(p, 8.5, 12, 15.5, 12);
         }},
        {u"batch"_s,
         [](QPainterPath& p) {
             p.addRect(QRectF(4, 9, 12, 12));
             polyline(p, {{7, 6}, {19, 6}, {19, 18}});
             polyline(p, {{10, 3}, {22, 3}, {22, 15}});
         }},
        {u"gear"_s,
         [](QPainterPath& p) {
             p.addEllipse(QPointF(12, 12), 2.8, 2.8);
             p.addPath(gearWheel());
         }},
        {u"stamp"_s,
         [](QPainterPath& p) {
             p.moveTo(10, 14);
             p.cubicTo(10.5, 11, 8.5, 9.5, 8.5, 7);
             p.arcTo(QRectF(8.5, 3.5, 7, 7), 180, -180);
             p.cubicTo(15.5, 9.5, 13.5, 11, 14, 14);
             p.addRect(QRectF(5, 14, 14, 3.5));
             line(p, 6, 20.5, 18, 20.5);
         }},
        {u"lock"_s,
         [](QPainterPath& p) {
             p.addRoundedRect(QRectF(5, 11, 14, 9), 1.5, 1.5);
             p.moveTo(8, 11);
             p.arcTo(QRectF(8, 4, 8, 9), 180, -180);
             p.lineTo(16, 11);
         }},
        {u"person"_s,
         [](QPainterPath& p) {
             p.addEllipse(QPointF(12, 8), 4, 4);
             p.moveTo(4.5, 20);
             p.arcTo(QRectF(4.5, 13.5, 15, 13), 180, -180);
         }},
        {u"warning"_s,
         [](QPainterPath& p) {
             polyline(p, {{12, 4}, {21, 20}, {3, 20}, {12, 4}});
             line(p, 12, 10, 12, 14.5);
             p.addEllipse(QPointF(12, 17.2), 0.5, 0.5);
         }},
        {u"info"_s,
         [](QPainterPath& p) {
             p.addEllipse(QPointF(12, 12), 8.5, 8.5);
             line(p, 12, 11, 12, 16);
             p.addEllipse(QPointF(12, 8), 0.5, 0.5);
         }},
        {u"stop"_s,
         [](QPainterPath& p) {
             p.addEllipse(QPointF(12, 12), 8.5, 8.5);
             line(p, 8.5, 8.5, 15.5, 15.5);
             line(p, 15.5, 8.5, 8.5, 15.5);
         }},
        {u"back"_s,
         [](QPainterPath& p) {
             polyline(p, {{10, 5}, {4, 12}, {10, 19}});
             line(p, 4, 12, 20, 12);
         }},
        {u"plus"_s,
         [](QPainterPath& p) {
             line(p, 12, 5, 12, 19);
             line(p, 5, 12, 19, 12);
         }},
        {u"close"_s,
         [](QPainterPath& p) {
             line(p, 6, 6, 18, 18);
             line(p, 18, 6, 6, 18);
         }},
    };
    return all;
}

class LineIconEngine final : public QIconEngine {
 public:
    LineIconEngine(QString name, const QColor& colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QPainterPath path;
        const auto drawing = drawings().constFind(m_name);
        if (drawing != drawings().constEnd())
            (*drawing)(path);
        else
            path.addRect(QRectF(7, 7, 10, 10));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 24.0, rect.height() / 24.0);
        QColor colour = m_colour;
        if (mode == QIcon::Disabled) colour.setAlphaF(0.4F);
        painter->setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(path);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return drawn;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(m_name, m_colour); }

 private:
    QString m_name;
    QColor m_colour;
};

}  // namespace

QIcon icon(const QString& name, const QColor& colour) {
    return QIcon(new LineIconEngine(name, colour));
}

}  // namespace mado::theme
