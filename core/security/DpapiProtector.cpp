// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/DpapiProtector.h"

#include "core/security/windows/Dpapi.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

windows::Bytes bytesOf(const QByteArray& bytes) {
    return {reinterpret_cast<const unsigned char*>(bytes.constData()),
            static_cast<std::size_t>(bytes.size())};
}

}  // namespace

QByteArray DpapiProtector::owner() const {
    return QString::fromStdWString(windows::userAndMachine()).toUtf8();
}

Result<QByteArray> DpapiProtector::seal(const SecretBuffer& secret, const QByteArray& purpose) {
    // A store that could not tell a foreign file from its own would be worse than none.
    if (owner().isEmpty()) return fail(u"E-KEY-001"_s);
    std::vector<unsigned char> sealed;
    const unsigned long code = windows::protect(secret.bytes(), bytesOf(purpose), sealed);
    if (code != 0) return fail(u"E-KEY-004"_s, {}, {}, QString::number(code));
    return QByteArray(reinterpret_cast<const char*>(sealed.data()), static_cast<qsizetype>(sealed.size()));
}

Result<SecretBuffer> DpapiProtector::open(const QByteArray& sealed, const QByteArray& purpose) {
    SecretBuffer secret;
    const unsigned long code =
        windows::unprotect(bytesOf(sealed), bytesOf(purpose),
                           [&secret](windows::Bytes bytes) { secret = SecretBuffer::copyOf(bytes); });
    if (code != 0) return fail(u"E-KEY-014"_s, {}, {}, QString::number(code));
    return secret;
}

}  // namespace mado
