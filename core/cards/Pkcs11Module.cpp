// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Module.h"

#include "core/platform/DynamicLibrary.h"

#include <QDir>
#include <QFileInfo>

#include <p11-kit/pkcs11.h>

using namespace Qt::StringLiterals;

namespace mado {

Result<std::unique_ptr<Pkcs11Module>> Pkcs11Module::load(const QString& path) {
    if (!QDir::isAbsolutePath(path) || !QFileInfo(path).isFile()) return fail(u"E-CARD-012"_s, {}, {path});
    const auto library = DynamicLibrary::load(path);
    if (!library) return fail(u"E-CARD-012"_s, {}, {path}, library.error().detail);
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(library->symbol("C_GetFunctionList"));
    CK_FUNCTION_LIST* functions = nullptr;
    if (list == nullptr || list(&functions) != CKR_OK || functions == nullptr) {
        return fail(u"E-CARD-012"_s, {}, {path});
    }
    return over(functions, path);
}

Result<std::unique_ptr<Pkcs11Module>> Pkcs11Module::over(CK_FUNCTION_LIST* functions, const QString& path) {
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV begun = functions->C_Initialize(&arguments);
    // The TLS engine of the database connection uses the same library.
    if (begun != CKR_OK && begun != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        return fail(u"E-CARD-012"_s, {}, {path}, u"C_Initialize 0x%1"_s.arg(begun, 0, 16));
    }
    return std::unique_ptr<Pkcs11Module>(new Pkcs11Module(functions, path, begun == CKR_OK));
}

Pkcs11Module::~Pkcs11Module() {
    if (m_endsIt) m_functions->C_Finalize(nullptr);
}

}  // namespace mado
