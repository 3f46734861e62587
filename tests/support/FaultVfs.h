// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <memory>

namespace mado::test {

/// What a store asks of the file system.
enum class Io : std::uint8_t { Open, Read, Write, Truncate, Sync, Lock, SharedMemory, Delete, Size, Access };
inline constexpr int ioCount = 10;

/// A set of Io.
class IoSet {
 public:
    constexpr IoSet() = default;
    constexpr IoSet(Io io) : m_bits(1U << static_cast<unsigned>(io)) {}  // NOLINT: implicit by design
    [[nodiscard]] constexpr bool has(Io io) const { return (m_bits & IoSet(io).m_bits) != 0; }
    friend constexpr IoSet operator|(IoSet a, IoSet b) { return IoSet(a.m_bits | b.m_bits, 0); }

 private:
    constexpr IoSet(unsigned bits, int) : m_bits(bits) {}
    unsigned m_bits = 0;
};
constexpr IoSet operator|(Io a, Io b) {
    return IoSet(a) | IoSet(b);
}
inline constexpr IoSet everyWrite = Io::Open | Io::Write | Io::Truncate | Io::Sync | Io::Delete;
inline constexpr IoSet everyIo = everyWrite | Io::Read | Io::Lock | Io::SharedMemory | Io::Size | Io::Access;

/// How the chosen call fails.
enum class Fault : std::uint8_t {
    IoError,
    DiskFull,    ///< writing calls only; others fail with an I/O error
    Busy,        ///< lock calls only; others fail with an I/O error
    ShortWrite,  ///< half of the bytes arrive, then an I/O error
};

/// A file layer of the engine that hands everything to the system's one and fails where it is told to.
/// Connections take it by name (ConnectionOptions::vfs). Not thread-safe; lives longer than the connections
/// over it.
class FaultVfs {
 public:
    explicit FaultVfs(const QByteArray& name = "fault");
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    [[nodiscard]] const QByteArray& name() const { return m_name; }
    /// For whatever opens files without naming a layer, as long as this one lives. One thread only.
    void becomeDefault();
    /// Lets the `nth` call (from 1) of these kinds fail, once or from then on. Starts counting anew.
    void arm(IoSet kinds, int nth, Fault fault, bool fromThenOn = false);
    void disarm();
    [[nodiscard]] int failures() const { return m_failures; }                                ///< since arm()
    [[nodiscard]] int count(Io io) const { return m_counts[static_cast<std::size_t>(io)]; }  ///< since arm()

 private:
    struct Layer;
    friend struct Layer;
    /// True if this call shall fail.
    bool strikes(Io io);
    int code(Io io) const;

    QByteArray m_name;
    std::unique_ptr<Layer> m_layer;
    std::array<int, ioCount> m_counts{};
    IoSet m_kinds;
    int m_left = 0;  ///< calls until the failure; 0 = disarmed
    bool m_fromThenOn = false;
    bool m_struck = false;
    Fault m_fault = Fault::IoError;
    int m_failures = 0;
};

}  // namespace mado::test
