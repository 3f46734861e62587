// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/DateField.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace mado {

DateField::DateField(const Clock& clock, QWidget* parent) : CommitLine(parent), m_clock(clock) {
    setInputMethodHints(Qt::ImhPreferLatin);
    connect(this, &QLineEdit::textChanged, this, &DateField::showReading);
}

void DateField::setDate(const std::optional<PartialDate>& date) {
    m_date = date;
    write(date ? formatDate(*date, m_shown) : QString());
    showReading();
}

void DateField::setStyles(DateStyle shown, DateStyle reading) {
    m_shown = shown;
    m_reading = reading;
    if (!isPending() && m_date) setDate(m_date);
}

Result<PartialDate> DateField::parse() const {
    Result<PartialDate> typed = parsePartialDate(text(), MissingParts::Refuse, objectName());
    if (typed && m_isCompleteOnly && !typed->isComplete()) return Error{u"E-DATE-007"_s, objectName()};
    return typed;
}

void DateField::read() {
    if (text().trimmed().isEmpty()) {
        setDate({});
        Q_EMIT emptied();
        return;
    }
    const Result<PartialDate> typed = parse();
    if (typed) return take(typed.value());
    m_date.reset();
    Q_EMIT refused(typed.error());
}

void DateField::take(const PartialDate& date) {
    const bool isNew = m_date != date;
    setDate(date);
    if (isNew) Q_EMIT dateChanged(date);
}

void DateField::step(int days) {
    const Result<PartialDate> typed = parse();
    if (!typed || !typed->isComplete()) return;
    const QDate moved = typed->date().addDays(days);
    if (PartialDate::of(moved.year(), moved.month(), moved.day()))
        take(moved);  // not beyond what can be stored
}

void DateField::keyPressEvent(QKeyEvent* event) {
    if (isComposing() || isReadOnly()) return CommitLine::keyPressEvent(event);
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && event->key() == Qt::Key_Up) return step(1);
    if (isPlain && event->key() == Qt::Key_Down) return step(-1);
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_Semicolon)
        return take(m_clock.today());
    CommitLine::keyPressEvent(event);
}

void DateField::showReading() {
    const Result<PartialDate> typed = parse();
    setHint(typed ? readingOf(typed.value()) : QString());
}

QString DateField::readingOf(const PartialDate& date) const {
    const QString other = formatDate(date, DateStyle::Slash);
    // What already stands in the field is not said again.
    if (text() == formatDate(date, m_shown)) return other;
    return formatDate(date, m_reading) + u"  "_s + other;
}

}  // namespace mado
