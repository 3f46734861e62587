// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/OutboxMark.h"

#include "core/store/Outbox.h"
#include "core/store/OutboxRows.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Of one length whatever the number, so that a write replaces all of it; far less than a sector of a disk.
QByteArray textOf(const OutboxMark::Place& place) {
    constexpr int digits = 19;
    const QByteArray line = "outbox " + place.terminalId.toUtf8() + ' ' +
                            QByteArray::number(place.revision).rightJustified(digits, '0') + ' ';
    return line + QCryptographicHash::hash(line, QCryptographicHash::Sha256).toHex() + '\n';
}

}  // namespace

bool OutboxMark::exists() const {
    return QFile::exists(m_path);
}

std::optional<OutboxMark::Place> OutboxMark::read() const {
    constexpr qint64 most = 512;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QByteArray text = file.read(most);
    const QList<QByteArray> parts = text.split(' ');
    if (parts.size() != 4) return std::nullopt;
    const Place place{QString::fromUtf8(parts[1]), parts[2].toLongLong()};
    return text == textOf(place) ? std::optional(place) : std::nullopt;
}

bool OutboxMark::keep(const Place& place) const {
    QFile file(m_path);
    const QByteArray text = textOf(place);
    // Not truncated: between that and the write there would be no mark.
    return file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) && file.write(text) == text.size();
}

// What the outbox makes of it.

Result<qint64> Outbox::revision() const {
    return m_connection->scalarInteger("SELECT CAST(value AS integer) FROM meta WHERE name = 'revision'");
}

void Outbox::noteKept() {
    // A mark that can't be kept says too little, which is no harm.
    if (const auto now = revision()) m_mark.keep({m_terminalId, *now});
}

Result<void> Outbox::compareWithMark() {
    MADO_ASSIGN(const qint64 here, revision());
    MADO_ASSIGN(const QString marked,
                m_connection->scalarText("SELECT value FROM meta WHERE name = 'marked'"));
    const auto mark = m_mark.read();
    const bool isOfThis = mark && mark->terminalId == m_terminalId;
    if (isOfThis && mark->revision > here)
        MADO_TRY(setMeta("set_back", QString::number(mark->revision - here)));
    else if (!isOfThis && !marked.isEmpty())
        MADO_TRY(setMeta("set_back", u"?"_s));
    if (m_mark.keep({m_terminalId, here}) && marked.isEmpty()) return setMeta("marked", u"yes"_s);
    return {};
}

Result<std::optional<Error>> Outbox::setBack() const {
    const QMutexLocker lock(&m_mutex);
    MADO_ASSIGN(const QString missing,
                m_connection->scalarText("SELECT value FROM meta WHERE name = 'set_back'"));
    if (missing.isEmpty()) return std::optional<Error>();
    return std::optional<Error>(fail(u"E-STORE-034"_s, {}, {missing}));
}

Result<void> Outbox::noteSetBack(qint64 missing) {
    const QMutexLocker lock(&m_mutex);
    return writing([&] { return setMeta("set_back", QString::number(missing)); });
}

Result<void> Outbox::forgetSetBack() {
    const QMutexLocker lock(&m_mutex);
    return writing([&] { return setMeta("set_back", u""_s); });
}

Result<qint64> Outbox::lastCounter() const {
    const QMutexLocker lock(&m_mutex);
    return m_connection->scalarInteger(
        "SELECT CAST(value AS integer) FROM meta WHERE name = 'terminal_counter'");
}

}  // namespace mado
