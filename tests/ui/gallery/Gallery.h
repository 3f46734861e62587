// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/text/PostalCodeTable.h"

#include <QStandardItemModel>
#include <QWidget>

class QVBoxLayout;

namespace mado {
class Card;
class Toast;
}  // namespace mado

namespace mado::test {

/// Every shared widget in its states, on one page, with invented data.
class Gallery : public QWidget {
    Q_OBJECT
 public:
    explicit Gallery(QWidget* parent = nullptr);
    void tell();  ///< brings the toast up

 private:
    [[nodiscard]] QWidget* fields();
    [[nodiscard]] QWidget* choices();
    [[nodiscard]] QWidget* signs();
    [[nodiscard]] QWidget* people();
    [[nodiscard]] QWidget* work();
    void addDates(Card* card);
    void addText(Card* card);
    FixedClock m_clock;
    PostalCodeTable m_postalCodes;
    QStandardItemModel m_people;
    Toast* m_toast;
};

}  // namespace mado::test
