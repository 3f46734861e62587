// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultVfs.h"

#include "core/store/Engine.h"

#include <cstring>
#include <new>

namespace mado::test {

namespace {

/// What the engine allocates for a file: ours first, the system's file right behind it.
struct FaultFile {
    sqlite3_file base;
    FaultVfs* owner;
    sqlite3_file* real;
};

FaultFile* ours(sqlite3_file* file) {
    return reinterpret_cast<FaultFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return ours(file)->real;
}

}  // namespace

struct FaultVfs::Layer {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;

    static FaultVfs& owner(sqlite3_vfs* vfs) { return *static_cast<FaultVfs*>(vfs->pAppData); }
    static sqlite3_vfs* below(sqlite3_vfs* vfs) { return owner(vfs).m_layer->system; }
    static bool strikes(sqlite3_file* file, Io io) { return ours(file)->owner->strikes(io); }
    static int code(sqlite3_file* file, Io io) { return ours(file)->owner->code(io); }

    static const sqlite3_io_methods& methods();
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        FaultFile* mine = ours(file);
        mine->base.pMethods = nullptr;
        mine->owner = &owner(vfs);
        if (mine->owner->strikes(Io::Open)) return SQLITE_CANTOPEN;
        mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
        const int result = below(vfs)->xOpen(below(vfs), name, mine->real, flags, outFlags);
        if (result == SQLITE_OK) mine->base.pMethods = &methods();
        return result;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder) {
        if (owner(vfs).strikes(Io::Delete)) return owner(vfs).code(Io::Delete);
        return below(vfs)->xDelete(below(vfs), name, syncFolder);
    }
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
        if (owner(vfs).strikes(Io::Access)) return SQLITE_IOERR_ACCESS;
        return below(vfs)->xAccess(below(vfs), name, flags, out);
    }
    static int fullPath(sqlite3_vfs* vfs, const char* name, int size, char* out) {
        return below(vfs)->xFullPathname(below(vfs), name, size, out);
    }
    static int randomness(sqlite3_vfs* vfs, int size, char* out) {
        return below(vfs)->xRandomness(below(vfs), size, out);
    }
    static int sleep(sqlite3_vfs*, int) { return 0; }  // tests don't wait
    static int currentTime(sqlite3_vfs* vfs, double* out) {
        return below(vfs)->xCurrentTime(below(vfs), out);
    }
    static int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* out) {
        return below(vfs)->xCurrentTimeInt64(below(vfs), out);
    }
    static int lastError(sqlite3_vfs* vfs, int size, char* out) {
        return below(vfs)->xGetLastError(below(vfs), size, out);
    }

    static int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
    static int read(sqlite3_file* file, void* out, int size, sqlite3_int64 at) {
        if (strikes(file, Io::Read)) return SQLITE_IOERR_READ;
        return real(file)->pMethods->xRead(real(file), out, size, at);
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        if (strikes(file, Io::Write)) {
            if (ours(file)->owner->m_fault == Fault::ShortWrite) {
                (void)real(file)->pMethods->xWrite(real(file), bytes, size / 2, at);
            }
            return code(file, Io::Write);
        }
        return real(file)->pMethods->xWrite(real(file), bytes, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (strikes(file, Io::Truncate)) return code(file, Io::Truncate);
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int flags) {
        if (strikes(file, Io::Sync)) return code(file, Io::Sync);
        return real(file)->pMethods->xSync(real(file), flags);
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* out) {
        if (strikes(file, Io::Size)) return SQLITE_IOERR_FSTAT;
        return real(file)->pMethods->xFileSize(real(file), out);
    }
    static int lock(sqlite3_file* file, int level) {
        if (strikes(file, Io::Lock)) return code(file, Io::Lock);
        return real(file)->pMethods->xLock(real(file), level);
    }
    static int unlock(sqlite3_file* file, int level) {
        return real(file)->pMethods->xUnlock(real(file), level);
    }
    static int checkReserved(sqlite3_file* file, int* out) {
        return real(file)->pMethods->xCheckReservedLock(real(file), out);
    }
    static int control(sqlite3_file* file, int operation, void* argument) {
        return real(file)->pMethods->xFileControl(real(file), operation, argument);
    }
    static int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
    static int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
        if (strikes(file, Io::SharedMemory)) return SQLITE_IOERR_SHMMAP;
        return real(file)->pMethods->xShmMap(real(file), region, size, extend, out);
    }
    static int shmLock(sqlite3_file* file, int offset, int count, int flags) {
        if (strikes(file, Io::SharedMemory)) return SQLITE_IOERR_SHMLOCK;
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shmUnmap(sqlite3_file* file, int remove) {
        return real(file)->pMethods->xShmUnmap(real(file), remove);
    }
};

