// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QComboBox;

namespace mado {

class PageRasterizer;
class PaperView;

/// The paper as it will print, live, with a choice of the case's papers.
class PreviewPane : public QFrame {
    Q_OBJECT
 public:
    explicit PreviewPane(PageRasterizer& pictures, QWidget* parent = nullptr);
    void setPapers(const QStringList& titles, int current);
    void setDocument(const QByteArray& pdf);
    void clear();
    [[nodiscard]] PaperView* view() { return m_view; }

 Q_SIGNALS:
    void paperChosen(int index);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void rename();
    QComboBox* m_choice;
    PaperView* m_view;
};

}  // namespace mado
