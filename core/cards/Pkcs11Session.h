// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "core/cards/Pkcs11Module.h"

#include <vector>

struct _CK_ATTRIBUTE;

namespace mado {

/// A read-only session with one token; closed, and logged out if it logged in, when it ends. The caller holds
/// the module's lock() meanwhile.
class Pkcs11Session {
 public:
    using Handle = unsigned long;

    [[nodiscard]] static Result<Pkcs11Session> open(Pkcs11Module& module, unsigned long slot);
    ~Pkcs11Session();
    Pkcs11Session(Pkcs11Session&& other) noexcept;
    Pkcs11Session& operator=(Pkcs11Session&&) = delete;
    Pkcs11Session(const Pkcs11Session&) = delete;
    Pkcs11Session& operator=(const Pkcs11Session&) = delete;

    /// One try with that PIN; empty: the reader asks for it itself. Never repeated here. The code of C_Login.
    [[nodiscard]] unsigned long logIn(const SecretBuffer& pin);
    [[nodiscard]] Result<std::vector<Handle>> find(std::vector<_CK_ATTRIBUTE> wanted);
    /// Empty if the object has no such attribute.
    [[nodiscard]] QByteArray bytesOf(Handle object, unsigned long attribute);
    /// One signature with the key; `mechanism` as PKCS#11 numbers it.
    [[nodiscard]] Result<QByteArray> sign(Handle key, unsigned long mechanism, const QByteArray& data);

 private:
    Pkcs11Session(Pkcs11Module& module, unsigned long handle) : m_module(&module), m_handle(handle) {}

    Pkcs11Module* m_module;
    unsigned long m_handle;
    bool m_isLoggedIn = false;
};

}  // namespace mado
