// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityNames.h"

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace mado::city_names {

namespace {

struct Pair {
    QStringView kanji;
    QStringView kana;
};

constexpr Pair families[] = {{u"鈴木", u"スズキ"},       {u"佐藤", u"サトウ"},     {u"高橋", u"タカハシ"},
                             {u"田中", u"タナカ"},       {u"渡辺", u"ワタナベ"},   {u"小林", u"コバヤシ"},
                             {u"伊藤", u"イトウ"},       {u"斎藤", u"サイトウ"},   {u"中村", u"ナカムラ"},
                             {u"加藤", u"カトウ"},       {u"吉田", u"ヨシダ"},     {u"山田", u"ヤマダ"},
                             {u"山本", u"ヤマモト"},     {u"新井", u"アライ"},     {u"関根", u"セキネ"},
                             {u"石川", u"イシカワ"},     {u"木村", u"キムラ"},     {u"清水", u"シミズ"},
                             {u"山口", u"ヤマグチ"},     {u"松本", u"マツモト"},   {u"阿部", u"アベ"},
                             {u"井上", u"イノウエ"},     {u"林", u"ハヤシ"},       {u"橋本", u"ハシモト"},
                             {u"金子", u"カネコ"},       {u"岡田", u"オカダ"},     {u"近藤", u"コンドウ"},
                             {u"遠藤", u"エンドウ"},     {u"青木", u"アオキ"},     {u"飯塚", u"イイヅカ"},
                             {u"森", u"モリ"},           {u"後藤", u"ゴトウ"},     {u"坂本", u"サカモト"},
                             {u"長谷川", u"ハセガワ"},   {u"村上", u"ムラカミ"},   {u"石井", u"イシイ"},
                             {u"前田", u"マエダ"},       {u"藤田", u"フジタ"},     {u"小川", u"オガワ"},
                             {u"福田", u"フクダ"},       {u"西村", u"ニシムラ"},   {u"太田", u"オオタ"},
                             {u"三浦", u"ミウラ"},       {u"岡本", u"オカモト"},   {u"藤井", u"フジイ"},
                             {u"中島", u"ナカジマ"},     {u"中野", u"ナカノ"},     {u"原田", u"ハラダ"},
                             {u"小野", u"オノ"},         {u"田村", u"タムラ"},     {u"竹内", u"タケウチ"},
                             {u"和田", u"ワダ"},         {u"千葉", u"チバ"},       {u"上田", u"ウエダ"},
                             {u"杉山", u"スギヤマ"},     {u"増田", u"マスダ"},     {u"小島", u"コジマ"},
                             {u"高木", u"タカギ"},       {u"平野", u"ヒラノ"},     {u"武田", u"タケダ"},
                             {u"菅原", u"スガワラ"},     {u"大塚", u"オオツカ"},   {u"野口", u"ノグチ"},
                             {u"松尾", u"マツオ"},       {u"菊地", u"キクチ"},     {u"野村", u"ノムラ"},
                             {u"新藤", u"シンドウ"},     {u"内田", u"ウチダ"},     {u"桜井", u"サクライ"},
                             {u"今井", u"イマイ"},       {u"河野", u"コウノ"},     {u"大野", u"オオノ"},
                             {u"丸山", u"マルヤマ"},     {u"高野", u"タカノ"},     {u"須田", u"スダ"},
                             {u"田口", u"タグチ"},       {u"島田", u"シマダ"},     {u"黒田", u"クロダ"},
                             {u"並木", u"ナミキ"},       {u"矢作", u"ヤハギ"},     {u"榎本", u"エノモト"},
                             {u"永瀬", u"ナガセ"},       {u"安藤", u"アンドウ"},   {u"蓮沼", u"ハスヌマ"},
                             {u"会田", u"アイダ"},       {u"白石", u"シライシ"},   {u"吉岡", u"ヨシオカ"},
                             {u"大熊", u"オオクマ"},     {u"船津", u"フナツ"},     {u"浅見", u"アサミ"},
                             {u"田島", u"タジマ"},       {u"岩崎", u"イワサキ"},   {u"佐々木", u"ササキ"},
                             {u"五十嵐", u"イガラシ"},   {u"早乙女", u"サオトメ"}, {u"小笠原", u"オガサワラ"},
                             {u"宇田川", u"ウダガワ"},   {u"日下部", u"クサカベ"}, {u"東海林", u"ショウジ"},
                             {u"一ノ瀬", u"イチノセ"},   {u"神谷", u"カミヤ"},     {u"神谷", u"コウヤ"},
                             {u"東", u"アズマ"},         {u"角田", u"ツノダ"},     {u"角田", u"カクタ"},
                             {u"南", u"ミナミ"},         {u"都筑", u"ツヅキ"},     {u"轟", u"トドロキ"},
                             {u"四月一日", u"ワタヌキ"}, {u"小鳥遊", u"タカナシ"}};

/// Variant ideographs, one of them outside the basic plane, and registered variation sequences (IVS).
constexpr Pair rareFamilies[] = {
    {u"髙橋", u"タカハシ"},
    {u"渡邉", u"ワタナベ"},
    {u"渡邊", u"ワタナベ"},
    {u"齋藤", u"サイトウ"},
    {u"齊藤", u"サイトウ"},
    {u"山﨑", u"ヤマザキ"},
    {u"𠮷田", u"ヨシダ"},
    {u"濵田", u"ハマダ"},
    {u"栁沢", u"ヤナギサワ"},
    {u"德永", u"トクナガ"},
    {u"\u845B\U000E0100西", u"カサイ"},
    {u"\u845B\U000E0100城", u"カツラギ"},
    {u"渡\u9089\U000E0104", u"ワタナベ"},
    {u"渡\u908A\U000E0101", u"ワタナベ"},
    {u"\u8FBB\U000E0101村", u"ツジムラ"},
    {u"𠮷野", u"ヨシノ"},
    {u"瀨戸", u"セト"},
    {u"桒原", u"クワバラ"},
};

constexpr Pair menOld[] = {{u"茂", u"シゲル"},     {u"清", u"キヨシ"},     {u"実", u"ミノル"},
                           {u"勇", u"イサム"},     {u"正", u"タダシ"},     {u"進", u"ススム"},
                           {u"一郎", u"イチロウ"}, {u"正雄", u"マサオ"},   {u"博", u"ヒロシ"},
                           {u"弘", u"ヒロシ"},     {u"昭", u"アキラ"},     {u"武", u"タケシ"},
                           {u"勝", u"マサル"},     {u"三郎", u"サブロウ"}, {u"和夫", u"カズオ"},
                           {u"幸男", u"ユキオ"},   {u"義雄", u"ヨシオ"},   {u"豊", u"ユタカ"}};
constexpr Pair menMiddle[] = {
    {u"誠", u"マコト"},     {u"隆", u"タカシ"},     {u"浩", u"ヒロシ"},     {u"修", u"オサム"},
    {u"健一", u"ケンイチ"}, {u"和彦", u"カズヒコ"}, {u"哲也", u"テツヤ"},   {u"剛", u"ツヨシ"},
    {u"学", u"マナブ"},     {u"聡", u"サトシ"},     {u"浩二", u"コウジ"},   {u"直樹", u"ナオキ"},
    {u"英樹", u"ヒデキ"},   {u"孝", u"タカシ"},     {u"大輔", u"ダイスケ"}, {u"秀一", u"シュウイチ"}};
constexpr Pair menYoung[] = {{u"翔太", u"ショウタ"}, {u"健太", u"ケンタ"}, {u"拓也", u"タクヤ"},
                             {u"翼", u"ツバサ"},     {u"大樹", u"ダイキ"}, {u"亮", u"リョウ"},
                             {u"蓮", u"レン"},       {u"悠真", u"ユウマ"}, {u"湊", u"ミナト"},
                             {u"大翔", u"ヒロト"},   {u"陽翔", u"ハルト"}, {u"颯", u"ハヤテ"},
                             {u"樹", u"イツキ"},     {u"陸", u"リク"},     {u"朝陽", u"アサヒ"},
                             {u"結翔", u"ユイト"},   {u"蒼", u"アオイ"},   {u"一輝", u"カズキ"}};
constexpr Pair womenOld[] = {{u"和子", u"カズコ"}, {u"幸子", u"サチコ"},   {u"節子", u"セツコ"},
                             {u"洋子", u"ヨウコ"}, {u"弘子", u"ヒロコ"},   {u"キヨ", u"キヨ"},
                             {u"ハル", u"ハル"},   {u"久子", u"ヒサコ"},   {u"京子", u"キョウコ"},
                             {u"光子", u"ミツコ"}, {u"美智子", u"ミチコ"}, {u"トシ", u"トシ"},
                             {u"千代", u"チヨ"},   {u"文子", u"フミコ"},   {u"静江", u"シズエ"}};
constexpr Pair womenMiddle[] = {{u"由美子", u"ユミコ"}, {u"恵子", u"ケイコ"}, {u"真由美", u"マユミ"},
                                {u"明美", u"アケミ"},   {u"直美", u"ナオミ"}, {u"久美子", u"クミコ"},
                                {u"陽子", u"ヨウコ"},   {u"智子", u"トモコ"}, {u"裕子", u"ユウコ"},
                                {u"裕子", u"ヒロコ"},   {u"香織", u"カオリ"}, {u"美穂", u"ミホ"},
                                {u"理恵", u"リエ"},     {u"麻衣", u"マイ"},   {u"典子", u"ノリコ"}};
constexpr Pair womenYoung[] = {
    {u"美咲", u"ミサキ"}, {u"愛", u"アイ"},     {u"彩", u"アヤ"},       {u"葵", u"アオイ"},
    {u"陽菜", u"ヒナ"},   {u"結衣", u"ユイ"},   {u"凛", u"リン"},       {u"さくら", u"サクラ"},
    {u"結愛", u"ユア"},   {u"莉子", u"リコ"},   {u"芽依", u"メイ"},     {u"紬", u"ツムギ"},
    {u"七海", u"ナナミ"}, {u"千尋", u"チヒロ"}, {u"ひなた", u"ヒナタ"}, {u"琴音", u"コトネ"}};

struct Nation {
    QStringView code;
    int share;
    std::array<Pair, 5> families;  ///< Latin and kana
    std::array<Pair, 4> men;
    std::array<Pair, 4> women;
    bool familyFirst;
};

constexpr Nation nations[] = {
    {u"156",
     44,
     {{{u"WANG", u"ワン"}, {u"LI", u"リ"}, {u"ZHANG", u"ジャン"}, {u"LIU", u"リウ"}, {u"CHEN", u"チェン"}}},
     {{{u"WEI", u"ウェイ"}, {u"LEI", u"レイ"}, {u"JUN", u"ジュン"}, {u"HAORAN", u"ハオラン"}}},
     {{{u"FANG", u"ファン"}, {u"MIN", u"ミン"}, {u"JING", u"ジン"}, {u"YUTONG", u"ユートン"}}},
     true},
    {u"704",
     16,
     {{{u"NGUYEN", u"グエン"},
       {u"TRAN", u"チャン"},
       {u"LE", u"レ"},
       {u"PHAM", u"ファム"},
       {u"HOANG", u"ホアン"}}},
     {{{u"VAN ANH", u"ヴァン アイン"},
       {u"MINH DUC", u"ミン ドゥック"},
       {u"VAN HUNG", u"ヴァン フン"},
       {u"QUANG", u"クアン"}}},
     {{{u"THI HOA", u"ティ ホア"},
       {u"THI LAN", u"ティ ラン"},
       {u"NGOC MAI", u"ゴック マイ"},
       {u"THU HA", u"トゥ ハー"}}},
     true},
    {u"608",
     11,
     {{{u"SANTOS", u"サントス"},
       {u"REYES", u"レイエス"},
       {u"CRUZ", u"クルス"},
       {u"GARCIA", u"ガルシア"},
       {u"MENDOZA", u"メンドーサ"}}},
     {{{u"JOSE MIGUEL", u"ホセ ミゲル"},
       {u"MARK", u"マーク"},
       {u"JUAN CARLOS", u"フアン カルロス"},
       {u"ANGELO", u"アンヘロ"}}},
     {{{u"MARIA TERESA", u"マリア テレサ"},
       {u"ANGELICA", u"アンヘリカ"},
       {u"GRACE", u"グレース"},
       {u"ROSE ANN", u"ローズ アン"}}},
     true},
    {u"410",
     10,
     {{{u"KIM", u"キム"}, {u"LEE", u"イ"}, {u"PARK", u"パク"}, {u"CHOI", u"チェ"}, {u"JUNG", u"チョン"}}},
     {{{u"MINJUN", u"ミンジュン"},
       {u"SEOJUN", u"ソジュン"},
       {u"YOUNGHO", u"ヨンホ"},
       {u"JIHOON", u"ジフン"}}},
     {{{u"SOOYEON", u"スヨン"}, {u"JIWOO", u"ジウ"}, {u"EUNJI", u"ウンジ"}, {u"MISOOK", u"ミスク"}}},
     true},
    {u"792",
     10,
     {{{u"YILMAZ", u"ユルマズ"},
       {u"KAYA", u"カヤ"},
       {u"DEMIR", u"デミル"},
       {u"SAHIN", u"シャーヒン"},
       {u"CELIK", u"チェリク"}}},
     {{{u"MEHMET", u"メフメト"}, {u"MUSTAFA", u"ムスタファ"}, {u"ALI", u"アリ"}, {u"HASAN", u"ハサン"}}},
     {{{u"FATMA", u"ファトマ"}, {u"AYSE", u"アイシェ"}, {u"ZEYNEP", u"ゼイネップ"}, {u"ELIF", u"エリフ"}}},
     false},
    {u"524",
     9,
     {{{u"SHRESTHA", u"シュレスタ"},
       {u"GURUNG", u"グルン"},
       {u"TAMANG", u"タマン"},
       {u"RAI", u"ライ"},
       {u"THAPA", u"タパ"}}},
     {{{u"BISHAL", u"ビサル"},
       {u"SURESH", u"スレス"},
       {u"RAM BAHADUR", u"ラム バハドゥル"},
       {u"DIPAK", u"ディパク"}}},
     {{{u"SITA", u"シタ"}, {u"ANITA", u"アニタ"}, {u"GITA KUMARI", u"ギタ クマリ"}, {u"SUNITA", u"スニタ"}}},
     false},
};

Written written(const Pair& pair) {
    return {pair.kanji.toString(), pair.kana.toString()};
}

template <std::size_t N>
Written oneOf(CityRandom& random, const Pair (&list)[N]) {
    return written(list[random.upTo(static_cast<int>(N))]);
}

}  // namespace

Written family(CityRandom& random) {
    if (random.perMille(45)) return oneOf(random, rareFamilies);
    return written(families[random.skewed(static_cast<int>(std::size(families)))]);
}

Written given(CityRandom& random, bool female, int birthYear) {
    if (birthYear < 1955) return female ? oneOf(random, womenOld) : oneOf(random, menOld);
    if (birthYear < 1986) return female ? oneOf(random, womenMiddle) : oneOf(random, menMiddle);
    return female ? oneOf(random, womenYoung) : oneOf(random, menYoung);
}

int nationalityCount() {
    return static_cast<int>(std::size(nations));
}

Foreign foreign(CityRandom& random, bool female, int nationalityPick, int familyPick, bool alias) {
    int left = nationalityPick % 100;
    const Nation* nation = nations;
    for (const Nation& each : nations) {
        nation = &each;
        if (left < each.share) break;
        left -= each.share;
    }
    const Pair& familyName = nation->families[static_cast<std::size_t>(familyPick) % nation->families.size()];
    const Pair& givenName = (female ? nation->women : nation->men)[static_cast<std::size_t>(random.upTo(4))];
    const auto joined = [&](QStringView familyPart, QStringView givenPart) {
        const QString a = familyPart.toString();
        const QString b = givenPart.toString();
        return nation->familyFirst ? a + u' ' + b : b + u' ' + a;
    };
    Foreign person{nation->code.toString(),
                   joined(familyName.kanji, givenName.kanji),
                   joined(familyName.kana, givenName.kana),
                   {},
                   {}};
    if (alias) {
        const Pair& known = families[static_cast<std::size_t>(familyPick) % 60];
        const Written first = given(random, female, 1980);
        person.aliasKanji = known.kanji.toString() + u' ' + first.kanji;
        person.aliasKana = known.kana.toString() + u' ' + first.kana;
    }
    return person;
}

}  // namespace mado::city_names
