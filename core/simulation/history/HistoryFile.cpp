// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/history/HistoryFile.h"

#include <QDateTime>
#include <QFile>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::history {

Result<std::unique_ptr<HistoryFile>> HistoryFile::open(const QString& path) {
    // QFile's Append goes to the end once, at opening; this one at each write, also after other processes.
    std::FILE* file = std::fopen(QFile::encodeName(path).constData(), "ab");
    if (file == nullptr) return fail(u"E-SIM-001"_s);
    std::setvbuf(file, nullptr, _IONBF, 0);
    return std::unique_ptr<HistoryFile>(new HistoryFile(file));
}

void HistoryFile::tell(What what, const QString& who, const QJsonObject& facts) {
    const Event event{what, who, QDateTime::currentMSecsSinceEpoch(), facts, 0};
    // A line that a kill cut off must not swallow the next one: so the end of line comes first, too.
    const QByteArray line = '\n' + lineOf(event) + '\n';
    const auto size = static_cast<std::size_t>(line.size());
    if (std::fwrite(line.constData(), 1, size, m_file.get()) != size)
        throw std::runtime_error("the history can't be written");
}

}  // namespace mado::history
