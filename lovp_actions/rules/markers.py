"""Explicit markers of actions: "Actie Jan: …", "(actie Frank)", "@Naam", "→ Jan"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.items import ItemType
from lovp_actions.language import verbs
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Cast
from lovp_actions.people.entry_pieces import RECIPIENT, owner
from lovp_actions.people.owners import LEADING_NAMES, acts, bare, goes_on
from lovp_actions.structure import layout, names
from lovp_actions.structure.tables.cells import is_office

_NUMBER = r"(?:\s{0,9}(?:nr\.?\s{0,9})?[\d.\-]{1,8})?"
_BODY = r"(?:de\s{{1,9}}|het\s{{1,9}})?(?:{bodies})[^:.\n]{{0,50}}?"
_ASKED = re.compile(
    r"^\W{0,4}(?P<label>(?i:vraag|verzoek|oproep))\s{1,9}aan\s{1,9}(?i:de\s{1,9}|het\s{1,9}|alle\s{1,9})?"
    r"(?P<who>[\w-]{1,60}(?:\s{1,9}[A-Z][\w-]{1,60})*)\s{0,9}[:,]?\s{1,9}(?P<rest>\S.*)$",
    re.DOTALL,
)
_QUESTION = re.compile(r"(?i)(?:wat|hoe|wie|waar|wanneer|waarom|welke?|of|is|zijn|kan|kunnen)\b")
_NAME_AT_END = re.compile(rf"[(\[>]\s{{0,9}}(?P<who>{names.NAMES})\s{{0,9}}[)\]<]\W{{0,30}}$")
_ROLE_AT_END = re.compile(r"[(\[]\s{0,9}(?P<who>[a-z][\w-]{2,60})\s{0,9}[)\]]\W{0,30}$")
_ARROW = re.compile(rf"{layout.ARROW}\s{{0,9}}(?P<who>{names.NAMES})")
_AT = re.compile(
    r"(?<![\w.])@(?P<who>[^\W\d_][\w-]{1,60}"
    r"(?:(?:\s?[,&+/]|\s{1,3}en)?\s{0,3}@[^\W\d_][\w-]{1,60}){0,5})"
)
_FOR_NAME = re.compile(r"\s(?i:door|voor)$")
_OWNED = re.compile(
    rf"\b(?P<cue>(?:is|wordt|blijft) een actie(?:punt)?) (?:van|voor) (?:de |het )?"
    rf"(?P<who>{names.NAMES}|[\w-]{{1,60}})\W{{0,30}}$"
)
_JOINT = re.compile(r"[\s,;]{0,9}(?:en\s{1,9})?")
_IDLE = frozenset({"ondernemen", "nemen", "voeren"})
"""Behind "actie" these say that something is done, and not what."""
WITH_COLON = 0.8
"""Confidence that labels without a colon do not reach."""
LOOSE = frozenset({"vermelding", "pijl", "naam"})
"""Rules of names without a label, which stand in any entry of a list of actions."""


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
    titled = rf"(?:de\s{{1,9}}|het\s{{1,9}})?(?:{offices})(?:\s{{1,9}}(?-i:{names.NAMES}))?"
    who = rf"(?P<who>(?-i:{names.NAMES})|{bodies}|{titled})"
    for entry in markers["label"]:
        pattern = re.compile(
            rf"^\W{{0,4}}(?P<label>{entry['words']})(?![\w-]{{0,60}}[A-Za-z]){_NUMBER}\s{{0,9}}"
            rf"(?:(?:\(|\[|(?P<at>bij\s{{1,9}})|voor\s{{1,9}}|door\s{{1,9}}|aan\s{{1,9}}(?:de\s{{1,9}}|het\s{{1,9}})?|-\s{{1,9}})?{who}[)\]]?\s{{0,9}})?"
            rf"(?:\s{{0,9}}(?::|{layout.ARROW})|\s{{1,9}}[-–]|(?=\W{{0,30}}$))\s{{0,9}}(?P<rest>.*)$",
            re.IGNORECASE | re.DOTALL,
        )
        found.append((pattern, entry["name"], entry["type"], entry["confidence"]))
    return tuple(found)


@lexicon.derived
def _named() -> re.Pattern[str]:
    """A label that needs no colon before a name: "Actie Frank gaat bellen"."""
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(
        rf"^\W{{0,4}}(?P<label>(?i:{labels}))\s{{1,9}}(?P<who>{names.NAMES})"
        r"(?:\s{0,9}\([^()]{0,40}\))?\s{1,9}(?P<rest>[a-zà-ÿ].*)$",
        re.DOTALL,
    )


@lexicon.derived
def _bracketed() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["bracketed"]["words"])
    return re.compile(
        rf"[(\[<]\s{{0,9}}(?P<label>(?i:{labels}))\b\s{{0,9}}:?\s{{0,9}}(?P<rest>[^()\[\]<>]{{0,160}})[)\]>]"
    )


def _rule(label: str) -> str:
    """The name of the entry that has a label that stands in brackets or before a name."""
    entries = lexicon.load("markers")["label"]
    named = (each["name"] for each in entries if re.fullmatch(each["words"], label, re.IGNORECASE))
    return next(named, "actie")


@lexicon.derived
def _midway() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(rf"(?<=[)\],;:.!?–-])\s{{1,9}}(?=(?i:{labels})\s{{0,3}}:\s)")


def parted(sentence: str) -> tuple[int, int] | None:
    """Where a sentence ends and another begins, as it has a label in its middle ("De zaal is te
    klein, actie: Jan zoekt een andere.") or two markers in brackets; None where neither is so."""
    if match := ":" in sentence and _midway().search(sentence, 4):
        return match.end(), match.end()
    marks = list(_bracketed().finditer(sentence)) if sentence.count("(") > 1 else []
    if len(marks) < 2 or not sentence[: marks[0].start()].strip():
        return None
    joint = _JOINT.match(sentence, marks[0].end())
    end = joint.end() if joint else marks[0].end()
    return (marks[0].end(), end) if len(sentence[end : marks[1].start()].split()) > 2 else None


@lexicon.derived
def _closing() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(
        rf"(?:^|(?<=[.!?;)])\s{{1,9}})[-–*_]{{0,2}}(?P<label>(?i:{labels}))\s{{0,3}}[:\s]\s{{0,3}}"
    )


def closing(sentence: str, cast: Cast) -> Marker | None:
    """A label behind the action, with who does it and maybe by when, and no more: "De zaal is te
    klein. Actie Jan, 3 april". Where nothing stands before it, the marker has an empty action."""
    for label in _closing().finditer(sentence):
        start, end = label.span()
        dues = find_deadlines(sentence[start:], None)  # with the label: "Actie Jan 12/11"
        who, after = sentence[end:], ""
        if dues:
            who, after = sentence[end : start + dues[0].start], sentence[start + dues[0].end :]
        who = who.strip(" \t,–-(")
        named = owner(who, cast) or (who if dues and names.can_be_name(who) else "")
        if named and not re.search(r"\w", after):
            return Marker(_rule(label["label"]), "actiepunt", named, 0, start, label["label"], 0.95)
    return None


def opens_bracketed(sentence: str) -> bool:
    """Whether a marker in brackets opens the sentence: "[Actie: JB] contact opnemen"."""
    return _bracketed().match(sentence.lstrip(" -–•*")) is not None


def labelled(sentence: str) -> Marker | None:
    """A label at the beginning: "Actie Jan: …", "AP 3 (Jan): …", "Toezegging: …"."""
    if not _label_starts().match(sentence):
        return None
    for pattern, name, type_, confidence in _labels():
        if match := pattern.match(sentence):
            who, span = bare(match["who"] or ""), match.span("rest")
            place = match["at"] and not names.is_given(who.split(" ", 1)[0]) and not role_kind(who)
            who = "" if place or names.nobody(who) else who  # "Actie bij Paradiso:", "Acties open:"
            alone = match["rest"].strip(" .")
            told = (word for word in alone.lower().split() if not names.is_given(word))
            acting = any(map(verbs.is_known, told))  # "PETRA BELT DE SCHOOL"
            named = re.fullmatch(names.NAMES, names.without_title(alone)) and not acting
            office = is_office(alone) or (len(alone.split()) < 3 and role_kind(bare(alone)))
            if not who and (named or office):
                who, span = bare(match["rest"]), (len(sentence), len(sentence))  # "Actie: Tom."
            return Marker(name, type_, who, *span, match["label"], confidence)
    if (match := _named().match(sentence)) and _may_name(match):
        who, span = bare(match["who"]), match.span("rest")
        return Marker(_rule(match["label"]), "actiepunt", who, *span, match["label"], 0.9)
    if not (match := _bare_label().match(sentence)) or not _is_deed(match["rest"]):
        return None
    name, span = _rule(match["label"]), match.span("rest")
    return Marker(name, "actiepunt", "", *span, match["label"], 0.75)


def _may_name(match: re.Match[str]) -> bool:
    """Whether a name stands behind a label without a colon: "To do Website" has none."""
    given = names.is_given(match["who"].split(" ", 1)[0])
    return given or (acts(match["rest"]) and not match["label"].lower().startswith("to"))


@lexicon.derived
def _bare_label() -> re.Pattern[str]:
    """A label that needs no colon before what is to be done: "Actie bestellen koffie Jan"."""
    labels = "|".join(lexicon.load("markers")["named"]["words"])
    return re.compile(
        rf"^\W{{0,4}}(?P<label>(?i:{labels}))\s{{1,9}}(?P<rest>[a-zà-ÿ].*)$", re.DOTALL
    )


def _is_deed(words: str) -> bool:
    """Whether the words begin with an infinitive of doing, and have no verb that is finite."""
    told = re.findall(r"[\w-]+", words)
    if len(told) < 2 or told[0] not in verbs.infinitives() or told[0] in _IDLE:
        return False
    return not any(word.lower() in verbs.auxiliary_forms() for word in told)


def asked(sentence: str, cast: Cast) -> Marker | None:
    """ "Oproep aan de leden: meld je aan", "Vraag aan Jan om de tekst te sturen"."""
    match = _ASKED.match(sentence)
    if not match or sentence.rstrip(" *_").endswith("?") or _QUESTION.match(match["rest"]):
        return None
    if not role_kind(match["who"]) and not cast.knows(match["who"]):
        return None
    return Marker("verzoek", "verzoek", match["who"], *match.span("rest"), match["label"], 0.65)


def owned(sentence: str, cast: Cast) -> Marker | None:
    """ "Het ophalen van de kisten is een actie van Jan."."""
    match = _OWNED.search(sentence)
    who = bare(match["who"]).rstrip(".") if match else ""
    first = who.split(" ")[0]
    if match and (role_kind(who) or cast.knows(first) or names.is_given(first)):
        return Marker("actie", "actiepunt", who, 0, match.start(), match["cue"], 0.85)
    return None


def bracketed(sentence: str, cast: Cast) -> Marker | None:
    """ "(actie Frank)", "[Actie: JB]", "(Actie Frank: belt de leverancier)"; in the middle of a
    sentence it is of all of it."""
    match = _bracketed().search(sentence)
    rest = match["rest"].strip() if match else ""
    if not match or names.no_action(rest):
        return None  # "(Actie: geen)"
    leading = LEADING_NAMES.match(rest)
    if leading and not rest.islower():
        who, tail = leading["who"], rest[leading.end() :].strip(" :,-")
    else:
        first, _, tail = rest.partition(" ")
        if cast.knows(first):
            who = first.capitalize()
        elif role_kind(first):
            who, tail = rest, ""
        else:
            who, tail = "", rest
    before, after = (0, match.start()), (match.end(), len(sentence))
    opens, closes = (not sentence[slice(*span)].strip(" .;-–*•") for span in (before, after))
    goes_on = not (closes or sentence[match.end() :].lstrip().startswith((";", "(", "[")))
    span = after if opens else (0, len(sentence)) if goes_on else before
    if opens and closes:
        span = (match.start("rest"), match.end("rest"))  # all of it is in the brackets
    if len(tail) > 3 and _is_own(tail, parted=":" in rest):
        start = match.start("rest") + match["rest"].rindex(tail)
        span = start, start + len(tail)  # "(actie Frank extra onder aandacht brengen)"
    return Marker(_rule(match["label"]), "actiepunt", bare(who), *span, match["label"], 0.95)


def _is_own(tail: str, *, parted: bool) -> bool:
    """Whether words behind a name in brackets, `parted` from it by a colon, are a deed."""
    told, known = re.findall(r"[\w-]+", tail.lower()), verbs.infinitives()
    if told[1:] and told[0].endswith("t") and verbs.in_class("action", told[0]):
        return True  # "belt de gemeente"
    ends = (word[at:] for word in told if parted for at in range(3, len(word) - 4))
    return any(word in known for word in (*told, *ends))  # "recht|zetten"


def addressed(sentence: str, cast: Cast) -> Marker | None:
    """ "@Naam …", "→ Jan", and "(Jan)" after an action without a verb that is finite."""
    match = _AT.search(sentence)
    who = re.sub(r"(?<=\w)\s?@", " @", match["who"]).replace("@", "") if match else ""
    to = match is not None and RECIPIENT.search(sentence[: match.start()])
    if match and not to and (cast.knows(who) or who[0].isupper()):
        last = names.surname(sentence, match.end())
        before = sentence[: match.start()].rstrip()
        opens = len(before) < 4 or before.endswith(":")  # "Kosten: @Jan maakt een begroting"
        action = _FOR_NAME.sub("", before)  # "Folder maken door @Jan"
        start, end = (match.end() + len(last), len(sentence)) if opens else (0, len(action))
        return Marker("vermelding", "actiepunt", who + last, start, end, match[0], 0.85)
    match = _ARROW.search(sentence)
    known = match and any(map(cast.knows, (match["who"], *match["who"].split())))
    if match and known and not goes_on(sentence[match.end() :]):  # "Lek → Jan belt Els"
        who = bare(match["who"])
        return Marker("pijl", "actiepunt", who, 0, match.start(), match[0][:2].strip(), 0.8)
    return None


def name_at_end(sentence: str, cast: Cast) -> Marker | None:
    """ "Sectie 4 herschrijven (Jan Bakker)": known names or an office in brackets at the end."""
    match = _NAME_AT_END.search(sentence) or _ROLE_AT_END.search(sentence)
    if match is None or len(sentence[: match.start()].split()) < 2:
        return None
    who = match["who"]
    if any(map(cast.knows, (who, who.split()[0], names.parts(who)[0]))) or role_kind(who):
        return Marker("naam", "actiepunt", bare(who), 0, match.start(), who, 0.7)
    return None
