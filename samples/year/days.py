"""The days of the sample year: Swedish holidays by their rules, working days, words for days."""
import datetime

ONE = datetime.timedelta(days=1)
MONTHS = ("januari februari mars april maj juni juli augusti september oktober november december").split()


def day(text):
    return datetime.date.fromisoformat(text)


def easter(year):
    """The Gregorian computus of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    x = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * x) // 451
    return datetime.date(year, (h + x - 7 * m + 114) // 31, (h + x - 7 * m + 114) % 31 + 1)


def first(year, month, date, weekday):
    """The first such weekday (0 is Monday) on the date or after it."""
    start = datetime.date(year, month, date)
    return start + ONE * ((weekday - start.weekday()) % 7)


def holidays(year):
    e, fixed = easter(year), [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    midsummer = first(year, 6, 20, 5)
    return ({datetime.date(year, m, d) for m, d in fixed}
            | {e - 2 * ONE, e, e + ONE, e + 39 * ONE, e + 49 * ONE, midsummer - ONE, midsummer, first(year, 10, 31, 5)})


def is_free(d):
    return d.weekday() >= 5 or d in holidays(d.year)


def working(d, count):
    """The working day so many after the day; before it when the number is negative."""
    step = ONE if count > 0 else -ONE
    for _ in range(abs(count)):
        d += step
        while is_free(d):
            d += step
    return d


def last_to_appeal(posted):
    """Three weeks after the notice, moved on when that day is free."""
    d = posted + 21 * ONE
    while is_free(d):
        d += ONE
    return d


def words(d):
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"
