"""How dates, times and numbers are written for people: WIB, and each language's own marks."""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.dates import format_timedelta
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import format_date, format_datetime, get_locale
from flask_babel import gettext as _

from shared.clock import WIB, utcnow


def install(app: Flask) -> None:
    app.jinja_env.filters.update(
        day=day,
        short_day=short_day,
        moment=moment,
        hour=hour,
        number=number,
        rupiah=rupiah,
        ago=ago,
        seconds=seconds,
        form_time=form_time,
        rule_source=rule_source,
    )
    app.jinja_env.globals.update(today=lambda: utcnow().astimezone(WIB).date(), now=utcnow)


def day(value: Any) -> str:
    """23 November 2026."""
    return format_date(_date(value), "d MMMM y") if value else ""


def short_day(value: Any) -> str:
    """23 Nov 2026."""
    return format_date(_date(value), "d MMM y") if value else ""


def moment(value: Any) -> str:
    """Senin, 23 November 2026, 09.00 WIB."""
    return f"{format_datetime(_datetime(value), 'EEEE, d MMMM y')}, {hour(value)} WIB" if value else ""


def hour(value: Any) -> str:
    return format_datetime(_datetime(value), "HH.mm" if str(get_locale()) == "id" else "HH:mm") if value else ""


def number(value: Any, places: int | None = None) -> str:
    """A number or a decimal string in the page's own writing; what is no number stays as it is."""
    if value is None or value == "":
        return "–"
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    pattern = "#,##0.###" if places is None else "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(exact, pattern, locale=get_locale() or "id")


def rupiah(value: Any) -> str:
    """Rp 1.500.000, in both languages: it is the currency's own writing."""
    return "–" if value is None else "Rp " + f"{int(value):,}".replace(",", ".")


def ago(value: Any) -> str:
    if not value:
        return ""
    return format_timedelta(_datetime(value) - datetime.now(UTC), add_direction=True, locale=get_locale() or "id")


def seconds(value: Any) -> str:
    if value is None:
        return "–"
    return _("%(count)s s", count=number(round(float(value), 1)))


def form_time(value: Any) -> str:
    """What <input type=datetime-local> wants, in WIB."""
    return _datetime(value).astimezone(WIB).strftime("%Y-%m-%dT%H:%M") if value else ""


def from_form_time(text: str) -> str | None:
    """The UTC text of what was typed as WIB; None when it is no time."""
    try:
        local = datetime.fromisoformat(text).replace(tzinfo=WIB)
    except ValueError:
        return None
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _datetime(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    parsed = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = str(value)
    return date.fromisoformat(text) if len(text) == 10 else _datetime(value).astimezone(WIB).date()


def rule_source(text: str) -> str:
    """Where a rule comes from, as a service says it, in the page's language (web/rule_sources.py holds them)."""
    return _(text) if text else ""