const sqlite3_io_methods& FaultVfs::Layer::methods() {
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = close;
        m.xRead = read;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync;
        m.xFileSize = fileSize;
        m.xLock = lock;
        m.xUnlock = unlock;
        m.xCheckReservedLock = checkReserved;
        m.xFileControl = control;
        m.xSectorSize = sectorSize;
        m.xDeviceCharacteristics = traits;
        m.xShmMap = shmMap;
        m.xShmLock = shmLock;
        m.xShmBarrier = shmBarrier;
        m.xShmUnmap = shmUnmap;
        return m;
    }();
    return table;
}

FaultVfs::FaultVfs(const QByteArray& name) : m_name(name), m_layer(std::make_unique<Layer>()) {
    sqlite3_initialize();
    m_layer->system = sqlite3_vfs_find(nullptr);
    sqlite3_vfs& vfs = m_layer->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + m_layer->system->szOsFile;
    vfs.mxPathname = m_layer->system->mxPathname;
    vfs.zName = m_name.constData();
    vfs.pAppData = this;
    vfs.xOpen = Layer::open;
    vfs.xDelete = Layer::remove;
    vfs.xAccess = Layer::access;
    vfs.xFullPathname = Layer::fullPath;
    vfs.xRandomness = Layer::randomness;
    vfs.xSleep = Layer::sleep;
    vfs.xCurrentTime = Layer::currentTime;
    vfs.xGetLastError = Layer::lastError;
    vfs.xCurrentTimeInt64 = Layer::currentTime64;
    sqlite3_vfs_register(&vfs, 0);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&m_layer->vfs);
    sqlite3_vfs_register(m_layer->system, 1);
}

void FaultVfs::becomeDefault() {
    sqlite3_vfs_register(&m_layer->vfs, 1);
}

void FaultVfs::arm(IoSet kinds, int nth, Fault fault, bool fromThenOn) {
    m_counts.fill(0);
    m_kinds = kinds;
    m_left = nth;
    m_fault = fault;
    m_fromThenOn = fromThenOn;
    m_struck = false;
    m_failures = 0;
}

void FaultVfs::disarm() {
    m_left = 0;
    m_struck = false;
}

bool FaultVfs::strikes(Io io) {
    ++m_counts[static_cast<std::size_t>(io)];
    if (!m_kinds.has(io)) return false;
    if (m_struck && m_fromThenOn) {
        ++m_failures;
        return true;
    }
    if (m_left == 0 || --m_left > 0) return false;
    m_struck = true;
    ++m_failures;
    return true;
}

int FaultVfs::code(Io io) const {
    const bool writes = io == Io::Write || io == Io::Truncate;
    if (m_fault == Fault::DiskFull && writes) return SQLITE_FULL;
    if (m_fault == Fault::Busy && io == Io::Lock) return SQLITE_BUSY;
    switch (io) {
        case Io::Write:
            return SQLITE_IOERR_WRITE;
        case Io::Truncate:
            return SQLITE_IOERR_TRUNCATE;
        case Io::Sync:
            return SQLITE_IOERR_FSYNC;
        case Io::Lock:
            return SQLITE_IOERR_LOCK;
        case Io::Delete:
            return SQLITE_IOERR_DELETE;
        default:
            return SQLITE_IOERR;
    }
}

}  // namespace mado::test
