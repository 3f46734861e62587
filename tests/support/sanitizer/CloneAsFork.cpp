// SPDX-License-Identifier: GPL-3.0-or-later
// For programs with the thread sanitizer only. QProcess begins its children by clone() in the parent's memory, on the
// parent's stack until they exec. The sanitizer tells them that they are a fork; because the memory is one, the parent's
// thread believes it too, and from then on the sanitizer sees nothing of what that thread locks. Here such a child gets
// memory of its own.
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>

extern "C" int clone(int (*child)(void*), void* stack, int flags, void* argument, ...) noexcept {
    constexpr int ofQProcess = CLONE_VM | CLONE_VFORK | CLONE_PIDFD;
    if (stack == nullptr || (flags & ofQProcess) != ofQProcess) {
        errno = ENOSYS;
        return -1;
    }
    std::va_list rest;
    va_start(rest, argument);
    int* const descriptor = va_arg(rest, int*);
    va_end(rest);
    const pid_t made = fork();
    if (made == 0) _exit(child(argument));
    if (made > 0) *descriptor = static_cast<int>(syscall(SYS_pidfd_open, made, 0));
    return made;
}
