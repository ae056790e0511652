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


# ---- files as users have them

_PAGE = (
    "<!-- a -->", "<!-- a -->", "<!--", "-->", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<html>",
    "<head>", "<title>Notulen</title>", "<body>", "<table>", "<tr>", "<td>", "<td colspan=60>",
    "<th>", "</table>", "<ul>", "<ol start=3>", "<li>", "</ul>", "<p>", "<h2>", "</h2>", "<pre>",
    "<b>", "</b>", "<div hidden>", "</div>", "<br>", "&nbsp;", "&#0;", "<script>", "</script>",
    "<meta charset=utf-7>", "<meta charset=utf-8>",
)  # fmt: skip
_MAIL = (
    "From: Jan <jan@example.org>", "To: raad@example.org", "Subject: Notulen", "MIME-Version: 1.0",
    "Subject: =?utf-8?q?a?= =?utf-8?b?YQ==?=", "Date: Tue, 14 May 2024 10:00:00 +0200",
    "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=((((",
    'Content-Type: multipart/mixed; boundary="x"', 'Content-Type: multipart/related; boundary="y"',
    "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "SmFuIGJlbHQuCg==",
    "Content-Transfer-Encoding: quoted-printable", "Content-Disposition: attachment; filename=x.md",
    "Content-Type: text/plain; a*0*=x; a*2=y; name*=utf-8''%00", "--x", "--x--", "--y", "--y--",
    "", "", "", "=3D=", "<!-- a -->", "<html><p>Jan belt", "Jan belt de school.",
)  # fmt: skip
_WORD = (
    "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:t>Jan belt de school.</w:t>", "<w:tbl>",
    "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>", "<w:pPr><w:numPr><w:numId "
    'w:val="1"/></w:numPr></w:pPr>', '<w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>', "<w:sdt>",
    "</w:sdt>", "<w:txbxContent>", "</w:txbxContent>", '<w:footnoteReference w:id="1"/>', "<w:del>",
)  # fmt: skip
_OPEN = (
    "<text:p>", "</text:p>", "<text:h>", "</text:h>", "Jan belt de school.", "<text:list>",
    "</text:list>", "<text:list-item>", "</text:list-item>", "<table:table>", "</table:table>",
    "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
    '<table:table-cell table:number-columns-repeated="9999"/>', '<text:s text:c="99999"/>',
    "<text:note-body>", "</text:note-body>", "<text:span>", "</text:span>",
)  # fmt: skip


def _mixed(pieces: tuple[str, ...], end: str) -> st.SearchStrategy[str]:
    """Such pieces in any order, some many times, with minutes between."""
    piece = st.sampled_from(pieces)
    one = st.one_of(piece, piece, piece, sentences(), st.builds("".join, st.lists(piece)))
    many = st.tuples(one, st.sampled_from((1, 1, 1, 1, 60))).map(lambda pair: pair[0] * pair[1])
    return st.lists(many, max_size=25).map(end.join)


@st.composite
def _balanced(draw: st.DrawFn, pieces: tuple[str, ...]) -> str:
    """As `_mixed`, with the tags that are open closed, so that it is XML at least."""
    found: list[str] = []
    opened: list[str] = []
    for piece in draw(st.lists(st.sampled_from(pieces), max_size=40)):
        if piece.startswith("</"):
            if not opened or opened[-1] != piece:
                continue
            opened.pop()
        elif piece.startswith("<") and "/" not in piece:
            opened.append(f"</{piece[1:-1].split()[0]}>")
        found.append(piece)
    return "".join(found + opened[::-1])


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, str]:
    """A file of some kind that can be read, whole or damaged, and its name."""
    from hostile_documents import _docx, _paragraphs
    from hostile_limits import _odt

    kind = draw(st.sampled_from(("txt", "md", "html", "eml", "docx", "odt")))
    if kind == "docx":
        body = draw(st.one_of(_balanced(_WORD), _balanced(_WORD), _mixed(_WORD, "")))
        data = _docx(
            _paragraphs(f"</w:t></w:r></w:p>{body}<w:p><w:r><w:t>").encode("utf-8", "replace")
        )
    elif kind == "odt":
        body = draw(st.one_of(_balanced(_OPEN), _balanced(_OPEN), _mixed(_OPEN, "")))
        data = _odt(body.encode("utf-8", "replace").decode())
    elif kind in ("html", "eml"):
        end = draw(st.sampled_from(("\n", "\r\n"))) if kind == "eml" else ""
        text = draw(_mixed(_PAGE if kind == "html" else _MAIL, end))
        data = text.encode(draw(st.sampled_from(("utf-8", "utf-8", "cp1252", "utf-16"))), "replace")
    else:
        data = draw(documents)
    for place in draw(st.lists(st.integers(0, len(data)), max_size=2)) if draw(noisy) else ():
        data = data[:place] + draw(st.binary(max_size=6)) + data[place + draw(st.integers(0, 3)) :]
    ending = draw(st.sampled_from((kind, kind, kind, "txt", "html", "eml")))
    return data, f"notulen.{ending}"


noisy = st.sampled_from((False, False, True))
"""Whether the bytes are mangled as well."""


SHARDS = (
    *":-—→()[]|>#*,.;!?&/\"'…`",
    *("Jan", "Petra", "@Jan", "(Jan)", "Actie:", "Besluit", "Wie", "Wat", "Wanneer", "Aanwezig:"),
    *(
        "belt",
        "zal",
        "dat",
        "en",
        "van",
        "voor",
        "morgen",
        "3 mei",
        "12/6",
        "1.",
        "[x]",
        "~~",
        "**",
    ),
    *(
        " ",
        "\n",
        "\n\n",
        "\t",
        "\r",
        "\f",
        "\x1c",
        "\x1f",
        "\x85",
        "\xa0",
        "\u2028",
        "\u200b",
        "\ufeff",
    ),
)
"""Marks, words and white space of every kind, by which minutes are read."""


def shards() -> st.SearchStrategy[str]:
    """Texts of shards in any order."""
    pairs = st.tuples(st.sampled_from(SHARDS), st.sampled_from(("", "", " ", "\n")))
    return st.lists(pairs, max_size=25).map(lambda told: "".join(map("".join, told)))
