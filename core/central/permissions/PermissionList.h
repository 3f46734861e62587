// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/permissions/PermissionMatrix.h"

#include <QJsonObject>

namespace mado {

/// The matrix as the paper prints it (F93, アクセス権限一覧): the facts "permissions". In Japanese.
[[nodiscard]] QJsonObject permissionList(const PermissionMatrix& matrix);

}  // namespace mado
