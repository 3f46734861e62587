// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <memory>
#include <mutex>

struct _CK_FUNCTION_LIST;  // NOLINT(bugprone-reserved-identifier): its name in the standard's header

namespace mado {

/// The library that a card's maker gives (OASIS PKCS#11 2.40), loaded once in the process. Calls from several
/// threads take turns by lock(): makers' libraries are less safe for threads than they say.
class Pkcs11Module {
 public:
    /// `path` is absolute: a library of that name in another folder is never taken. E-CARD-012: it can't be
    /// loaded or is no card library.
    [[nodiscard]] static Result<std::unique_ptr<Pkcs11Module>> load(const QString& path);
    /// Over functions that are there already; they outlive the module.
    [[nodiscard]] static Result<std::unique_ptr<Pkcs11Module>> over(_CK_FUNCTION_LIST* functions,
                                                                    const QString& path = {});
    ~Pkcs11Module();
    Pkcs11Module(const Pkcs11Module&) = delete;
    Pkcs11Module& operator=(const Pkcs11Module&) = delete;

    [[nodiscard]] const _CK_FUNCTION_LIST& functions() const { return *m_functions; }
    [[nodiscard]] std::unique_lock<std::recursive_mutex> lock() { return std::unique_lock(m_mutex); }
    [[nodiscard]] const QString& path() const { return m_path; }

 private:
    Pkcs11Module(_CK_FUNCTION_LIST* functions, QString path, bool endsIt)
        : m_functions(functions), m_path(std::move(path)), m_endsIt(endsIt) {}

    _CK_FUNCTION_LIST* m_functions;
    QString m_path;
    bool m_endsIt;  ///< we began it: nobody else in the process uses it
    std::recursive_mutex m_mutex;
};

}  // namespace mado
