// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/Gallery.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BusyLine.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceGroup.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/KanaField.h"
#include "ui/widgets/KeyHint.h"
#include "ui/widgets/LabeledField.h"
#include "ui/widgets/MaskedNumberField.h"
#include "ui/widgets/NumberField.h"
#include "ui/widgets/PinField.h"
#include "ui/widgets/PostalCodeField.h"
#include "ui/widgets/ProgressPanel.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/Toast.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

QDateTime morning() {
    return QDateTime(QDate(2026, 11, 23), QTime(1, 30), Qt::UTC);
}

QHBoxLayout* row() {
    auto* made = new QHBoxLayout;
    made->setSpacing(theme::grid());
    return made;
}

}  // namespace

Gallery::Gallery(QWidget* parent) : QWidget(parent), m_clock(morning()), m_toast(new Toast(this)) {
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(24));
    page->setSpacing(theme::px(16));
    auto* title = new QLabel(u"共通部品"_s, this);
    title->setFont(theme::pageTitle());
    page->addWidget(title);
    auto* steps = new StepList({u"だれの"_s, u"本人確認"_s, u"内容"_s, u"見直し・署名"_s, u"交付"_s}, this);
    steps->setObjectName(u"steps"_s);
    steps->setState(0, StepList::State::Done);
    steps->setState(1, StepList::State::Done);
    steps->setCurrent(2);
    steps->setState(4, StepList::State::Blocked);
    page->addWidget(steps);
    page->addWidget(new BusyLine(this));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::px(16));
    auto* left = new QVBoxLayout;
    left->setSpacing(theme::px(16));
    auto* right = new QVBoxLayout;
    right->setSpacing(theme::px(16));
    left->addWidget(fields());
    left->addWidget(work());
    left->addStretch(1);
    right->addWidget(signs());
    right->addWidget(choices());
    right->addWidget(people(), 1);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    page->addLayout(columns, 1);
}

void Gallery::addDates(Card* card) {
    auto* lost = new DateField(m_clock, this);
    lost->setObjectName(u"lost_on"_s);
    lost->setText(u"R8.4.1"_s);
    auto* labelled = new LabeledField(u"社保の資格を失った日(&D)"_s, lost, LabeledField::Place::Top, card);
    labelled->setRequired(true);
    labelled->setOldValue(u"令和8年3月31日"_s);
    card->content()->addWidget(labelled);
    auto* born = new DateField(m_clock, this);
    born->setText(u"S64.1.8"_s);
    auto* wrong = new LabeledField(u"生年月日(&B)"_s, born, LabeledField::Place::Top, card);
    wrong->setError(
        u"昭和の期間は1926年12月25日から1989年1月7日です。平成元年1月8日として入れ直してください。"_s);
    card->content()->addWidget(wrong);
}

void Gallery::addText(Card* card) {
    auto* kana = new KanaField(this);
    kana->setKana(u"ヤマダ　タロウ"_s);
    auto* named = new LabeledField(u"フリガナ(&K)"_s, kana, LabeledField::Place::Left, card);
    named->setHint(u"ひらがなでも入力できます。"_s);
    card->content()->addWidget(named);
    auto* yen = new NumberField(this);
    yen->setValue(213400);
    yen->setUnit(u"円"_s);
    card->content()->addWidget(new LabeledField(u"年税額(&T)"_s, yen, LabeledField::Place::Left, card));
    auto* postal = new PostalCodeField(m_postalCodes, this);
    postal->setCode(PostalCode::parse(u"3320031").valueOr(PostalCode()));
    card->content()->addWidget(new LabeledField(u"郵便番号(&P)"_s, postal, LabeledField::Place::Left, card));
}

QWidget* Gallery::fields() {
    auto* card = new Card(u"内容"_s, this);
    card->setRemark(u"山田 太郎 世帯"_s);
    card->addToTitle(new KeyHint(u"Ctrl+N"_s, card));
    card->content()->setSpacing(theme::px(16));
    addDates(card);
    addText(card);
    auto* number = new MaskedNumberField(MaskedNumberField::Use::Registered, card);
    number->setReasons({u"届書への記載"_s, u"本人確認"_s});
    card->content()->addWidget(new LabeledField(u"個人番号"_s, number, LabeledField::Place::Left, card));
    auto* typed = new MaskedNumberField(MaskedNumberField::Use::Entry, card);
    typed->setObjectName(u"typed_number"_s);
    card->content()->addWidget(
        new LabeledField(u"個人番号の入力(&I)"_s, typed, LabeledField::Place::Left, card));
    card->content()->addWidget(
        new LabeledField(u"職員証のPIN(&E)"_s, new PinField(card), LabeledField::Place::Left, card));
    return card;
}

