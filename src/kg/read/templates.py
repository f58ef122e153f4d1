"""What the templates of a page show in its text.

A template is known by its name: dates, lists, languages, flags and the like are shown in the
words that a reader of the page sees; notes, references and sounds are not shown. Of a template
that is not known, what it wraps is shown, if it wraps one thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.read.languages import LANGUAGES
from kg.read.strand import Strand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["BREAK", "COORDINATES", "DROP", "ITEM", "Call", "show"]

# Marks that no decoded text holds: a line break, the border of two list items, and the place
# of something that is not shown.
BREAK, ITEM, DROP = "\x02", "\x03", "\x01"
COORDINATES = frozenset({"coord", "coor", "coords", "coordinate", "coordinates"})
"""The names of the template of coordinates."""


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a template.

    Attributes:
        name: Its name, case-folded, with single spaces.
        start: Where it begins in the source.
        end: Where it ends.
        arguments: Rendered and stripped, by name or number, in the order of the page.
        is_block: Whether it has its lines to itself.
        in_infobox: Whether it is a value of an infobox: dates are numbers, items are lines.
        link: Makes a strand the words of a link to a title.
    """

    name: str
    start: int
    end: int
    arguments: Mapping[str, Strand]
    is_block: bool
    in_infobox: bool
    link: Callable[[Strand, str], Strand]

    def __getitem__(self, name: str) -> Strand:
        """Return an argument, empty where there is none."""
        return self.arguments.get(name) or self.before("")

    def text(self, name: str) -> str:
        """Return the text of an argument."""
        return _MARKS.sub(" ", self[name].text).strip()

    @property
    def positional(self) -> list[Strand]:
        """The arguments by number that are not empty, in their order."""
        numbered = sorted((int(k), v) for k, v in self.arguments.items() if k.isdecimal())
        return [value for _, value in numbered if _MARKS.sub("", value.text).strip()]

    def say(self, text: str) -> Strand:
        """Return a text that stands for the whole template."""
        return Strand.written(text, self.start, self.end)

    def before(self, text: str) -> Strand:
        """Return a text that stands before what is taken from the template."""
        return Strand.written(text, self.start, self.start)

    def after(self, text: str) -> Strand:
        """Return a text that stands after what is taken from the template."""
        return Strand.written(text, self.end, self.end)


_MARKS = re.compile("[\x01-\x03]")
_Shown = Strand | None
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def show(call: Call) -> _Shown:
    """Return what a template shows, or None for one that shows nothing in the text."""
    handler = _BY_NAME.get(call.name)
    if handler is not None:
        return handler(call)
    if call.name.startswith("lang-"):
        return _language(call)
    # Alone on a line of the text, what is not known is a box beside it.
    if call.name.startswith(_HIDDEN) or (call.is_block and not call.in_infobox):
        return None
    wrapped = call.positional
    return wrapped[0] if len(wrapped) == 1 else None


# --- dates ---------------------------------------------------------------------------------


def _date(call: Call) -> _Shown:
    return _day(call, ("1", "2", "3"))


def _day(call: Call, keys: tuple[str, str, str]) -> _Shown:
    """Return a date of year, month and day, or the first argument where it is no year."""
    year, month, day = (call.text(key) for key in keys)
    if not re.fullmatch(r"\d{1,4}", year):
        return call[keys[0]] if year else None
    number = _month(month)
    if not number:
        return call.say(year)
    has_day = re.fullmatch(r"[0-3]?\d", day) is not None
    if call.in_infobox:
        return call.say(f"{int(year):04}-{number:02}" + (f"-{int(day):02}" if has_day else ""))
    name = _MONTHS[number - 1]
    if not has_day:
        return call.say(f"{name} {year}")
    if call.text("df").casefold() in {"y", "yes", "true", "1"}:
        return call.say(f"{int(day)} {name} {year}")
    return call.say(f"{name} {int(day)}, {year}")


