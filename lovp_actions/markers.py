"""Explicit markers: "Actie Jan: …", "(actie Frank)", "@Naam", "→ Jan", and action tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lovp_actions import layout, lexicon, verbs, wording
from lovp_actions.actors import role_kind
from lovp_actions.cast import Cast
from lovp_actions.items import ItemType
from lovp_actions.tables import Row

_PART = r"(?:van|von|de|der|den|het|'t|te|ten|ter|vd|v\.d\.)"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_ONE = rf"{_WORD}(?:\s+(?:{_PART}\s+)*{_WORD}){{0,3}}"
NAMES = rf"{_ONE}(?:\s*(?:,\s*|\s+en\s+|\s*[&+/]\s*){_ONE}){{0,6}}"
"""A name, or several, joined by commas, "en" or a sign; with capitals."""

_NUMBER = r"(?:\s*(?:nr\.?\s*)?[\d.\-]{1,8})?"
_BODY = r"(?:de\s+|het\s+)?(?:{bodies})[^:.\n]{{0,50}}?"
_ASKED = re.compile(
    r"^\W{0,4}(?P<label>(?i:vraag|verzoek|oproep))\s+aan\s+(?i:de\s+|het\s+|alle\s+)?"
    r"(?P<who>[\w-]+(?:\s+[A-Z][\w-]+)*)\s*[:,]?\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_QUESTION = re.compile(r"(?i)(?:wat|hoe|wie|waar|wanneer|waarom|welke?|of|is|zijn|kan|kunnen)\b")
_NAME_AT_END = re.compile(rf"[(\[]\s*(?P<who>{NAMES})\s*[)\]]\W*$")
_ARROW = re.compile(rf"(?:→|-->|->|=>|⇒)\s*(?P<who>{NAMES})")
_AT = re.compile(r"(?<![\w.])@(?P<who>[A-Za-zÀ-ÿ][\w-]+)")
_SPEAKER = re.compile(
    rf"^\W{{0,3}}(?P<who>{_ONE})(?:\s*\([^)]{{0,40}}\))?\s*:\s*(?P<rest>.*)$", re.DOTALL
)
_TURN = re.compile(rf"(?:^|[.!?]\s)({_ONE}):\s")
_ADDRESSED = re.compile(
    rf"^\W{{0,3}}(?P<by>{_ONE})\s+aan\s+(?P<who>{_ONE})\s*:\s*(?P<rest>.*)$", re.DOTALL
)
_LAST_NAME = re.compile(rf"(?P<before>[a-zà-ÿ)\]]+)\s+(?P<who>{_ONE})\W*$")
_PREPOSITIONS = frozenset(
    {"met", "van", "door", "voor", "bij", "aan", "naar", "over", "in", "op", "en", "of", "de"}
)
_OWNED = re.compile(
    r"(?i:\b(?:acties|actiepunten|taken|actielijst)\s+(?:voor|van))\s+(?i:de\s+|het\s+)?(?P<who>[\w-]+)\s*:?\W*$"
)
_CODE = re.compile(r"\b([A-Za-z]{1,3})\s*=\s*([a-z][a-z ]{2,20})")
_LEGEND = re.compile(rf"\W*(?:\w+\W+)?{_CODE.pattern}(?:\s*[/,;|]?\s*{_CODE.pattern}){{1,5}}\W*")
_LEADING_NAMES = re.compile(rf"^\W{{0,3}}(?P<who>{NAMES})")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker in a sentence. Offsets are characters in the sentence.

    `actor` is "" where the marker names nobody; `start:end` is the action beside the marker,
    empty where the marker stands alone and belongs to the sentence before it.
    """

    name: str
    type: ItemType
    actor: str
    start: int
    end: int
    cue: str
    confidence: float


@lexicon.derived
def _label_starts() -> re.Pattern[str]:
    """What every label begins with: few sentences do, and the patterns below are large."""
    words = "|".join(entry["words"] for entry in lexicon.load("markers")["label"])
    return re.compile(rf"\W{{0,4}}(?:{words})", re.IGNORECASE)


