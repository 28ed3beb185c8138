"""What Excel does to what is typed, written down on its own: the tests' word against the reader's."""

from datetime import date, datetime


def typed(text: str, year: int) -> str | datetime:
    """Return the value of a cell into which ``a/b`` was typed in ``year`` (see Microsoft's rules)."""
    first, _slash, second = text.partition("/")
    if not (first.isdecimal() and second.isdecimal()):
        return text
    a, b = int(first), int(second)
    try:
        return datetime.combine(date(year, a, b), datetime.min.time())
    except ValueError:
        pass
    if 1 <= a <= 12 and b < 100:
        return datetime(2000 + b if b < 30 else 1900 + b, a, 1)  # noqa: DTZ001 - sheets have no zone
    return text


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown(value: object, style: str) -> str:
    """Return what a cell shows, as it is copied or saved as text; ``style``: zh or en."""
    if isinstance(value, datetime):
        month = value.day == 1 and not (value.month == 1 and value.year >= 2000)
        if style == "zh":
            return f"{value.year}年{value.month}月" if month else f"{value.month}月{value.day}日"
        if month:
            return f"{MONTHS[value.month - 1]}-{value.year % 100:02}"
        return f"{value.day}-{MONTHS[value.month - 1]}"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)
