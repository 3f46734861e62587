// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/PaperView.h"

#include "ui/widgets/WrappedText.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int margin = 16;
constexpr double leastZoom = 0.5;
constexpr double mostZoom = 6.0;
constexpr double step = 1.25;
constexpr double millimetresPerInch = 25.4;

int nextSlot() {
    static std::atomic<int> last{0};
    return ++last;
}

}  // namespace

PaperView::PaperView(PageRasterizer& rasterizer, QWidget* parent)
    : QAbstractScrollArea(parent), m_rasterizer(rasterizer), m_slot(nextSlot()) {
    setObjectName(u"paperView"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    describe();
}

void PaperView::setDocument(const QByteArray& pdf) {
    if (pdf == m_pdf) return;
    m_pdf = pdf;
    if (m_pdf.isEmpty()) {
        clear();
        return;
    }
    m_upToDate = false;
    requestPicture();
}

void PaperView::setEmptyText(const QString& text) {
    m_emptyText = text;
    describe();
    viewport()->update();
}

void PaperView::clear() {
    m_pdf.clear();
    m_picture = {};
    m_page = 0;
    m_pages = 0;
    m_upToDate = true;
    describe();
    viewport()->update();
}

void PaperView::showPage(int page) {
    const int wanted = std::clamp(page, 0, std::max(0, m_pages - 1));
    if (wanted == m_page) return;
    m_page = wanted;
    m_upToDate = false;
    verticalScrollBar()->setValue(0);
    requestPicture();
    describe();
    Q_EMIT pageChanged(m_page, m_pages);
}

void PaperView::zoomBy(double factor) {
    m_zoom = std::clamp(m_zoom * factor, leastZoom, mostZoom);
    requestPicture();
}

void PaperView::fitWidth() {
    m_zoom = 1.0;
    requestPicture();
}

double PaperView::logicalDotsPerInch() const {
    const double width = std::max(100, viewport()->width() - 2 * margin);
    const double height = std::max(100, viewport()->height() - 2 * margin);
    // Fitted to the width, but a page lower than the view is not blown up beyond what the height shows whole
    // when it is a card or postcard.
    const double byWidth = width / (m_pageMillimetres.width() / millimetresPerInch);
    const double byHeight = height / (m_pageMillimetres.height() / millimetresPerInch);
    const bool landscape = m_pageMillimetres.width() > m_pageMillimetres.height();
    return m_zoom * (landscape ? std::min(byWidth, byHeight) : byWidth);
}

QSize PaperView::pictureSize() const {
    return (m_pageMillimetres / millimetresPerInch * logicalDotsPerInch()).toSize();
}

void PaperView::requestPicture() {
    if (m_pdf.isEmpty()) return;
    updateScrollBars();
    // On the stack, not a member: a picture that is there already is taken within then(), which may ask for
    // the next one, and Qt goes on to use the future that then() was called on.
    QFuture<Result<PagePicture>> asked =
        m_rasterizer.render(m_slot, {m_pdf, m_page, logicalDotsPerInch() * devicePixelRatioF()});
    // The application as context: up to Qt 6.5 one that is destroyed before the future is fulfilled ends the
    // program.
    asked.then(QCoreApplication::instance(),
               [this, alive = QPointer<PaperView>(this)](const Result<PagePicture>& result) {
                   if (alive) take(result);
               });
}

void PaperView::take(const Result<PagePicture>& result) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    const bool otherSize = m_pageMillimetres != result->pageMillimetres;
    const bool otherPages = m_pages != result->pages || m_page != result->page;
    m_pages = result->pages;
    m_page = result->page;
    m_pageMillimetres = result->pageMillimetres;
    if (otherSize) {
        requestPicture();  // the scale depended on the size
        return;
    }
    m_picture = result->image;
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_upToDate = true;
    updateScrollBars();
    describe();
    viewport()->update();
    if (otherPages) Q_EMIT pageChanged(m_page, m_pages);
    Q_EMIT drawn();
}

void PaperView::updateScrollBars() {
    const QSize size = pictureSize();
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, std::max(0, size.width() + 2 * margin - viewport()->width()));
    verticalScrollBar()->setRange(0, std::max(0, size.height() + 2 * margin - viewport()->height()));
    constexpr int line = 48;
    verticalScrollBar()->setSingleStep(line);
}

void PaperView::describe() {
    setAccessibleName(tr("Paper as it will print"));
    setAccessibleDescription(m_pages == 0 ? m_emptyText : tr("Page %1 of %2").arg(m_page + 1).arg(m_pages));
}

void PaperView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), QColor(0xe6, 0xeb, 0xf0));
    if (m_picture.isNull()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRect room = viewport()->rect().adjusted(margin, margin, -margin, -margin);
        const int high = wrapped_text::height(m_emptyText, font(), room.width());
        wrapped_text::paint(painter, {room.left(), room.top() + (room.height() - high) / 2}, m_emptyText,
                            font(), room.width(), Qt::AlignHCenter);
        return;
    }
    const QSize size = pictureSize();
    const int x = std::max(margin, (viewport()->width() - size.width()) / 2) - horizontalScrollBar()->value();
    const int y = margin - verticalScrollBar()->value();
    const QRect page(QPoint(x, y), size);
    painter.setPen(QColor(0, 0, 0, 40));
    painter.drawRect(page.adjusted(-1, -1, 0, 0));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(page, m_picture);  // the old picture is stretched until the new one is there
}

void PaperView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    requestPicture();
}

void PaperView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
}

void PaperView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
        case Qt::Key_PageDown:
            showPage(m_page + 1);
            return;
        case Qt::Key_PageUp:
            showPage(m_page - 1);
            return;
        case Qt::Key_Plus:
        case Qt::Key_Semicolon:  // "+" without Shift on a Japanese keyboard
            if (control) return zoomBy(step);
            break;
        case Qt::Key_Minus:
            if (control) return zoomBy(1 / step);
            break;
        case Qt::Key_0:
            if (control) return fitWidth();
            break;
        default:
            break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void PaperView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        zoomBy(event->angleDelta().y() > 0 ? step : 1 / step);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

}  // namespace mado
