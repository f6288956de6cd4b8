"""The templates of pages: everything in them is escaped, visible and finite."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from portfolio_audit.render import arrange, untrusted, vocabulary

_LONGEST_TEXT = 4_000
_SPACE_AROUND_MARKS = re.compile(r"\s*([{};,])\s*")
_CODE = Markup("<code>{}</code>")


def template(name: str) -> Template:
    """Give a template of this package."""
    return _environment().get_template(name)


def style_sheet(*names: str) -> Markup:
    """Give style sheets of this package as one, without the space that only their readers need."""
    text = "".join(_own_text(name) for name in names)
    return Markup(_SPACE_AROUND_MARKS.sub(r"\1", text))  # noqa: S704  # files of this package, never repository text


def script(name: str) -> Markup:
    """Give a script of this package."""
    return Markup(_own_text(name).strip())  # noqa: S704  # a file of this package, never repository text


def content_hash(text: str) -> str:
    """Give the word by which a content security policy allows exactly this style sheet or script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _own_text(name: str) -> str:
    return (files("portfolio_audit.render") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("portfolio_audit.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters.update(
        line=untrusted.one_line,
        cut=untrusted.cut,
        https=untrusted.https_link,
        place=arrange.place_name,
        coded=_coded,
        excerpt=arrange.excerpt_of,
        short_place=arrange.short_place_name,
        position=arrange.position_of,
        count=vocabulary.count_words,
        tone=vocabulary.score_words,
        advice=arrange.advice_of,
        fact=arrange.fact_of,
        minutes=vocabulary.duration_words,
        delta=vocabulary.delta_words,
        effort=_effort,
    )
    return environment


def _visible(value: object) -> object:
    """Make every text that reaches the page visible and finite; markup of our own macros passes."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return untrusted.cut(untrusted.printable(value, keep="\n\t"), _LONGEST_TEXT)
    return value


def _coded(text: str) -> str:
    """Show what stands between backticks as code, everything escaped."""
    parts = untrusted.printable(text).split("`")
    if len(parts) % 2 == 0 or not all(parts[1::2]):
        return text
    marked = (escape(part) if number % 2 == 0 else _CODE.format(part) for number, part in enumerate(parts))
    return Markup().join(marked)


def _effort(fixes: tuple[arrange.Fix, ...]) -> int:
    return sum(fix.step.effort_minutes for fix in fixes)
