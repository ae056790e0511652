"""Random minutes: sentences of the samples with words of the lexicon in them, and sentences put
together from such words alone, in any order. Most make no sense, so that odd combinations of cues,
verbs, people and time words come up."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from lovp_actions import lexicon
from lovp_actions.language import sentences, verbs
from lovp_actions.language.verbs import grammar
from lovp_actions.rules import cues

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NAMES = ("Anna", "Jan Bakker", "Fatima", "mevrouw De Wit", "P. van der Velde", "TNO", "JB", "Sem")
PEOPLE = "Aanwezig: Jan Bakker (JB), Anna de Wit, Fatima Aydin (penningmeester), Sem Vos"
PRONOUNS = (
    "hij", "zij", "ze", "we", "wij", "ik", "men", "iedereen", "iemand", "hem", "haar", "hen",
    "dit", "dat", "deze", "die", "er", "u", "jullie", "allen",
)  # fmt: skip
TIMES = (
    "volgende week", "voor 1 december", "in het voorjaar", "morgen", "uiterlijk vrijdag",
    "eind mei",
    "zo snel mogelijk", "vorig jaar", "de volgende vergadering", "binnen twee weken", "2027", "nog",
)  # fmt: skip
MARKERS = (
    "Actie:", "(actie Anna)", "[Jan]", "@Sem", "→ Fatima", "Actie Jan:", "Besluit:", "Conclusie:",
    "Voorstel:", "Anna:", "Jan aan Sem:", "Vraag aan Anna:", "(Sem)", "Toezegging:", "-", "“",
)  # fmt: skip
LEADS = ("De raad draagt het college op:", "Afspraken:", "De raad besluit om:", "Acties:", "Nog:")
HEADINGS = ("Mededelingen", "Actiepunten", "Besluit", "Rondvraag", "Voorstellen", "Acties Anna")
ENDS = (".", ".", ".", ".", ".", ".", "", "?", ":", ";", "!")


@cache
def pools() -> dict[str, tuple[str, ...]]:
    """Words of the lexicon by what they do in a sentence."""
    roles, signals = lexicon.load("roles"), lexicon.load("signals")
    cue_verbs = [verb for cue in cues.all_cues() for verb in cue.verbs]
    small = {word for words in grammar().values() for word in words}
    small |= {word for group in signals.values() for word in group.get("words", ())}
    listed = [verb for name in ("action", "report", "state") for verb in verbs.listed(name)]
    particles = {verb.partition("|")[0] for verb in cue_verbs + listed if "|" in verb}
    found = {
        "cue": {word for verb in cue_verbs for word in verbs.forms(verb)},
        "cue words": {word for cue in cues.all_cues() for word in cue.words},
        "action": set(verbs.classes()["action"]),
        "report": set(verbs.classes()["report"]),
        "state": set(verbs.classes()["state"]),
        "particle": particles,
        "auxiliary": set(verbs.auxiliary_forms()),
        "role": {f"de {word}" for kind in ("person", "body") for word in roles[kind]["words"]},
        "bare role": {word for kind in ("person", "body") for word in roles[kind]["words"]},
        "small": small,
        "name": set(NAMES),
        "pronoun": set(PRONOUNS),
        "time": set(TIMES),
        "link": {"te", "om", "dat", "en", "maar", ",", "of", "als", "door", "om te"},
    }
    return {name: tuple(sorted(words)) for name, words in found.items()}


SUBJECTS = ("role", "name", "pronoun", "bare role")
VERBS = ("cue", "action", "action", "report", "state", "auxiliary")
OTHERS = ("cue words", "particle", "small", "link", "time", "pronoun", "role", "name")


@cache
def sample_sentences() -> tuple[str, ...]:
    """The sentences of the samples."""
    paths = [each for each in sorted(SAMPLES.glob("*.*")) if each.suffix in (".txt", ".md")]
    texts = [path.read_text("utf-8") for path in paths if path.stem != "README"]
    blocks = [" ".join(block.split()) for text in texts for block in re.split(r"\n\s*\n", text)]
    return tuple(block[a:b] for block in blocks for a, b in sentences.split(block))


def _word(draw: random.Random, kinds: tuple[str, ...]) -> str:
    return draw.choice(pools()[draw.choice(kinds)])


def _changed(draw: random.Random) -> str:
    """A sentence of the samples with words put in, left out, or moved."""
    words = draw.choice(sample_sentences()).split()
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(len(words) + 1)
        kinds = draw.choice((SUBJECTS, VERBS, OTHERS))
        words[place : place + draw.randint(0, 1)] = [_word(draw, kinds)]
    if draw.random() < 0.15:
        draw.shuffle(words)
    return " ".join(words)


def _made(draw: random.Random) -> str:
    """A sentence of words of the lexicon alone, more or less in the order of a Dutch one."""
    words = [_word(draw, SUBJECTS), _word(draw, VERBS)]
    if draw.random() < 0.3:
        words.reverse()
    words += [_word(draw, OTHERS) for _ in range(draw.randint(0, 3))]
    words += draw.choice(((), ("het plan",), ("een brief aan de raad",), ("de notulen",)))
    words += [_word(draw, ("particle", "time"))] if draw.random() < 0.4 else []
    if draw.random() < 0.5:
        link = draw.choice(("te", "om dit te", "dat hij", "en", ", die", ""))
        words += [link, _word(draw, VERBS)]
    if draw.random() < 0.1:
        draw.shuffle(words)
    return " ".join(words)


def sentence(draw: random.Random) -> str:
    """One random sentence with its end."""
    words = draw.choice((_changed, _made, _made))(draw)
    words = words if draw.random() < 0.15 else words[:1].upper() + words[1:]
    if draw.random() < 0.1:
        marker = draw.choice(MARKERS)
        words = f"{marker} {words}" if draw.random() < 0.6 else f"{words} {marker}"
    return words.rstrip(" .:;?!") + draw.choice(ENDS)


def text(draw: random.Random, count: int = 20) -> str:
    """Random minutes of so many sentences, in paragraphs, turns and lists, under headings."""
    lines = ["# Notulen 14 mei 2026", "", PEOPLE, ""]
    while count > 0:
        if draw.random() < 0.4:
            lines += [f"## {draw.choice(HEADINGS)}", ""]
        size = min(draw.randint(1, 6), count)
        each = [sentence(draw) for _ in range(size)]
        if draw.random() < 0.3:
            lines += [draw.choice(LEADS) if draw.random() < 0.5 else sentence(draw)]
            lines += [f"- {line}" for line in each]
        else:
            lines.append(" ".join(each))
        lines.append("")
        count -= size
    return "\n".join(lines)
