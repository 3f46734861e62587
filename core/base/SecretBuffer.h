// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <span>

namespace mado {

/// Bytes of a key, a PIN or an individual number: locked in memory where the system allows, wiped when
/// destroyed, never copied, never in a QString or QByteArray (whose sharing leaves copies behind).
class SecretBuffer {
 public:
    SecretBuffer() = default;
    explicit SecretBuffer(std::size_t size);  ///< zeroed
    static SecretBuffer copyOf(std::span<const unsigned char> bytes);
    static SecretBuffer random(std::size_t size);  ///< from the system's generator
    ~SecretBuffer();
    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&& other) noexcept;
    SecretBuffer(const SecretBuffer&) = delete;
    SecretBuffer& operator=(const SecretBuffer&) = delete;

    [[nodiscard]] SecretBuffer clone() const { return copyOf(bytes()); }
    [[nodiscard]] std::span<const unsigned char> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::span<unsigned char> bytes() { return {m_data, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    void wipe() noexcept;  ///< zeroes and releases

 private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

}  // namespace mado
