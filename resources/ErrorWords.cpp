// SPDX-License-Identifier: GPL-3.0-or-later
// The library carries ":/errors" (see core/base/ErrorCatalogue.h); a library needs one source file.
