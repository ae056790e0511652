"""Sentences: a stroke in the example where one ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.language.sentences import split


@pytest.mark.parametrize(
    "marked",
    [
        "Femke belt. | Joris mailt! | Wie schrijft? | Niemand… | Goed.",
        "Femke belt de school.",
        "zonder eind",
        # abbreviations
        "De heer drs. J. de Vries belt o.a. mevr. Bos.",
        "Zie art. 3 van de wet. | Dat is duidelijk.",
        "Er is koffie, thee etc. | Daarna gaan we verder.",
        "Er is koffie, thee etc. en water.",
        "Het bestuur vraagt de onderwijscie. om een plan. | Dat komt.",
        "Het bestuur vraagt de onderwijscie. | Die maakt een plan.",
        "Dit komt d.w.z. morgen.",
        "Anna voert 9 febr. gesprekken met mej. Bos van fin. zaken op 2 febr. | Joris belt.",
        "Anna stuurt de bijl. rond. | Joris stuurt geen bijl. | Dat is zo.",
        "Petra sprak met Jan. | Hij belt.",
        "Dit komt op 3 Jan. Anna belt.",
        "Het feest is op vrijdag 5 apr. | Jan regelt de muziek.",
        "Er komt een markt op 14 dec. | De heer Bos heeft de vergunning.",
        "Zaterdag 14 dec. Jan regelt de muziek.",
        "Jan sprak op 5 apr. Petra en Kees, en belt de bond.",
        "Het plan ligt bij de MR. | Karin maakt een samenvatting.",
        "De MR. brief is binnen.",
        "Dit gaat naar mr. Karin Bos en MR. Jan Vos.",
        # letters that are no initials
        "Youssef belt huurder A. | Karel belt huurder B. | Dat is zo.",
        "Karel leest bijlage C. | Els leest plan D. | Daarna gaat het rond.",
        "Zij maakt voor het feest programmaboekje A. | Youssef vraagt de zaal.",
        "Karel belt wethouder A. Smit belt niet.",
        "De heer P. Smit belt J. Bos.",
        "Karel vraagt of bewoner A. Smit belt.",
        "Karel belt, en bewoner A. Smit belt ook.",
        "Karel stuurt bewoner A. Smit morgen een brief.",
        "Karel stuurt bewoner A. Smit post.",
        "Het besluit van bewoner A. Smit gaat rond.",
        "Karel en A. Smit bellen.",
        "Karel belt bewoner A. Smit zijn fiets is kapot.",
        "Karel zegt bewoner A. Smit te bellen.",
        # numbers, times, dates, addresses
        "De zaal kost 1.250,50 per dag. | Dat is veel.",
        "We beginnen om 20.00 uur. | Om 22.00 uur is het klaar.",
        "1. Opening van de vergadering.",
        "Dat staat op voorbeeld.nl. | Kijk daar eens.",
        "Mail naar femke@voorbeeld.nl voor 1 juni.",
        "We gaan naar versie 2.0. | Daarna stoppen we.",
        "Het was 3 mei. | 12 leden stemden voor.",
        # closing marks and quotes
        'Zij zei: "Ik bel." | Daarna belde ze.',
        "Dat is zo (zie bijlage). | Joris belt.",
        # forgotten spaces
        "Femke belt.Joris mailt.",
        "Hoe zit het bij de school?Femke zoekt het uit.",
        "We steunen Vergadering.Nu() dit jaar.",
        # marks that belong to the sentence before them
        "Femke belt de school. (actie Femke)",
        "Femke belt de school. [Actie: FV] | Joris niet.",
        "Femke belt de school. | (Dat was al afgesproken.)",
        # small letters
        "Femke belt. | daarna volgt koffie.",
        "Dat wil zeggen a.b. en c.",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    wanted = marked.split(" | ")
    if ".Joris" in marked or "?Femke" in marked:  # parted without a space
        wanted = [part for whole in wanted for part in _parted(whole)]
    text = marked.replace(" | ", " ")
    assert [text[start:end] for start, end in split(text)] == wanted


def _parted(text: str) -> list[str]:
    place = max(text.find(".Joris"), text.find("?Femke")) + 1
    return [text[:place], text[place:]]


@pytest.mark.parametrize("text", ["", " ", "\n", "...", ". . .", "?", "\0", "\ud800. A"])
def test_odd_texts(text: str) -> None:
    for start, end in split(text):
        assert text[start:end].strip() == text[start:end] != ""


@given(st.text("aA1. !?)(\"'\n…", max_size=60))
def test_sentences_lie_apart_in_order_and_hold_all_words(text: str) -> None:
    spans = split(text)
    position, kept = 0, ""
    for start, end in spans:
        assert position <= start < end <= len(text)
        kept += text[start:end]
        position = end
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["a.b ", "1.", ".", "a!", '."', "Q&A ", "A. ", "woord "])
@pytest.mark.parametrize("size", [100_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_a_long_text(piece: str, size: int) -> None:
    text = piece * (size // len(piece))
    assert split(text)[-1][1] == len(text.rstrip())
