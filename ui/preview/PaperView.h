// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/PageRasterizer.h"

#include <QAbstractScrollArea>
#include <QFuture>
#include <QImage>

namespace mado {

/// Shows a document as it will print: one page at a time on a grey ground, fitted to the width or larger
/// (Ctrl + / Ctrl -, Ctrl 0), turned with PageUp and PageDown. While a newer version is being drawn the old
/// picture stays, so that the live preview does not flicker. Empty: says in words what will appear here.
class PaperView : public QAbstractScrollArea {
    Q_OBJECT
 public:
    /// `rasterizer` must outlive the view.
    explicit PaperView(PageRasterizer& rasterizer, QWidget* parent = nullptr);

    void setDocument(const QByteArray& pdf);
    void setEmptyText(const QString& text);  ///< shown while there is no document
    void clear();                            ///< drops document and picture (lock)
    [[nodiscard]] int pageCount() const { return m_pages; }
    [[nodiscard]] int currentPage() const { return m_page; }
    [[nodiscard]] const QByteArray& document() const { return m_pdf; }  ///< empty: none
    [[nodiscard]] bool isUpToDate() const { return m_upToDate; }
    void showPage(int page);
    void zoomBy(double factor);
    void fitWidth();

 Q_SIGNALS:
    void drawn();  ///< the picture shows the latest document
    void pageChanged(int page, int pages);
    void failed(const mado::Error& error);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void requestPicture();
    void take(const Result<PagePicture>& result);
    void updateScrollBars();
    void describe();
    [[nodiscard]] double logicalDotsPerInch() const;
    [[nodiscard]] QSize pictureSize() const;

    PageRasterizer& m_rasterizer;
    const int m_slot;
    QByteArray m_pdf;
    QImage m_picture;
    QSizeF m_pageMillimetres{210, 297};
    QString m_emptyText;
    int m_page = 0;
    int m_pages = 0;
    double m_zoom = 1.0;  // 1 = fitted to the width
    bool m_upToDate = true;
};

}  // namespace mado
