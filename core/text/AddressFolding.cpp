// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/AddressFolding.h"

#include "core/text/AsciiDigit.h"
#include "core/text/KanjiNumber.h"
#include "core/text/Width.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Spaces vanish, but between two digits they part lot and room. Long marks become hyphens after digits.
QString withoutSpaces(QStringView text) {
    const QString plain = toHalfWidthAscii(toFullWidthKana(text));
    QString out;
    out.reserve(plain.size());
    bool space = false;
    for (const QChar c : plain) {
        if (c.isSpace()) {
            space = true;
            continue;
        }
        if (space && !out.isEmpty() && isAsciiDigit(out.back()) && isAsciiDigit(c)) out.append(u'-');
        space = false;
        out.append(c == u'ヶ' ? QChar(u'ケ') : c.toUpper());
    }
    out.remove(u"大字"_s);
    return toHalfWidthCode(out);
}

/// The length of the word after a number that stands for a hyphen; 0 if there is none.
qsizetype unitLength(QStringView rest) {
    for (const QStringView unit : {u"丁目", u"番地の", u"番地", u"号室", u"号棟"}) {
        if (rest.startsWith(unit)) return unit.size();
    }
    const bool townName = rest.size() > 1 && QStringView(u"町丁街").contains(rest[1]);  // 三番町, 一番街
    if ((rest.startsWith(u'番') || rest.startsWith(u'号')) && !townName) return 1;
    const bool between = rest.size() > 1 && (isAsciiDigit(rest[1]) || isKanjiNumeral(rest[1]));
    return (rest.startsWith(u'の') || rest.startsWith(u'ノ')) && between ? 1 : 0;
}

bool endsWithHyphen(const QString& text) {
    return text.endsWith(u'-');
}

/// Cuts one run of numerals from the front of `rest` and appends what it means to `out`.
void foldNumber(QStringView& rest, QString& out) {
    const bool ascii = isAsciiDigit(rest[0]);
    qsizetype length = 0;
    while (length < rest.size() && (ascii ? isAsciiDigit(rest[length]) : isKanjiNumeral(rest[length])))
        ++length;
    const QStringView run = rest.first(length);
    const QStringView after = rest.sliced(length);
    const qsizetype unit = unitLength(after);
    const bool beforeNo = unit == 1 && (after[0] == u'の' || after[0] == u'ノ');
    const bool beforeBan = after.startsWith(u'番') || after.startsWith(u'号');
    const bool beside = (unit > 0 && !beforeNo) || beforeBan || after.startsWith(u'-') || endsWithHyphen(out);
    const int number = ascii ? 0 : kanjiNumber(run);
    rest = after;
    if (!ascii && (!beside || number < 0)) {
        out.append(run);
        return;
    }
    if (ascii) {
        qsizetype zeros = 0;
        while (zeros + 1 < run.size() && run[zeros] == u'0')
            ++zeros;
        out.append(run.sliced(zeros));
    } else {
        out.append(QString::number(number));
    }
    if (unit == 0) return;
    out.append(u'-');
    rest = rest.sliced(unit);
}

/// Hyphens stay only between two digits.
QString withoutStrayHyphens(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool stray =
            text[i] == u'-' && (out.isEmpty() || !isAsciiDigit(out.back()) || i + 1 == text.size() ||
                                !(isAsciiDigit(text[i + 1]) || text[i + 1] == u'-'));
        if (!stray && !(text[i] == u'-' && endsWithHyphen(out))) out.append(text[i]);
    }
    while (endsWithHyphen(out))
        out.chop(1);
    return out;
}

QString foldOnce(QStringView address) {
    const QString text = withoutSpaces(address);
    QString out;
    out.reserve(text.size());
    QStringView rest(text);
    while (!rest.isEmpty()) {
        if (isAsciiDigit(rest[0]) || isKanjiNumeral(rest[0])) {
            foldNumber(rest, out);
            continue;
        }
        out.append(rest[0]);
        rest = rest.sliced(1);
    }
    return withoutStrayHyphens(out);
}

}  // namespace

QString addressKey(QStringView address) {
    constexpr int kTurns = 8;  // dropping a hyphen or a word can bring numbers together once more
    QString key = foldOnce(address);
    for (int turn = 1; turn < kTurns; ++turn) {
        QString again = foldOnce(key);
        if (again == key) break;
        key = std::move(again);
    }
    return key;
}

}  // namespace mado
