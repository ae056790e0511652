"""What stands before the words of a sentence: its speaker, whom they address, or a label.

The speaker of a transcript is found in `structure.transcripts`, and acts as "ik" by
`parsed_sentence`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lovp_actions import lexicon
from lovp_actions.language.words import CAPITALS
from lovp_actions.people.cast import Cast
from lovp_actions.people.entry_pieces import owner
from lovp_actions.structure import names, wording
from lovp_actions.structure.names import NAME

_SPEAKER = re.compile(
    rf"^[^\w@]{{0,3}}(?P<who>{NAME})(?:\s{{0,9}}\([^)]{{0,40}}\))?\s{{0,9}}:\s{{0,9}}(?P<rest>.*)$",
    re.DOTALL,
)
_LONGEST = 200
"""Characters in which a title, a name and a party stand."""
_TURN = re.compile(rf"(?:^|[.!?]\s)({NAME}):\s")
_ANSWER = re.compile(r"(?:Antwoord|Reactie)\s\((?P<who>[^(),]{2,60})(?:,[^()]{0,40})?\)")
_SURNAME = re.compile(rf"(?:De|Van|Den|Ter|Ten)\s(?:de[nr]?\s)?[{CAPITALS}]")
_LABELLED = re.compile(rf"\W{{0,3}}[{CAPITALS}][^.!?:]{{0,60}}:(?:\s|$)")
_DASHED = re.compile(rf"(?P<who>[{CAPITALS}][\w'’-]{{1,40}}) {{1,3}}[-–—] {{1,3}}(?=\w)")
"""A name before a dash, as a log of a stand-up has: "Jan - Server staat."."""
_ADDRESSED = re.compile(
    rf"^\W{{0,3}}(?P<by>{NAME})\s{{1,9}}aan\s{{1,9}}(?P<who>{NAME})\s{{0,9}}:\s{{0,9}}(?P<rest>.*)$",
    re.DOTALL,
)


@lexicon.derived
def _no_speakers() -> re.Pattern[str]:
    """Labels that stand where the name of a speaker would."""
    labels = "|".join(lexicon.load("markers")["labels"]["words"])
    return re.compile(rf"(?:{labels})$", re.IGNORECASE)


@lexicon.derived
def _prefixes() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["labels"]["words"])
    return re.compile(rf"\W{{0,3}}(?P<label>{labels})\s{{0,9}}:\s{{1,9}}(?=\S)", re.IGNORECASE)


def prefix(sentence: str) -> tuple[str, int] | None:
    """A label such as "Conclusie:", in lower case, and the offset of the words behind it."""
    match = _prefixes().match(sentence)
    return (match["label"].lower(), match.end()) if match else None


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


def floor(sentence: str, cast: Cast, *, signed: bool) -> str:
    """Who has the floor from here on, for "ik" only: by title or office, "Mevrouw Jansen (VVD):
    Dat klopt.", by name, "Kees: Nee.", or behind a label, "Antwoord (wethouder Slot): Ja.", or,
    in a text that is not `signed`, before a dash, "Jan - Server staat."; "" where the sentence
    opens with no such turn. In a text that is signed a name has to be known: "De Brink: Prima." may
    be a topic."""
    if not signed and (dashed := _DASHED.match(sentence)):
        who = dashed["who"]
        return who if names.is_given(who) or cast.knows(who) else ""
    head, colon, rest = sentence[:_LONGEST].partition(": ")
    # Behind a given name alone the words may go on small.
    if not colon or not (rest[:1].isupper() or (rest[:1].islower() and names.is_given(head))):
        return ""
    if wording.titled_speaker(f"{head}:"):
        return re.sub(r"^(?:[Dd]e|[Hh]et)\s+", "", head.partition("(")[0].strip(" *_"))
    answer = _ANSWER.fullmatch(head)
    if answer and owner(answer["who"], cast):
        return answer["who"]
    if signed and not cast.knows(head):
        return ""
    surname = _SURNAME.match(head) and names.can_be_name(head)
    return head if surname or is_speaker(head, cast) else ""


def goes_on(sentence: str, kind: str) -> bool:
    """Whether the turn that a sentence opens, in a block of some kind, goes on in the paragraphs
    below, up to another label: that of one by title or office, as verbatim reports have, "De heer
    Bos (CDA): Dat klopt.", but not in an entry of a list."""
    return kind != "item" and bool(
        wording.titled_speaker(f"{sentence[:_LONGEST].partition(':')[0]}:")
    )


def is_labelled(sentence: str) -> bool:
    """Whether a sentence opens with a few words and a colon, which may be another speaker."""
    return _LABELLED.match(sentence) is not None


def is_speaker(words: str, cast: Cast) -> bool:
    """Whether words before a colon, or all of a heading, surely are the name of who speaks: two
    words with capitals may be a topic, too."""
    first, _, rest = words.partition(" ")
    sure = not rest or names.is_given(first) or "." in first or cast.knows(words)
    return sure and names.is_person(words, cast.knows)


def speaker_alone(sentence: str, cast: Cast) -> str:
    """The known name that is all of the sentence ("Paul:"): what follows is that speaker's."""
    if titled := wording.titled_speaker(sentence):
        return titled
    match = re.fullmatch(rf"\W{{0,30}}(?P<who>{NAME})\s{{0,9}}:?\W{{0,30}}", sentence)
    if match and sentence.rstrip(" *_").endswith(":") and cast.knows(match["who"]):
        return match["who"]
    return ""


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """Names that open a turn ("Lon: …") twice at least, in minutes without a list of names."""
    found = Counter(name for text in texts if ":" in text for name in _TURN.findall(text))
    return frozenset(name for name, n in found.items() if n > 1 and not _no_speakers().match(name))


def told(sentence: str, cast: Cast) -> tuple[str, int] | None:
    """Addressee of "Anna aan Bob: …" and the offset at which the words begin."""
    match = _ADDRESSED.match(sentence)
    if match and (cast.knows(match["who"]) or cast.knows(match["by"])):
        return match["who"], match.start("rest")
    return None
