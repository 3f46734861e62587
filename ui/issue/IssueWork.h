// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/filing/CasePayloads.h"
#include "ui/base/CounterServices.h"

#include <QObject>

#include <optional>
#include <vector>

namespace mado {

/// One paper of a case: what it is drawn from, and whether it was issued.
struct CasePaper {
    DocumentRequest request;
    bool isDue = false;           ///< its stage is reached
    std::optional<Record> issue;  ///< DocumentIssue record of the latest print
    bool isAwaited = false;       ///< a number was asked for it and has not come yet
    bool isChosen = false;
    bool isByHand = false;  ///< a person ticked or unticked it; stands until it is issued
    QByteArray pdf;         ///< with its numbers, once issued here
    /// It has a number, but the program ended before it was printed: to be drawn with that number.
    [[nodiscard]] bool isUnfinished() const;
};

/// The papers of a case, apart from widgets: takes numbers from the centre, draws, prints, notes what was
/// printed. GUI thread.
class IssueWork : public QObject {
    Q_OBJECT
 public:
    IssueWork(const CounterServices& services, const QString& caseId, QObject* parent = nullptr);
    void load();
    [[nodiscard]] const std::vector<CasePaper>& papers() const { return m_papers; }
    [[nodiscard]] const std::optional<CaseView>& view() const { return m_view; }
    void choose(int index, bool isChosen);
    [[nodiscard]] int chosenCount() const;
    /// Draws one paper for the screen: as issued, or with the mark of a preview.
    void preview(int index);
    /// Takes numbers for the chosen papers (a reprint for those issued before, with its reason), draws them
    /// and hands them to the printer. `folder`: keeps the PDF files there instead of printing.
    void issue(const QString& reprintReason, const QString& folder = {});
    [[nodiscard]] bool needsReason() const;  ///< a chosen paper was issued before

 Q_SIGNALS:
    void loaded();
    void previewed(const QByteArray& pdf);
    void progressed(int done, int all);
    void issued(int count);
    void refused(const mado::Error& error);

 private:
    struct Drawn {
        int index = 0;
        QString issueId;
        QByteArray pdf;
        QSizeF paper;
    };
    /// A paper that has its number.
    struct Numbered {
        int index = 0;
        IssueNumber number;
        bool isReprint = false;
    };
    void take(const CaseView& view);
    void takeRequests(std::vector<DocumentRequest> requests);
    void takeNumbers(const std::vector<IssueNumber>& numbers);
    void drawIssued(const QString& folder);
    void deliver(const std::vector<Drawn>& drawn, const QString& folder);
    void print(const Drawn& drawn);
    [[nodiscard]] QJsonObject factsOf(const CasePaper& paper, const IssueNumber& number,
                                      bool isReprint) const;

    const CounterServices& m_services;
    QString m_caseId;
    std::optional<CaseView> m_view;
    std::vector<CasePaper> m_papers;
    std::vector<IssueWish> m_wishes;
    std::vector<int> m_wished;  // index in m_papers of each wish
    std::vector<Numbered> m_numbered;
    int m_previews = 0;  ///< asked for so far; the answer to the last one counts
    bool m_isBusy = false;
};

}  // namespace mado
