// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SecretBuffer.h"

#include <algorithm>
#include <new>
#include <sodium.h>
#include <utility>

namespace mado {

SecretBuffer::SecretBuffer(std::size_t size) : m_size(size) {
    if (size == 0) return;
    if (sodium_init() < 0) throw std::bad_alloc();
    // sodium_malloc locks the pages, keeps them out of core dumps and puts guard pages around.
    m_data = static_cast<unsigned char*>(sodium_malloc(size));
    if (m_data == nullptr) throw std::bad_alloc();
    std::fill_n(m_data, size, static_cast<unsigned char>(0));
}

SecretBuffer SecretBuffer::copyOf(std::span<const unsigned char> bytes) {
    SecretBuffer copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.m_data);
    return copy;
}

SecretBuffer SecretBuffer::random(std::size_t size) {
    SecretBuffer fresh(size);
    randombytes_buf(fresh.m_data, size);
    return fresh;
}

SecretBuffer::~SecretBuffer() {
    wipe();
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept {
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void SecretBuffer::wipe() noexcept {
    if (m_data != nullptr) sodium_free(m_data);  // zeroes first
    m_data = nullptr;
    m_size = 0;
}

}  // namespace mado
