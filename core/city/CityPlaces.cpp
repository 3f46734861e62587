// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityPlaces.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QString prefecture = u"埼玉県"_s;
const QString city = u"川口市"_s;

/// Towns that are divided into 丁目, with how many. The others have plain lot numbers (番地).
const QHash<QString, int>& blocksOfTowns() {
    static const QHash<QString, int> blocks{
        {u"青木"_s, 5},       {u"中青木"_s, 5},     {u"西青木"_s, 5}, {u"上青木"_s, 6}, {u"上青木西"_s, 5},
        {u"並木"_s, 4},       {u"西川口"_s, 6},     {u"川口"_s, 6},   {u"本町"_s, 4},   {u"栄町"_s, 3},
        {u"幸町"_s, 3},       {u"元郷"_s, 6},       {u"弥平"_s, 4},   {u"領家"_s, 5},   {u"東領家"_s, 5},
        {u"朝日"_s, 6},       {u"末広"_s, 3},       {u"飯塚"_s, 4},   {u"南町"_s, 2},   {u"東川口"_s, 6},
        {u"戸塚"_s, 6},       {u"戸塚東"_s, 4},     {u"戸塚南"_s, 5}, {u"前川"_s, 4},   {u"南前川"_s, 2},
        {u"芝"_s, 5},         {u"芝中田"_s, 2},     {u"芝下"_s, 3},   {u"芝西"_s, 2},   {u"芝塚原"_s, 2},
        {u"芝富士"_s, 2},     {u"芝樋ノ爪"_s, 2},   {u"柳崎"_s, 5},   {u"北原台"_s, 3}, {u"差間"_s, 3},
        {u"桜町"_s, 6},       {u"坂下町"_s, 4},     {u"三ツ和"_s, 3}, {u"八幡木"_s, 3}, {u"南鳩ヶ谷"_s, 8},
        {u"鳩ヶ谷本町"_s, 4}, {u"鳩ヶ谷緑町"_s, 2}, {u"東本郷"_s, 2}, {u"江戸"_s, 3},   {u"江戸袋"_s, 2},
        {u"本蓮"_s, 4},       {u"榛松"_s, 3},       {u"赤井"_s, 4},   {u"長蔵"_s, 3}};
    return blocks;
}

QString buildingName(CityRandom& random) {
    static const QStringList before{u"コーポ"_s,     u"メゾン"_s,       u"ハイツ"_s,     u"グリーンハイツ"_s,
                                    u"サンハイム"_s, u"パークサイド"_s, u"レジデンス"_s, u"第二"_s};
    static const QStringList after{u"青葉"_s, u"さくら"_s, u"大野"_s,   u"荒川"_s, u"見沼"_s,
                                   u"芝川"_s, u"みどり"_s, u"すみれ"_s, u"田中"_s, u"ひかり"_s};
    const QString name = before[random.upTo(static_cast<int>(before.size()))] +
                         after[random.upTo(static_cast<int>(after.size()))];
    return name.startsWith(u'第') ? name + u"荘"_s : name;
}

void addBuilding(CityRandom& random, CityAddress& address) {
    address.building = buildingName(random);
    address.room =
        QString::number(random.between(1, random.percent(80) ? 5 : 14) * 100 + random.between(1, 9));
}

}  // namespace

Result<CityPlaces> CityPlaces::load() {
    CityPlaces places;
    MADO_ASSIGN(const TownTable table, TownTable::load());
    for (const TownTable::Town& each : table.towns()) {
        Town town{each.code.digits(), each.name, blocksOfTowns().value(each.name)};
        const int weight = town.blocks == 0 ? 1 : 2 * town.blocks;
        for (int i = 0; i < weight; ++i)
            places.m_town.push_back(static_cast<int>(places.m_towns.size()));
        places.m_towns.push_back(std::move(town));
    }
    const PostalCodeTable codes;
    for (const QString& near : {u"埼玉県さいたま市"_s, u"埼玉県蕨市"_s, u"埼玉県戸田市"_s, u"埼玉県草加市"_s,
                                u"埼玉県越谷市"_s, u"埼玉県上尾市"_s, u"埼玉県所沢市"_s}) {
        MADO_ASSIGN(const auto found, codes.matching(near, 60));
        places.m_inside << found;
    }
    for (const QString& far :
         {u"東京都北区"_s, u"東京都足立区"_s, u"東京都板橋区"_s, u"東京都江戸川区"_s, u"千葉県松戸市"_s,
          u"神奈川県横浜市鶴見区"_s, u"群馬県高崎市"_s, u"新潟県長岡市"_s, u"福島県郡山市"_s,
          u"大阪府堺市北区"_s, u"北海道札幌市北区"_s, u"福岡県久留米市"_s}) {
        MADO_ASSIGN(const auto found, codes.matching(far, 40));
        places.m_outside << found;
    }
    const auto withoutTown = [](const PostalCodeTable::Place& each) { return each.town.isEmpty(); };
    places.m_inside.removeIf(withoutTown);
    places.m_outside.removeIf(withoutTown);
    return places;
}

CityAddress CityPlaces::inCity(CityRandom& random, bool building) const {
    const Town& town =
        m_towns[static_cast<std::size_t>(m_town[static_cast<std::size_t>(random.upTo(int(m_town.size())))])];
    CityAddress address;
    address.postalCode = town.postalCode;
    address.town = prefecture + city + town.name;
    if (town.blocks > 0) {
        address.town +=
            QStringView(u"一二三四五六七八").sliced(random.upTo(town.blocks), 1).toString() + u"丁目"_s;
        address.lot = u"%1番%2号"_s.arg(random.between(1, 30)).arg(random.between(1, 25));
    } else if (random.percent(60)) {
        address.lot = u"%1番地"_s.arg(random.between(1, 2400));
    } else {
        address.lot = u"%1番地の%2"_s.arg(random.between(1, 2400)).arg(random.between(1, 20));
    }
    if (building) addBuilding(random, address);
    return address;
}

CityPlaces::Elsewhere CityPlaces::at(CityRandom& random, const PostalCodeTable::Place& place) {
    Elsewhere found{place.prefecture, place.city, {}};
    found.address.postalCode = place.code.digits();
    found.address.town = place.address();
    found.address.lot = u"%1番地%2"_s.arg(random.between(1, 900)).arg(random.between(1, 30));
    if (random.percent(50)) addBuilding(random, found.address);
    return found;
}

CityPlaces::Elsewhere CityPlaces::insidePrefecture(CityRandom& random) const {
    return at(random, m_inside[random.upTo(static_cast<int>(m_inside.size()))]);
}

CityPlaces::Elsewhere CityPlaces::outsidePrefecture(CityRandom& random) const {
    return at(random, m_outside[random.upTo(static_cast<int>(m_outside.size()))]);
}

}  // namespace mado
