// SPDX-License-Identifier: GPL-3.0-or-later
// The library carries ":/i18n"; a library needs one source file.