QWidget* Gallery::choices() {
    auto* card = new Card(u"証明するもの"_s, this);
    auto* proof = new ChoiceGroup(Qt::Horizontal, card);
    proof->setName(u"証明するもの"_s);
    proof->addChoice(u"loss"_s, u"資格喪失証明書(&L)"_s);
    proof->addChoice(u"leaving"_s, u"離職票(&R)"_s);
    proof->addChoice(u"other"_s, u"その他(&O)"_s);
    proof->setCurrent(u"loss"_s);
    card->content()->addWidget(proof);
    return card;
}

QWidget* Gallery::signs() {
    auto* card = new Card(u"知らせ"_s, this);
    auto* chips = row();
    chips->addWidget(new Chip(Chip::Kind::Neutral, u"審査中"_s, card));
    chips->addWidget(new Chip(Chip::Kind::Accent, u"非自発的失業者の軽減に該当"_s, card));
    chips->addWidget(new Chip(Chip::Kind::Good, u"下書き保存 10:33:12"_s, card));
    chips->addWidget(new Chip(Chip::Kind::Look, u"確認待ち"_s, card));
    chips->addWidget(new Chip(Chip::Kind::Stop, u"納期限超過"_s, card));
    chips->addStretch(1);
    card->content()->addLayout(chips);
    card->content()->setSpacing(theme::px(12));
    auto* look = new Banner(Banner::Kind::Look, {}, card);
    look->setText(
        u"資格は4月1日にさかのぼり、保険税も4月分からかかります。届出前の受診は、やむを得ない理由があるときだけ払い戻せます。"_s,
        u"届出が14日を過ぎています。"_s);
    card->content()->addWidget(look);
    auto* stop =
        new Banner(Banner::Kind::Stop, u"支援措置の対象です。住所は窓口の外に伝えないでください。"_s, card);
    stop->setAction(u"理由を見る(&S)"_s);
    card->content()->addWidget(stop);
    card->content()->addWidget(
        new Banner(Banner::Kind::Info, u"接続が切れています。届出は続けられます。"_s, card));
    return card;
}

QWidget* Gallery::people() {
    auto* card = new Card(u"世帯員"_s, this);
    m_people.setHorizontalHeaderLabels({u"続柄"_s, u"氏名"_s, u"生年月日"_s, u"資格"_s});
    const QList<QStringList> rows{
        {u"世帯主"_s, u"山田 太郎"_s, u"昭和33年4月1日"_s, u"R6.4.1 取得(社保離脱)"_s},
        {u"妻"_s, u"山田 花子"_s, u"昭和36年7月20日"_s, u"R6.4.1 取得(社保離脱)"_s},
        {u"子"_s, u"山田 葛男"_s, u"平成7年10月2日"_s, u"社保(R2.4.1〜)"_s}};
    for (const QStringList& each : rows) {
        QList<QStandardItem*> cells;
        for (const QString& text : each)
            cells << new QStandardItem(text);
        m_people.appendRow(cells);
    }
    auto* table = new FlatTable(card);
    table->setObjectName(u"people"_s);
    table->setAccessibleName(u"世帯員"_s);
    table->setModel(&m_people);
    table->setMinimumHeight(theme::px(150));
    table->resizeColumnsToContents();
    card->content()->addWidget(table, 1);
    auto* empty = new EmptyState(u"batch"_s,
                                 u"進行中の届出はありません。新しい届出を始めると、ここに並びます。"_s, card);
    empty->setAction(u"新しい届出(&N)"_s);
    card->content()->addWidget(empty);
    return card;
}

QWidget* Gallery::work() {
    auto* card = new Card(u"一括処理"_s, this);
    auto* progress = new ProgressPanel(m_clock, card);
    progress->begin(u"納税通知書を作っています"_s, 1000);
    m_clock.advance(30);
    progress->setDone(370);
    card->content()->addWidget(progress);
    auto* buttons = row();
    buttons->addStretch(1);
    buttons->addWidget(new QPushButton(u"あとで続ける(&A)"_s, card));
    auto* next = new QPushButton(u"次へ(&G)"_s, card);
    next->setProperty("primary", true);
    buttons->addWidget(next);
    card->content()->addLayout(buttons);
    return card;
}

void Gallery::tell() {
    m_toast->tell(u"下書きを捨てました。"_s, u"元に戻す(&U)"_s);
}

}  // namespace mado::test