@lexicon.derived
def _labels() -> tuple[tuple[re.Pattern[str], str, ItemType, float], ...]:
    markers, found = lexicon.load("markers"), []
    bodies = _BODY.format(bodies="|".join(markers["bodies"]["words"]))
    offices = "|".join(map(re.escape, lexicon.load("roles")["person"]["words"]))
    titled = rf"(?:de\s+|het\s+)?(?:{offices})(?:\s+(?-i:{NAMES}))?"
    who = rf"(?P<who>(?-i:{NAMES})|{bodies}|{titled})"
    for entry in markers["label"]:
        pattern = re.compile(
            rf"^\W{{0,4}}(?P<label>{entry['words']})(?![\w-]*[A-Za-z]){_NUMBER}\s*"
            rf"(?:(?:\(|\[|voor\s+|door\s+|aan\s+(?:de\s+|het\s+)?|-\s+)?{who}[)\]]?\s*)?"
            rf"(?:\s*[:→]|\s+[-–]|(?=\W*$))\s*(?P<rest>.*)$",
            re.IGNORECASE | re.DOTALL,
        )
        found.append((pattern, entry["name"], entry["type"], entry["confidence"]))
    return tuple(found)


@lexicon.derived
def _named() -> re.Pattern[str]:
    """A label that needs no colon before a name: "Actie Frank gaat bellen"."""
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(
        rf"^\W{{0,4}}(?P<label>(?i:{labels}))\s+(?P<who>{NAMES})"
        r"(?:\s*\([^()]{0,40}\))?\s+(?P<rest>[a-zà-ÿ].*)$",
        re.DOTALL,
    )


@lexicon.derived
def _bracketed() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["bracketed"]["words"])
    return re.compile(
        rf"[(\[<]\s*(?P<label>(?i:{labels}))\b\s*:?\s*(?P<rest>[^()\[\]<>]{{0,160}})[)\]>]"
    )


@lexicon.derived
def _no_speakers() -> re.Pattern[str]:
    """Labels that stand where the name of a speaker would."""
    labels = "|".join(lexicon.load("markers")["labels"]["words"])
    return re.compile(rf"(?:{labels})$", re.IGNORECASE)


def _rule(label: str) -> str:
    """The name of the entry that has a label that stands in brackets or before a name."""
    entries = lexicon.load("markers")["label"]
    named = (each["name"] for each in entries if re.fullmatch(each["words"], label, re.IGNORECASE))
    return next(named, "actie")


def opens_bracketed(sentence: str) -> bool:
    """Whether a marker in brackets opens the sentence: "[Actie: JB] contact opnemen"."""
    return _bracketed().match(sentence.lstrip(" -–•*")) is not None


def labelled(sentence: str) -> Marker | None:
    """A label at the beginning: "Actie Jan: …", "AP 3 (Jan): …", "Toezegging: …"."""
    if not _label_starts().match(sentence):
        return None
    for pattern, name, type_, confidence in _labels():
        if match := pattern.match(sentence):
            who, span = _clean(match["who"] or ""), match.span("rest")
            alone = match["rest"].strip(" .")
            if not who and re.fullmatch(NAMES, alone) and not verbs.is_known(alone.lower()):
                who, span = _clean(match["rest"]), (len(sentence), len(sentence))  # "Actie: Tom."
            return Marker(name, type_, who, *span, match["label"], confidence)
    if match := _named().match(sentence):
        who, span = _clean(match["who"]), match.span("rest")
        return Marker(_rule(match["label"]), "actiepunt", who, *span, match["label"], 0.9)
    return None


def asked(sentence: str, cast: Cast) -> Marker | None:
    """ "Oproep aan de leden: meld je aan", "Vraag aan Jan om de tekst te sturen"."""
    match = _ASKED.match(sentence)
    if not match or sentence.rstrip(" *_").endswith("?") or _QUESTION.match(match["rest"]):
        return None
    if not role_kind(match["who"]) and not cast.knows(match["who"]):
        return None
    return Marker(
        "verzoek",
        "verzoek",
        match["who"],
        match.start("rest"),
        match.end("rest"),
        match["label"],
        0.65,
    )


