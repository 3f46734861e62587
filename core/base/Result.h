// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace mado {

/// Either a value or an Error that a clerk can act on. Exceptions are for bugs only.
/// std::expected is C++23 and absent from the oldest supported compiler.
template <class T>
class [[nodiscard]] Result {
 public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// Calling value() on an error is a bug and throws std::bad_variant_access.
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }
    [[nodiscard]] T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    /// Applies `f` to the value; `f` returns a plain value.
    template <class F>
    auto map(F&& f) const -> Result<std::invoke_result_t<F, const T&>> {
        if (!ok()) return error();
        return std::forward<F>(f)(value());
    }
    /// Applies `f` to the value; `f` returns a Result.
    template <class F>
    auto andThen(F&& f) const -> std::invoke_result_t<F, const T&> {
        if (!ok()) return error();
        return std::forward<F>(f)(value());
    }

 private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
 public:
    using value_type = void;
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}  // NOLINT: implicit by design

    [[nodiscard]] bool ok() const noexcept { return m_ok; }
    explicit operator bool() const noexcept { return m_ok; }
    [[nodiscard]] const Error& error() const { return m_error; }

 private:
    Error m_error;
    bool m_ok = true;
};

/// Shorthand: `return fail(u"E-STORE-004"_s, {}, {path});`
inline Error fail(QString code, QString field = {}, QStringList facts = {}, QString detail = {}) {
    return Error{std::move(code), std::move(field), std::move(facts), std::move(detail)};
}

}  // namespace mado

/// Returns the error of a Result expression from the enclosing function.
#define MADO_TRY(expression)                                                 \
    do {                                                                     \
        if (auto&& madoTry = (expression); !madoTry) return madoTry.error(); \
    } while (false)
#define MADO_CONCAT_(a, b) a##b
#define MADO_CONCAT(a, b) MADO_CONCAT_(a, b)
/// MADO_ASSIGN(auto row, store.row(key)); declares `row` or returns the error.
#define MADO_ASSIGN(declaration, expression) \
    MADO_ASSIGN_(MADO_CONCAT(madoResult, __LINE__), declaration, expression)
#define MADO_ASSIGN_(result, declaration, expression) \
    auto result = (expression);                       \
    if (!result) return result.error();               \
    declaration = std::move(result).value()
