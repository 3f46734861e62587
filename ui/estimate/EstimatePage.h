// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Page.h"
#include "ui/estimate/EstimateHistory.h"
#include "ui/estimate/EstimateText.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace mado {

class Card;
class Chip;
class EstimateWork;
class FlatTable;
class MemberForm;
class MembersModel;
class PaperView;
class ResultPane;

/// 税額試算: what the tax of a year would be, for people who need not be on record. Nothing that is entered
/// is stored or sent; it is gone with the page.
class EstimatePage : public Page {
    Q_OBJECT
 public:
    explicit EstimatePage(const CounterServices& services, QWidget* parent = nullptr);
    ~EstimatePage() override;

    [[nodiscard]] QString title() const override;
    void activate() override;
    void leave() override;
    [[nodiscard]] QString helpTopic() const override;
    [[nodiscard]] const EstimateInput& input() const { return m_history.now(); }
    void undo();
    void redo();

 protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void buildHead();
    void buildMembers();
    void buildResult();
    void connectParts();
    void addShortcuts();
    void rename();
    [[nodiscard]] EstimateInput emptyInput() const;
    [[nodiscard]] int current() const;  ///< member on the form
    void selectMember(int index);
    void addMember();
    void removeMember();
    void restart();
    void takeMember(const EstimateMember& member, const QString& field);
    void takeInput(const EstimateInput& input, const QString& field);
    void showInput();
    void showRemark();
    void fitTable();
    void compute();
    void showEstimate();
    void showFailure(const Error& error);
    void showUnreadable();
    void withholdPaper();
    void showPaper(bool on);
    void print();
    [[nodiscard]] bool canDecideToday(FiscalYear year) const;

    const CounterServices& m_services;
    EstimateText m_words;
    EstimateHistory m_history;
    EstimateWork* m_work;
    int m_current = 0;
    QBoxLayout* m_columns;
    QLabel* m_heading;
    Chip* m_notStored;
    QPushButton* m_undo;
    QPushButton* m_restart;
    QPushButton* m_print;
    Card* m_conditions;
    QLabel* m_yearLabel;
    QComboBox* m_year;
    MembersModel* m_members;
    FlatTable* m_table;
    QPushButton* m_add;
    QPushButton* m_remove;
    Card* m_person;
    MemberForm* m_form;
    QTabWidget* m_tabs;
    ResultPane* m_result;
    PaperView* m_paper;
    QScrollArea* m_left;
};

}  // namespace mado