def bracketed(sentence: str, cast: Cast) -> Marker | None:
    """ "(actie Frank)", "[Actie: JB]", "(Actie Frank: belt de leverancier)"."""
    match = _bracketed().search(sentence)
    if not match:
        return None
    rest = match["rest"].strip()
    names = _LEADING_NAMES.match(rest)
    if names and not rest.islower():
        who, tail = names["who"], rest[names.end() :].strip(" :,-")
    else:
        first, _, tail = rest.partition(" ")
        if cast.knows(first):
            who = first.capitalize()
        elif role_kind(first):
            who, tail = rest, ""
        else:
            who, tail = "", rest
    before, after = (0, match.start()), (match.end(), len(sentence))
    span = before if sentence[: match.start()].strip(" -–•*") else after
    if span == after and not sentence[match.end() :].strip(" .;-–*"):
        span = (match.start("rest"), match.end("rest"))  # all of it is in the brackets
    if len(tail) > 3 and any(word in verbs.infinitives() for word in tail.lower().split()):
        start = match.start("rest") + match["rest"].rindex(tail)
        span = start, start + len(tail)  # "(actie Frank extra onder aandacht brengen)"
    return Marker(_rule(match["label"]), "actiepunt", _clean(who), *span, match["label"], 0.95)


def addressed(sentence: str, cast: Cast) -> Marker | None:
    """ "@Naam …", "→ Jan", and "(Jan)" after an action without a verb that is finite."""
    match = _AT.search(sentence)
    if match and (cast.knows(match["who"]) or match["who"][0].isupper()):
        start, end = (match.end(), len(sentence)) if match.start() < 4 else (0, match.start())
        return Marker("vermelding", "actiepunt", match["who"], start, end, match[0], 0.85)
    match = _ARROW.search(sentence)
    if match and any(cast.knows(word) for word in (match["who"], *match["who"].split())):
        who = _clean(match["who"])
        return Marker("pijl", "actiepunt", who, 0, match.start(), match[0][:2].strip(), 0.8)
    return None


def name_at_end(sentence: str, cast: Cast) -> Marker | None:
    """ "Sectie 4 herschrijven (Jan Bakker)": a known name in brackets closes the sentence."""
    match = _NAME_AT_END.search(sentence)
    if match and len(sentence[: match.start()].split()) < 2:
        return None
    if match and any(cast.knows(word) for word in (match["who"], match["who"].split()[0])):
        return Marker(
            "naam", "actiepunt", _clean(match["who"]), 0, match.start(), match["who"], 0.7
        )
    return None


def speaker(sentence: str, cast: Cast, *, marked: bool = False) -> tuple[str, int] | None:
    """Speaker of a turn and the offset at which the words begin: "Jansen: Zal dit navragen."

    The speaker must be known by name, or `marked` by emphasis in the source.
    """
    match = _SPEAKER.match(sentence)
    if not match or _no_speakers().match(match["who"]) or match["rest"].startswith("//"):
        return None
    who = match["who"]
    if (
        cast.knows(who)
        or (cast.knows(who.split()[-1]) and len(who.split()) < 4)
        or (marked and len(who.split()) < 5)
    ):
        return who, match.start("rest")
    return None


@lexicon.derived
def _prefixes() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["labels"]["words"])
    return re.compile(rf"\W{{0,3}}(?P<label>{labels})\s*:\s+(?=\S)", re.IGNORECASE)


def prefix(sentence: str) -> tuple[str, int] | None:
    """A label such as "Conclusie:", in lower case, and the offset of the words behind it."""
    match = _prefixes().match(sentence)
    return (match["label"].lower(), match.end()) if match else None


