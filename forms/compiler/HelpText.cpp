// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/HelpText.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mado {

HelpText HelpText::read(const QByteArray& markdown, const QString& file, QList<SourceProblem>& problems) {
    HelpText help;
    help.file = file;
    const QStringList lines = QString::fromUtf8(markdown).split(u'\n');
    QString current;
    QHash<QString, QStringList> texts;
    for (int i = 0; i < lines.size(); ++i) {
        const QString& line = lines[i];
        if (line.startsWith(u"## "_s)) {
            current = line.sliced(3).trimmed();
            if (help.lines.contains(current))
                problems.append({file, i + 1, 4, u"'%1' has two sections"_s.arg(current)});
            help.lines.insert(current, i + 1);
        } else if (!line.startsWith(u"# "_s)) {
            texts[current].append(line);
        }
    }
    if (lines.isEmpty() || !lines.front().startsWith(u"# "_s))
        problems.append({file, 1, 1, u"the first line is '# title'"_s});
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        const QString text = it->join(u'\n').trimmed();
        if (it.key().isEmpty())
            help.whole = text;
        else
            help.questions.insert(it.key(), text);
    }
    if (help.whole.isEmpty())
        problems.append({file, 1, 1, u"nothing is said about the procedure as a whole"_s});
    return help;
}

}  // namespace mado