def _month(text: str) -> int:
    """Return the number of a month given by number or name, or 0."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text)
    names = [m for m in _MONTHS if m.casefold().startswith(text.casefold())]
    return _MONTHS.index(names[0]) + 1 if len(names) == 1 else 0


def _first(call: Call) -> _Shown:
    return next(iter(call.positional), None)


def _circa(call: Call) -> _Shown:
    years = call.positional
    if not years:
        return call.say("c.")
    parts = [call.before("c. "), years[0]]
    if len(years) > 1:
        parts += [_between(years[0], " \u2013 c. "), years[1]]
    return Strand.joined(parts)


def _years(word: str) -> Callable[[Call], _Shown]:
    def shown(call: Call) -> _Shown:
        years = call.positional
        parts = [call.before(f"{word} "), *years[:1]]
        if len(years) > 1:
            parts += [_between(years[0], "\u2013"), years[1]]
        return Strand.joined(parts) if years else None

    return shown


def _between(before: Strand, text: str) -> Strand:
    """Return a text that stands behind another one."""
    end = before.ends[-1] if len(before) else 0
    return Strand.written(text, end, end)


# --- lists ---------------------------------------------------------------------------------


def _items(call: Call) -> _Shown:
    """Return the arguments as the items of a list."""
    parts: list[Strand] = []
    for item in call.positional:
        parts += [_between(parts[-1], ITEM), item] if parts else [item]
    return _apart(call, Strand.joined(parts)) if parts else None


def _bullets(call: Call) -> _Shown:
    """Return a list that is written with a star before each item."""
    content = call["1"].replaced(_STAR, ITEM)
    start = 1 if content.text.startswith(ITEM) else 0
    return _apart(call, content.cut(start, len(content))) if len(content) else None


def _apart(call: Call, items: Strand) -> Strand:
    """Keep a list apart from what stands beside it in an infobox."""
    if not call.in_infobox:
        return items
    return Strand.joined([call.before(ITEM), items, call.after(ITEM)])


_STAR = re.compile(r"(?:^|\n)[ \t]*[*#]+[ \t]*")


# --- names, languages, places ----------------------------------------------------------------


def _last(call: Call) -> _Shown:
    return next(reversed(call.positional), None)


def _language(call: Call) -> _Shown:
    """Return "German: Wald" for ``{{lang-de|Wald}}`` and ``{{langx|de|Wald}}``."""
    code, key = (call.text("1"), "2") if call.name == "langx" else (call.name[5:], "1")
    shown = call[key] if len(call[key]) else call["text"]
    language = LANGUAGES.get(code.casefold().split("-")[0], "")
    if call.text("label") == "none" or not language:
        return shown
    return Strand.joined([call.before(f"{language}: "), shown])


def _words_of_language(call: Call) -> _Shown:
    """Return the words of ``{{lang|de|Wald}}``."""
    return call["2"] if len(call["2"]) else _last(call)


def _chinese(call: Call) -> _Shown:
    parts: list[Strand] = []
    for key, value in call.arguments.items():
        if key in _CHINESE and len(value):
            label = _CHINESE[key] + ": "
            parts.append(_between(parts[-1], f"; {label}") if parts else call.before(label))
            parts.append(value)
    return Strand.joined(parts) if parts else None


def _flag(call: Call) -> _Shown:
    """Return the country of a flag as a link, as the template shows it."""
    name = next(iter(call.positional), None)
    if name is None:
        return None
    shown = call["name"] if len(call["name"]) else name
    return call.link(shown, name.text)


def _marriage(call: Call) -> _Shown:
    spouse, years = call["1"], [call.text(k) for k in ("2", "3") if call.text(k)]
    if not len(spouse):
        return None
    if not years:
        return spouse
    end = call.text("end").rstrip(".") or call.text("reason").rstrip(".")
    if len(years) > 1:
        years[1] = f" \u2013 {end}. {years[1]}" if end else f"\u2013{years[1]}"
    return Strand.joined([spouse, call.after(f" (m. {''.join(years)})")])


def _convert(call: Call) -> _Shown:
    """Return a measure as it is given, without what it is converted to."""
    words = [call.text(key) for key in ("1", "2", "3", "4")]
    if words[1].casefold() in _RANGES:
        words[1] = _RANGES[words[1].casefold()]
    else:
        words = words[:2]
    return call.say(" ".join(words)) if words[0] else None


def _says(text: str) -> Callable[[Call], _Shown]:
    return lambda call: call.say(text)


def _nothing(_: Call) -> _Shown:
    return None


def _separated(text: str) -> Callable[[Call], _Shown]:
    """Show arguments with a text between them (initials, ranges, links in a row)."""

    def shown(call: Call) -> _Shown:
        parts: list[Strand] = []
        for value in call.positional:
            parts += [_between(parts[-1], text), value] if parts else [value]
        return Strand.joined(parts) if parts else None

    return shown


def _interlanguage(call: Call) -> _Shown:
    """Return ``{{ill|Title|de|Titel}}`` as a link to the title."""
    title = call["1"]
    shown = call["lt"] if len(call["lt"]) else title
    return call.link(shown, title.text) if len(title) else None


def _quote(call: Call) -> _Shown:
    for key in ("text", "quote", "1"):
        if len(call[key]):
            return call[key]
    return None


_RANGES = {"to": "to", "-": "\u2013", "\u2013": "\u2013", "and": "and", "or": "or", "x": "by"}
_CHINESE = {
    "c": "Chinese", "t": "traditional Chinese", "s": "simplified Chinese", "p": "pinyin",
    "w": "Wade\u2013Giles", "j": "Jyutping", "poj": "Pe\u030dh-\u014de-j\u012b", "l": "lit.",
}  # fmt: skip


def _coordinates(call: Call) -> _Shown:
    """Return ``{{coord|47|30|N|19|2|E|type:city}}`` in an infobox in signs of degrees.

    What is written in another way is shown as it stands. A sentence goes on without coordinates.
    """
    words = [" ".join(value.text.split()) for value in call.positional]
    while words and (":" in words[-1] or "_" in words[-1]):
        words.pop()
    if not (call.in_infobox and words):
        return None
    if len(words) == _PAIR and all(_SIGNED.fullmatch(word) for word in words):
        signs = zip(words, ("NS", "EW"), strict=True)
        halves = [f"{word.lstrip('+-')}\u00b0{ends[word.startswith('-')]}" for word, ends in signs]
        return call.say(" ".join(halves))
    shown, marks = "", iter(_DEGREES)
    for word in words:
        if word.upper() in {"N", "S", "E", "W"}:
            shown, marks = f"{shown}{word.upper()} ", iter(_DEGREES)
        else:
            shown += f"{word}{next(marks, ' ')}"
    return call.say(shown.strip())


_PAIR = 2
_SIGNED = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DEGREES = "\u00b0\u2032\u2033"


# Which template is shown how, by its names.
_SHOWN: dict[str, Callable[[Call], _Shown]] = {
    # Dates; the words of some are given whole.
    "birth-date|birth-date and age|death-date|death-date and age|start-date|end-date"
    "|death-date and given age|bda-": _first,
    "birth date|birth date and age|death date|death date and age|start date|end date"
    "|start date and age|end date and age|bda|dda|dob|birth year|birth year and age"
    "|death year|death year and age|death date and given age|film date|founded date": _date,
    "circa|c.|ca.|ca|c": _circa,
    "reign|r.": _years("r."),
    "floruit|fl.": _years("fl."),
    "as of": _years("As of"),
    # Lists.
    "plainlist|plain list|flatlist|flat list|unbulleted": _bullets,
    "ubl|unbulleted list|ublist|hlist|horizontal list|bulleted list|collapsible list"
    "|br separated entries|ordered list|comma separated entries|cslist": _items,
    "br|break|crlf|-": _says(BREAK),
    # Languages, names, places, measures.
    "lang|script|rtl-lang|ruby": _words_of_language,
    "transliteration|transl": _last,
    "langx": _language,
    "zh|lang-zh": _chinese,
    "nihongo": _first,
    "ill|interlanguage link|link-interwiki|illm": _interlanguage,
    "flag|flagcountry|flagu|army|navy|air force|flag country": _flag,
    "marriage|married": _marriage,
    "convert|cvt": _convert,
    "sortname": _separated(" "),
    "abbr|tooltip|abbrlink|visible anchor|vanchor|url|official website": _first,
    "quote|blockquote|cquote|quotation|block quote": _quote,
    # What changes how the words look, and nothing else.
    "color|colour|font color|font|size|resize|big|bigger|larger|small|smaller|nobold|nowrap"
    "|no wrap|nobr|normal|noitalic|center|left|right|nobreak|longitem|no italic": _last,
    "|".join(sorted(COORDINATES)): _coordinates,
    # Spaces and signs.
    "nbsp|space|spaces|spc|thinsp|thin space|hair space|zwsp|,|pad": _says(" "),
    "snd|snds|spnd|sndash|spaced ndash|spaced en dash": _says(" \u2013 "),
    "\\": _says(" / "),
    "ndash|en dash|endash": _says("\u2013"),
    "mdash|em dash|emdash": _says("\u2014"),
    "!": _says("|"),
    "=": _says("="),
    "'|apostrophe": _says("'"),
    "'s": _says("'s"),
    "dot|\u00b7|middot|bullet|\u2022": _says(" \u00b7 "),
    # Notes, references, sounds, marks of quality and boxes beside the text.
    "r|rp|ref|ref label|note|note label|notetag|snf|citation|anchor|fact|cn|when|who"
    "|which|where|why|by whom|clarify|dubious|vague|respell|audio|listen|lien|post-nominals"
    "|post nominals|postnominals|postnom|flagicon|flag icon|flagdeco|main|main article"
    "|see also|further|details|about|for|other uses|redirect|hatnote|distinguish|portal|clear"
    "|toc|authority control|taxobox|sidebar|stub|quote box|pronunciation|usurped|end"
    "|short description|coord missing|multiple image|better source needed": _nothing,
}
_BY_NAME = {name: handler for names, handler in _SHOWN.items() for name in names.split("|")}
# Beginnings of the names of templates that show nothing of the text.
_HIDDEN = (
    "#", "cite", "sfn", "harv", "efn", "refn", "ipa", "isbn", "issn", "oclc", "doi", "infobox",
    "navbox", "campaignbox", "commons category", "use ", "displaytitle", "defaultsort", "reflist",
    "notelist", "succession", "s-", "pp-", "failed verification", "citation needed", "refbegin",
    "refend", "div col", "unreferenced", "more citations", "cleanup", "multiple issues",
)  # fmt: skip
