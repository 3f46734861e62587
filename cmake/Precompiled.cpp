// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the precompiled header of all libraries (MadoTargets.cmake); has nothing of its own.
