// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/ExplanationText.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace mado {

class Chip;

/// How a result was computed. Closed at first: a line that says how many steps there are and whether figures
/// are still to be confirmed. Open: the steps as text that can be selected and copied, with articles; on
/// demand the figures of law with their dates and sources. As high as its text: stands in a page that
/// scrolls.
class ExplanationView : public QWidget {
    Q_OBJECT
 public:
    explicit ExplanationView(QWidget* parent = nullptr);

    /// Keeps whether it is open. No rows: hides itself.
    void setRows(const QList<ExplanationRow>& rows, Language language);
    /// May hold a mnemonic. Default: "How it is computed".
    void setTitle(const QString& title);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setFiguresShown(bool shown);
    [[nodiscard]] bool areFiguresShown() const;
    /// Puts all steps, with figures and sources, on the clipboard.
    void copy() const;

 Q_SIGNALS:
    void toggled(bool open);

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void rename();
    void write();
    void fit();
    [[nodiscard]] QString html() const;
    [[nodiscard]] QString htmlOf(const ExplanationRow& row) const;
    [[nodiscard]] QString htmlOf(const ExplanationFigure& figure) const;

    QList<ExplanationRow> m_rows;
    Language m_language = Language::Japanese;
    QString m_title;
    bool m_isOpen = false;
    QPushButton* m_head;
    QLabel* m_remark;
    Chip* m_unconfirmed;
    QPushButton* m_figures;
    QPushButton* m_copy;
    QTextBrowser* m_text;
};

}  // namespace mado
