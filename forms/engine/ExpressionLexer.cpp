// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/ExpressionLexer.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

bool isNameStart(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}
bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

class Lexer {
 public:
    Lexer(QStringView text, ExpressionProblem* problem) : m_text(text), m_problem(problem) {}

    std::optional<std::vector<ExpressionToken>> read() {
        while (true) {
            while (m_at < m_text.size() && (m_text[m_at] == u' ' || m_text[m_at] == u'\n'))
                ++m_at;
            if (m_at >= m_text.size()) break;
            if (!readOne()) return std::nullopt;
        }
        add(ExpressionToken::Kind::End, {}, m_at);
        return std::move(m_tokens);
    }

 private:
    void add(ExpressionToken::Kind kind, QString text, qsizetype offset, qint64 number = 0) {
        m_tokens.push_back({kind, std::move(text), number, int(offset)});
    }
    bool fail(const QString& message, qsizetype offset) {
        *m_problem = {message, int(offset)};
        return false;
    }

    bool readOne() {
        const qsizetype start = m_at;
        const QChar c = m_text[m_at];
        if (isNameStart(c)) {
            while (m_at < m_text.size() && (isNameStart(m_text[m_at]) || isDigit(m_text[m_at])))
                ++m_at;
            add(ExpressionToken::Kind::Name, m_text.sliced(start, m_at - start).toString(), start);
            return true;
        }
        if (isDigit(c)) return readNumber(start);
        if (c == u'\'') {
            const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
            if (end < 0) return fail(u"a text has no closing '"_s, start);
            add(ExpressionToken::Kind::Text, m_text.sliced(start + 1, end - start - 1).toString(), start);
            m_at = end + 1;
            return true;
        }
        for (const QStringView symbol : {QStringView(u"!="), QStringView(u"<="), QStringView(u">=")}) {
            if (m_text.sliced(m_at).startsWith(symbol)) {
                add(ExpressionToken::Kind::Symbol, symbol.toString(), start);
                m_at += 2;
                return true;
            }
        }
        if (QStringView(u"=<>+-()[],.:").contains(c)) {
            add(ExpressionToken::Kind::Symbol, QString(c), start);
            ++m_at;
            return true;
        }
        return fail(u"'%1' has no meaning here"_s.arg(c), start);
    }

    bool readNumber(qsizetype start) {
        qint64 number = 0;
        while (m_at < m_text.size() && isDigit(m_text[m_at])) {
            number = number * 10 + (m_text[m_at].unicode() - u'0');
            if (number > 1'000'000'000'000) return fail(u"the number is too large"_s, start);
            ++m_at;
        }
        add(ExpressionToken::Kind::Number, m_text.sliced(start, m_at - start).toString(), start, number);
        return true;
    }

    QStringView m_text;
    ExpressionProblem* m_problem;
    qsizetype m_at = 0;
    std::vector<ExpressionToken> m_tokens;
};

}  // namespace

std::optional<std::vector<ExpressionToken>> readTokens(QStringView text, ExpressionProblem* problem) {
    return Lexer(text, problem).read();
}

}  // namespace mado
