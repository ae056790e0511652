"""Hypothesis strategies for texts that look like Dutch minutes, more or less, and for bytes."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("Jan", "Anna de Wit", "mevrouw Jansen", "Bakker", "JB", "Fatima", "P. van der Velde")
ROLES = ("De voorzitter", "het college", "de wethouder", "Wij", "hij", "De commissie", "ik", "men")
VERBS = (
    "zegt toe dat",
    "zal",
    "stuurt",
    "belt",
    "wordt verzocht om",
    "spreekt af",
    "neemt op zich",
    "gaat na of",
    "heeft gebeld",
    "vraagt",
    "besluit",
    "is van plan",
    "zou kunnen",
)
ACTIONS = (
    "de school te bellen",
    "een brief aan de raad sturen",
    "het verslag rond",
    "hierop terug te komen",
    "de notulen",
    "contact op te nemen met Anna",
)
TIMES = (
    "voor 1 maart",
    "volgende week",
    "uiterlijk 31-12-2024",
    "per 30 februari",
    "eind Q3",
    "binnen 99999999999 dagen",
    "a.s. vrijdag",
    "op 29 februari 2023",
    "in 0000",
    "om 25:61 uur",
)
MARKERS = (
    "Actie Jan:",
    "Actie:",
    "(actie Anna)",
    "[Actie: JB]",
    "@Jan",
    "→ Anna",
    "- [ ]",
    "- [x]",
    "AP 3 (Jan):",
    "Besluit:",
    "Actie 2:",
    "Jan aan Anna:",
    "Toezegging",
    "Aanwezig: Jan Bakker (JB), Anna de Wit",
    "Datum: 14 mei 2024",
)
NOISE = (
    "**", "__", "~~", "`", "|", "\t", "  ", "<br>", "&nbsp;", "[", "](x)", "(", ")", "“", "”", "'",
    "…", "...", "?", "!", ":", ";", ",", "-", "–", "•", "\\", "#", ">", "\u00ad", "\u200b",
    "\u202e", "\x1b[2J", "\x00", "\x0c", "\ufeff", "é", "e\u0301", "ǅ", "İ", "ß", "ﬁ", "𝐉an",
    "日本", "\ud800",
    "\u2028", "\x85", "\xa0", "1.", "1.2.3", "I.", "a)", "€ 5", "http://x.nl/a_b", ":smile:", "=",
)  # fmt: skip
LINES = (
    "# Notulen", "## 1. Opening", "2. Mededelingen", "Actielijst", "Rondvraag:", "---", "====",
    "| Actie | Wie | Wanneer |", "|---|---|---|", "| Bel de school | Jan | 1 mei |", "||", "| |",
    "Nr\tActie\tWie\tStatus", "1\tbrief\tAnna\tgesloten", "Actie        Wie", "Bellen       Jan",
    "Pagina 2 van 3", "Aanwezig:", "Agenda", "- Jan", "  - Anna", "1) belt", "☑ klaar", "+--+", "",
    "*gesloten*", "Jan:", "Jan: Ik bel de school.", "**Jan**", "_cursief_", "> citaat", "---|---",
)  # fmt: skip

words = st.one_of(*(st.sampled_from(each) for each in (NAMES, ROLES, VERBS, ACTIONS, TIMES)))
noise = st.one_of(st.sampled_from(NOISE), st.text(max_size=4))
"""What belongs to no sentence."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Somebody does something by some time, or nearly, with noise in it."""
    parts = [
        draw(st.sampled_from(("", "", "", *MARKERS))),
        draw(st.sampled_from(NAMES + ROLES)),
        draw(st.sampled_from(VERBS)),
        draw(st.sampled_from(ACTIONS)),
        draw(st.sampled_from(("", *TIMES))),
    ]
    for each in draw(st.lists(st.one_of(noise, words, st.sampled_from(MARKERS)), max_size=3)):
        parts.insert(draw(st.integers(0, len(parts))), each)
    if draw(st.booleans()):
        parts = draw(st.permutations(parts))
    return draw(st.sampled_from((" ", " ", " ", "", "\n"))).join(filter(None, parts)) + draw(
        st.sampled_from((".", ". ", "", "?", ":", ";"))
    )


@st.composite
def minutes(draw: st.DrawFn) -> str:
    """A few lines of minutes, with any line ends."""
    line = st.one_of(
        sentences(),
        sentences(),
        st.sampled_from(LINES),
        st.sampled_from(LINES),
        st.sampled_from(MARKERS),
        noise,
        st.lists(st.one_of(words, noise), max_size=6).map("|".join),
    )
    end = draw(st.sampled_from(("\n", "\n", "\r\n", "\r", "\f", "\n\n")))
    indent = st.sampled_from(("", "", "", " ", "   ", "\t", "- ", "  * ", "> ", "| "))
    return end.join(draw(indent) + each for each in draw(st.lists(line, max_size=12)))


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """The bytes of minutes in some encoding, cut, mixed or mangled."""
    encoding = draw(st.sampled_from(("utf-8", "utf-16", "cp1252", "utf-8-sig", "utf-7", "cp500")))
    data = draw(minutes()).encode(encoding, "replace")
    for place in draw(st.lists(st.integers(0, len(data)), max_size=3)):
        data = data[:place] + draw(st.binary(max_size=6)) + data[place + draw(st.integers(0, 3)) :]
    return data


documents = st.one_of(broken(), broken(), st.binary(max_size=200))
"""Bytes that are minutes, or may be anything."""
