// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/CacheFill.h"

#include <QStringList>

#include <random>

namespace mado::test {

/// People in the numbers and the unevenness of a city, for measuring only: a few family names make up much of
/// it, towns differ in size. The same seed gives the same city.
class SpeedCity {
 public:
    explicit SpeedCity(int residents, unsigned seed = 20261122) : m_residents(residents), m_random(seed) {
        makeNames();
    }

    struct Person {
        QString no;
        QString kana;
        QString kanji;
        QString birth;
        QString address;
        QString household;
        QString phone;
    };
    /// Person number i; ask in order from 0.
    [[nodiscard]] Person next(int i) {
        const int family = skewed(static_cast<int>(m_familyKana.size()));
        const int given = skewed(static_cast<int>(m_givenKana.size()));
        const int town = skewed(static_cast<int>(m_towns.size()));
        Person person;
        person.no = QString::number(10'000'000 + i);
        person.kana = m_familyKana[family] + u'\u3000' + m_givenKana[given];
        person.kanji = m_familyKanji[family] + u'\u3000' + m_givenKanji[given];
        person.birth = QDate(1930, 1, 1).addDays(upTo(34'000)).toString(Qt::ISODate);
        person.address = QStringLiteral("川口市%1%2丁目%3番%4号")
                             .arg(m_towns[town])
                             .arg(1 + upTo(6))
                             .arg(1 + upTo(30))
                             .arg(1 + upTo(20));
        person.household = QString::number(1'000'000 + i / 2);
        person.phone = QStringLiteral("048%1").arg(upTo(9'999'999), 7, 10, QLatin1Char('0'));
        return person;
    }
    [[nodiscard]] int residents() const { return m_residents; }

 private:
    int upTo(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    /// Small numbers much more often (as family names are).
    int skewed(int bound) {
        const double x = static_cast<double>(upTo(1'000'000)) / 1'000'000;
        return std::min(bound - 1, static_cast<int>(x * x * x * bound));
    }
    QString syllables(int count) {
        static const QString kana = QStringLiteral(
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワガダバ"
            "ゴ");
        QString text;
        for (int i = 0; i < count; ++i)
            text += kana[upTo(static_cast<int>(kana.size()))];
        return text;
    }
    QString ideographs(int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QChar(0x4E00 + upTo(3000));
        return text;
    }
    void makeNames() {
        m_familyKana = {QStringLiteral("サトウ"),   QStringLiteral("スズキ"),   QStringLiteral("タカハシ"),
                        QStringLiteral("タナカ"),   QStringLiteral("ワタナベ"), QStringLiteral("ヤマダ"),
                        QStringLiteral("ヤマモト"), QStringLiteral("ヤマグチ")};
        m_familyKanji = {QStringLiteral("佐藤"), QStringLiteral("鈴木"), QStringLiteral("高橋"),
                         QStringLiteral("田中"), QStringLiteral("渡辺"), QStringLiteral("山田"),
                         QStringLiteral("山本"), QStringLiteral("山口")};
        while (m_familyKana.size() < 4000) {
            m_familyKana << syllables(2 + upTo(3));
            m_familyKanji << ideographs(2);
        }
        m_givenKana = {QStringLiteral("タロウ"), QStringLiteral("ハナコ"), QStringLiteral("タケシ")};
        m_givenKanji = {QStringLiteral("太郎"), QStringLiteral("花子"), QStringLiteral("武")};
        while (m_givenKana.size() < 3000) {
            m_givenKana << syllables(2 + upTo(3));
            m_givenKanji << ideographs(1 + upTo(2));
        }
        m_towns = {QStringLiteral("青木"), QStringLiteral("本町"), QStringLiteral("芝")};
        while (m_towns.size() < 150)
            m_towns << ideographs(2);
    }

    int m_residents;
    std::mt19937 m_random;
    QStringList m_familyKana;
    QStringList m_familyKanji;
    QStringList m_givenKana;
    QStringList m_givenKanji;
    QStringList m_towns;
};

}  // namespace mado::test