def speaker_alone(sentence: str, cast: Cast) -> str:
    """The known name that is all of the sentence ("Paul:"): what follows is that speaker's."""
    if titled := wording.titled_speaker(sentence):
        return titled
    match = re.fullmatch(rf"\W*(?P<who>{_ONE})\s*:?\W*", sentence)
    if match and sentence.rstrip(" *_").endswith(":") and cast.knows(match["who"]):
        return match["who"]
    return ""


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """Names that open a turn ("Lon: …") twice at least, in minutes without a list of names."""
    found = Counter(name for text in texts for name in _TURN.findall(text))
    return frozenset(name for name, n in found.items() if n > 1 and not _no_speakers().match(name))


def told(sentence: str, cast: Cast) -> tuple[str, int] | None:
    """Addressee of "Anna aan Bob: …" and the offset at which the words begin."""
    match = _ADDRESSED.match(sentence)
    if match and (cast.knows(match["who"]) or cast.knows(match["by"])):
        return match["who"], match.start("rest")
    return None


def list_owner(heading: str) -> str:
    """Whose the actions below a heading or lead-in are ("Acties voor de werkgroep:"), or ""."""
    match = _OWNED.search(heading)
    named = match is not None and (role_kind(match["who"]) or match["who"][0].isupper())
    return match["who"] if match and named else ""


def closing_names(text: str, cast: Cast) -> str:
    """The known names that close a text, behind a colon ("Facturen: Anna + Bob") or as the last
    column of a list ("Facturen sturen  Anna"); else ""."""
    _, colon, rest = text.rpartition(":")
    match = re.fullmatch(rf"\s*(?P<who>{NAMES})\W*", rest) if colon else None
    if match and any(cast.knows(word) for word in match["who"].split()):
        return _clean(match["who"])
    match = _LAST_NAME.search(text)
    if not match or match["before"].lower() in _PREPOSITIONS or not cast.knows(match["who"]):
        return ""
    return _clean(match["who"])


def leading_names(text: str) -> str:
    """The names a text begins with, "" where it begins with other words."""
    match = _LEADING_NAMES.match(text)
    return _clean(match["who"]) if match else ""


def _clean(who: str) -> str:
    bare = who.strip(" :,;-–()[]*_")
    if not re.search(r"(?:^|[\s.])[A-Z]\.$", bare):
        bare = bare.rstrip(".")
    return re.sub(r"(?i)^(?:de|het|een|dhr\.?|mevr\.?|mw\.?)\s+", "", bare)


def goes_on(rest: str) -> bool:
    """Whether what stands behind a name in a cell tells what that person does."""
    first = rest.strip(" (").split(" ", 1)[0]
    return (
        bool(rest[:1].isspace())
        and first.islower()
        and first.endswith("t")
        and verbs.is_known(first)
    )


def are_names(text: str) -> bool:
    """Whether the text is one or more names and nothing else."""
    return len(text.split()) <= 8 and re.fullmatch(rf"\s*{NAMES}\s*", text) is not None


def is_closed(status: str) -> bool:
    """Whether a status begins with a word that closes a row: "Gesloten, tekst is aangepast"."""
    word = re.split(r"[\s.,;:(]", status.strip().lower(), maxsplit=1)[0]
    return bool(layout.pattern("status", "closed").fullmatch(word))


def is_entry(line: str) -> bool:
    """Whether a line of a list only gives an address or a state: "Jan: geen update."."""
    return bool(layout.pattern("entry", "words").search(line.lower()))


def legend(text: str) -> dict[str, str] | None:
    """The short codes that a line explains ("O=open/G=gesloten") with their words, None where it
    is no such line."""
    if not _LEGEND.fullmatch(text.strip()):
        return None
    return {code: word.strip() for code, word in _CODE.findall(text)}


def open_row(row: Row, closing: Iterable[str] = ()) -> bool:
    """Whether a row of an action table is still open by its status and its own words; a cell
    with one of the codes `closing` closes it."""
    codes = set(closing)
    if any(cell.text.strip() in codes for cell in row.cells if cell):
        return False
    closed = layout.pattern("status", "closed")
    status = row.cell("status")
    if status and closed.match(status.text.strip().lower().strip(".! ")):
        return False
    return not any(
        closed.fullmatch(cell.text.strip().lower().strip(".!() ")) for cell in row.cells if cell
    )
