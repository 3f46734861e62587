// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/throwaway/PrivatePostgres.h"

namespace mado::test {

using mado::PrivatePostgres;

}  // namespace mado::test
