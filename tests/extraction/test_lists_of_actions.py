"""Lists of actions, labelled fields and transcripts from text to items, by the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.extraction import tidy
from lovp_actions.items import Item

LISTS = {
    "bold names above bullets": (
        "## Actiepunten\n\n**Jan Bakker**\n\n- Offerte opvragen\n- Planning delen (07:40)\n\n"
        "**Niet toegewezen**\n- Zaal boeken\n",
        [("Jan Bakker", "Offerte opvragen"), ("Jan Bakker", "Planning delen"), ("", "Zaal boeken")],
    ),
    "names behind a preposition or @": (
        "## Acties\n\n### Voor Jan\n\n- Folder lezen\n\n### Door Petra\n\n- Zaal boeken\n\n"
        "@Wouter Kuijt\n- Hek verven\n",
        [("Jan", "Folder lezen"), ("Petra", "Zaal boeken"), ("Wouter Kuijt", "Hek verven")],
    ),
    "lines with commas": (
        "## Actielijst\n\nJan, nieuwe folder, 1 juli, open\nPetra, hek verven, 15 juni, open\n",
        [("Jan", "nieuwe folder"), ("Petra", "hek verven")],
    ),
    "names as headings": (
        "## Volgende stappen\n\n### Jan\n\n- Offerte opvragen\n\n### Petra\n\n- Zaal boeken\n",
        [("Jan", "Offerte opvragen"), ("Petra", "Zaal boeken")],
    ),
    "names with more behind them": (
        "## Actiepunten\n\nPetra (PS)\n- Zaal boeken\n\nJan Bakker (JB):\n- Offerte opvragen\n\n"
        "Wouter (secretaris)\n\n- Notulen maken\n\n**Petra - penningmeester**\n"
        "- Subsidie aanvragen\n\n### Jan (JB) & Wouter (WK)\n- Vlag halen\n\n"
        "### Drukwerk (nieuw)\n- Folder ontwerpen\n",
        [
            ("Petra", "Zaal boeken"),
            ("Jan Bakker", "Offerte opvragen"),
            ("Wouter", "Notulen maken"),
            ("Petra", "Subsidie aanvragen"),
            ("Jan & Wouter", "Vlag halen"),
            ("", "Folder ontwerpen"),
        ],
    ),
    "offices as headings": (
        "## Acties\n\n**Allen**\n\n- Folder lezen\n\n**Bestuur**\n\n- Zaal boeken\n\n"
        "### Penningmeester\n\n- Begroting maken\n",
        [
            ("Allen", "Folder lezen"),
            ("Bestuur", "Zaal boeken"),
            ("Penningmeester", "Begroting maken"),
        ],
    ),
    "names with an office beside them": (
        "## Actiepunten\n\nPetra, penningmeester\n\n- Bank bellen\n\n### Jan, de voorzitter:\n"
        "- Agenda maken\n\n**Secretaris: Wouter**\n- Notulen maken\n\n"
        "De voorzitter (Jan)\n- Zaal boeken\n\nPetra, lid werkgroep Feest\n- Vlag halen\n\n"
        "### Kantine, keuken\n- Vloer schuren\n",
        [
            ("Petra", "Bank bellen"),
            ("Jan", "Agenda maken"),
            ("Wouter", "Notulen maken"),
            ("Jan", "Zaal boeken"),
            ("Petra", "Vlag halen"),
            ("", "Vloer schuren"),
        ],
    ),
    "initials, and letters that count": (
        "## 1. Zaal\n\nJ. Brouwer stuurt de offerte rond.\n\nM. van der Meer belt de drukker.\n\n"
        "J. Bakker en P. Smit maken de begroting.\n\n"
        "## Actiepunten\n\n- A.B. de Vries: vlag halen\nA. Jan belt de gemeente\n"
        "B. Website bijwerken\n",
        [
            ("J. Brouwer", "stuurt de offerte rond"),
            ("M. van der Meer", "belt de drukker"),
            ("J. Bakker en P. Smit", "maken de begroting"),
            ("A.B. de Vries", "vlag halen"),
            ("Jan", "belt de gemeente"),
            ("", "Website bijwerken"),
        ],
    ),
    "names with a colon": (
        "## Vervolgtaken\n\nJan Bakker:\n- Offerte opvragen\n\nPetra:\n- Zaal boeken – gedaan\n",
        [("Jan Bakker", "Offerte opvragen")],
    ),
    "columns with blank lines, lines that run over, and a row without its first cell": (
        "## 3. Acties\n\nWie     Wat                       Wanneer   Status\n\n"
        "Jan     De tent is er. De vlag\n        halen bij de buren.       10 mei    open\n\n"
        "Petra   lift keuren               1 mei     loopt\n"
        "        vergunning aanvragen      30 mei    open\n",
        [
            ("Jan", "De tent is er. De vlag halen bij de buren"),
            ("Petra", "lift keuren"),
            ("", "vergunning aanvragen"),
        ],
    ),
    "what is not done yet": (
        "## Acties\n\n- Jan: hek verven – nog niet gereed\n- Petra: dak (bijna gereed)\n"
        "- Petra: lamp (gereed)\n",
        [("Jan", "hek verven"), ("Petra", "dak")],
    ),
    "columns without headings": (
        "## 3. Lijstje\n\nJan      AED-batterij                    gereed\n"
        "Petra    energiesubsidie indienen        15/12\nWouter   scheidsschema"
        "                   -\nJan      sleutelhouders mailen           open\n",
        [
            ("Petra", "energiesubsidie indienen"),
            ("Wouter", "scheidsschema"),
            ("Jan", "sleutelhouders mailen"),
        ],
    ),
    "names as bullets above others": (
        "## Acties\n\n- **Jan Bakker**\n  - folder brengen\n  - hek verven\n"
        "- Petra\n  - zaal boeken\n",
        [("Jan Bakker", "folder brengen"), ("Jan Bakker", "hek verven"), ("Petra", "zaal boeken")],
    ),
    "boxes to tick": (
        "## 1. Feest\n\n- [x] tent huren\n- [ ] vlag halen (Petra)\n[ ] hek verven\n",
        [("Petra", "vlag halen"), ("", "hek verven")],
    ),
    "what was gone over": (
        "## 2. Actielijst\n\na. Hek verven (Jan): afgehandeld.\n"
        "b. Vlag halen (Petra): blijft staan tot er geld is.\n- heg - Wouter - nog niet aan toe\n"
        "c. Tent (Petra): verstuurd op 3 maart.\n\n## 3. Zaal\n\n"
        "Folder: Jan heeft een eerste versie, loopt.\n\nKaart (Petra): op 2 maart opgehangen.\n",
        [("Petra", "Vlag halen"), ("Wouter", "heg"), ("Jan", "Folder")],
    ),
    "a label in the margin": (
        "## 1. Hek\n\nHet hek is op veel plaatsen verrot en moet nodig worden gedaan.\n"
        "De drukker bellen.                                  Actie: Rik\nHet dak is goed.\n",
        [("Rik", "De drukker bellen")],
    ),
    "entries with parts ruled off": (
        "## Klussenlijst vorige keer\n\nhek verven - Jan\nlamp - gedaan\ntent huren - Petra\n",
        [("Jan", "hek verven"), ("Petra", "tent huren")],
    ),
    "lists of what is to be done, and of what is done": (
        "== To do ==\n\nhek verven (Jan)\nvlag halen (Petra)\n\n"
        "== Done ==\n\nlamp vervangen (Jan)\n\n=== Afgeronde acties ===\n\n- Petra: tent huren\n",
        [("Jan", "hek verven"), ("Petra", "vlag halen")],
    ),
    "what is done, said in a sentence of its own": (
        "## Actiepunten\n\n- Jan: zaal boeken. Loopt nog.\n- Petra: drukker bellen. Gereed.\n"
        "- Wouter: vlag ophangen. Is inmiddels gedaan.\n",
        [("Jan", "zaal boeken")],
    ),
    "a table with titles, and rows that may go": (
        "## Actiepunten\n\n| Actie | Wie | Status |\n|---|---|---|\n"
        "| zaal boeken | Mw. mr. drs. S.A. van der Berg-Smit | open |\n"
        "| drukker bellen | Jan | Kan van de lijst |\n| hek verven | N.N. | niet begonnen |\n",
        [("Mw. mr. drs. S.A. van der Berg-Smit", "zaal boeken"), ("", "hek verven")],
    ),
    "lists in cells": (
        "| Punt | Acties | Wie | Status |\n|---|---|---|---|\n"
        "| Feest | - Jan belt de drukker<br>- Petra: kaart sturen | | |\n"
        "| Zaal | 1. vlag halen<br>2. hek<br>verven | Wouter | |\n"
        "| Kas | • bank bellen • pas halen | Jan<br>Petra | open<br>gereed |\n"
        "| Web | Wouter: foto kiezen; Jan: tekst schrijven | | |\n"
        "| Hal | - [x] vegen<br>- [ ] hal dweilen | Jan | |\n"
        "| Tuin | Heg snoeien bij<br>De Poort | Petra | |\n",
        [
            ("Jan", "belt de drukker"),
            ("Petra", "kaart sturen"),
            ("Wouter", "vlag halen"),
            ("Wouter", "hek verven"),
            ("Jan", "bank bellen"),
            ("Wouter", "foto kiezen"),
            ("Jan", "tekst schrijven"),
            ("Jan", "hal dweilen"),
            ("Petra", "Heg snoeien bij De Poort"),
        ],
    ),
    "cells that name who acts, below headings that do not": (
        "| Punt | Acties |\n|---|---|\n| Feest | Jan: drukker bellen<br/>Petra: tent huren |\n"
        "| Zaal | Vloer schuren (secretaris) |\n\nTekst.\n\n"
        "| Acties | - Jan haalt de vlag<br>- hek verven |\n| Besluiten | De zaal blijft dicht |\n",
        [
            ("Jan", "drukker bellen"),
            ("Petra", "tent huren"),
            ("secretaris", "Vloer schuren"),
            ("Jan", "haalt de vlag"),
            ("", "hek verven"),
        ],
    ),
    "states and pictures around what is to be done": (
        "## Actiepunten\n\n- Jan: zaal boeken - loopt nog\n- Petra: drukker bellen (loopt)\n"
        "- Wouter: vlag halen – nog open\n- Jan: hek verven, status: open\n"
        "- Jan: bank bellen. Loopt.\n- 📅 kaart sturen voor 3 mei – Petra\n"
        "- 👉 Wouter: taart kopen 🎂 3 mei\n- Jan: foto's ➡️ website\n"
        "- Petra: de ~~vloer~~ vegen\n\n| Actie | Wie |\n|---|---|\n"
        "| ➡️ bloemen kopen (status: loopt) | Jan |\n",
        [
            ("Jan", "zaal boeken"),
            ("Petra", "drukker bellen"),
            ("Wouter", "vlag halen"),
            ("Jan", "hek verven"),
            ("Jan", "bank bellen"),
            ("Petra", "kaart sturen voor 3 mei"),
            ("Wouter", "taart kopen"),
            ("Jan", "foto's ➡️ website"),
            ("Petra", "de vegen"),
            ("Jan", "bloemen kopen"),
        ],
    ),
    "names within the lines": (
        "## Actiepunten\n\n- [ ] @Jan Bakker offerte opvragen\n- Zaal boeken. (Petra)\n"
        "- Wouter belt de drukker\n- n.t.b.: kaart sturen\n"
        "- Niet vermeld: vlag halen\n",
        [
            ("Jan Bakker", "offerte opvragen"),
            ("Petra", "Zaal boeken"),
            ("Wouter", "belt de drukker"),
            ("", "kaart sturen"),
            ("", "vlag halen"),
        ],
    ),
    "labels on one line": (
        "## 1. Zaal\n\nActiehouder: Jan Bakker. Actie: offerte opvragen. Deadline: 1 mei.\n\n"
        "Brief sturen – actie: Jan/Petra – deadline: 1 april.\n",
        [("Jan Bakker", "offerte opvragen"), ("Jan/Petra", "Brief sturen")],
    ),
    "labels behind a sentence, or in bold": (
        "## 1. Zaal\n\nDe kast is stuk. **Actie:** kast halen. **Wie:** Jan Bakker\n\n"
        "De heg is hoog. Actie: heg knippen. Deadline: 1 mei. Actiehouder: Petra.\n\n"
        "**Actie**: kaart sturen **Door**: Wouter Kuijt **Voor**: 1 mei\n\n"
        "Actie: Jan belt de drukker. Wouter is daar blij mee.\n",
        [
            ("Jan Bakker", "kast halen"),
            ("Petra", "heg knippen"),
            ("Wouter Kuijt", "kaart sturen"),
            ("Jan", "belt de drukker"),
        ],
    ),
    "labels below each other": (
        "## Acties\n\nWie: Jan Bakker      Wat: kast halen        Wanneer: 1 april\n"
        "Wie: Petra Smit      Wat: kaart sturen      Wanneer: 2 mei\n",
        [("Jan Bakker", "kast halen"), ("Petra Smit", "kaart sturen")],
    ),
    "labels on several lines": (
        "## 1. Zaal\n\nActie: kast halen\nWie: Jan\nWanneer: 1 april\n\n**Actie:** kaart sturen\n"
        "**Wie:** vacature\n\n1. Bloemen kopen\n   - Wie: Petra\n   - Status: gereed\n",
        [("Jan", "kast halen"), ("", "kaart sturen")],
    ),
    "labels below headings": (
        "## Actiepunt 1\n\n- Wat: kast halen\n- Wie: Jan\n- Wanneer: 1 april\n\n## Actiepunt 2\n\n"
        "- Wat: vlag halen\n- Wie: Petra\n- Wanneer: 2 mei\n- Status: klaar\n\n"
        "## Actiepunt 3\n\nActie: hek verven\nDoor: Wouter\nStatus: loopt\n",
        [("Jan", "kast halen"), ("Wouter", "hek verven")],
    ),
    "labels that are words of their own elsewhere": (
        "## 1. Zaal\n\nActie: kast halen\nDoor: Petra\nGereed: 1 april\n\nActie: kaart sturen\n"
        "Door: de penningmeester\nVoor: 1 mei\n\nActie: Jan belt de drukker.\nDoor: de regen\n",
        [
            ("Petra", "kast halen"),
            ("de penningmeester", "kaart sturen"),
            ("Jan", "belt de drukker"),
        ],
    ),
    "labels between bars": (
        "## 1. Zaal\n\nWat: kast halen | Wie: Jan Bakker | Wanneer: 1 april\n\n"
        "- **Actie:** kaart sturen | **Wie:** Petra\n- **Actie:** vlag halen | **Wie:** Jan\n",
        [("Jan Bakker", "kast halen"), ("Petra", "kaart sturen"), ("Jan", "vlag halen")],
    ),
    "labels in cells": (
        "| Wat: kast halen | Wie: Jan Bakker | Wanneer: 1 april |\n|---|---|---|\n"
        "| Wat: kaart sturen | Wie: Petra | Wanneer: 2 mei |\n\n"
        "| **Wie:** Wouter | **Prio:** hoog | **Wat:** vlag halen |\n\n"
        "Actie: hek verven | Wie: Jan | Kosten: 30 euro\n\n"
        "Actie: muur verven | Wie: Jan | Status: gereed\n",
        [
            ("Jan Bakker", "kast halen"),
            ("Petra", "kaart sturen"),
            ("Wouter", "vlag halen"),
            ("Jan", "hek verven"),
        ],
    ),
    "markers within the text": (
        "## 1. Zaal\n\nDe zaal is te klein, actie: Petra zoekt een andere.\n\n"
        "Zaal zoeken. (A: PS)\n\n[Actie] Jan: brief posten\n\nActie -> Petra: brief nakijken\n\n"
        "Actie bestellen koffie Jan Bakker.\n\n@Wouter: vlag ophangen!\n",
        [
            ("Petra", "zoekt een andere"),
            ("PS", "Zaal zoeken"),
            ("Jan", "brief posten"),
            ("Petra", "brief nakijken"),
            ("Jan Bakker", "bestellen koffie"),
            ("Wouter", "vlag ophangen!"),
        ],
    ),
    "markers in the middle of a sentence": (
        "## 1. Zaal\n\nDe offerte (actie: Petra) wordt voor 1 mei opgevraagd.\n\n"
        "Jan belt de drukker (actie Jan), en Petra schrijft de brief (actie Petra).\n\n"
        "Wouter Kuijt (actie) zoekt een vlag; de oude (geel) gaat weg.\n\n"
        "Reageren op het concept (allen).\n",
        [
            ("Petra", "De offerte (actie: Petra) wordt voor 1 mei opgevraagd"),
            ("Jan", "Jan belt de drukker"),
            ("Petra", "Petra schrijft de brief"),
            ("Wouter Kuijt", "Wouter Kuijt (actie) zoekt een vlag; de oude (geel) gaat weg"),
            ("allen", "Reageren op het concept"),
        ],
    ),
    "owners behind labels": (
        "## Actiepunten\n\n- Zaal boeken. Actie: Petra\n- Vlag kopen. Wie: Wouter, 1 april\n"
        "- Offerte opvragen; actie: Jan Bakker en Petra Smit\n- Brief sturen. Jan. 2 mei\n"
        "- De werkgroep denkt na over de catering.\n",
        [
            ("Petra", "Zaal boeken"),
            ("Wouter", "Vlag kopen"),
            ("Jan Bakker en Petra Smit", "Offerte opvragen"),
            ("Jan", "Brief sturen"),
            ("werkgroep", "denkt na over de catering"),
        ],
    ),
    "two who act together": (
        "## 1. Zaal\n\nZowel Petra als Wouter belt de drukker voor 1 mei.\n\n"
        "Afgesproken wordt dat zowel Jan als Petra een zaal zoekt.\n\n"
        "Wouter haalt als voorzitter de vlag.\n",
        [
            ("Zowel Petra als Wouter", "belt de drukker voor 1 mei"),
            ("zowel Jan als Petra", "zowel Jan als Petra een zaal zoekt"),
            ("Wouter", "haalt als voorzitter de vlag"),
        ],
    ),
    "everybody, alone": (
        "## 1. Zaal\n\nAllen: reageren op het concept.\n",
        [("Allen", "reageren op het concept")],
    ),
    "sentences in capitals": (
        "## 1. ZAAL\n\nJAN BAKKER STUURT DE NOTULEN VOOR 1 MEI ROND.\n\n"
        "De zaal is vol. WETHOUDER VOS ZEGT TOE DE RAAD TE INFORMEREN.\n",
        [
            ("Jan Bakker", "STUURT DE NOTULEN VOOR 1 MEI ROND"),
            ("WETHOUDER VOS", "DE RAAD TE INFORMEREN"),
        ],
    ),
    "owners in the margin": (
        "                                        Actie\n"
        "De koffie was op. Mevrouw Lont vraagt een offerte op.    JB\n",
        [("JB", "vraagt een offerte op")],
    ),
    "owners and days in the margin": (
        "                                                  ACTIE   GEREED\n"
        "14.01  Kelder\n       De kelder is gereed. Het hek staat te vaak open.\n"
        "       De uitvoerder spreekt de bewaking hierop aan.     BO      direct\n"
        "       De tekening ontbreekt. KL stuurt die na.          KL      wk 12\n"
        "       De bouwlift staat nog niet goed vast.             BO      gereed 9 maart\n",
        [("BO", "spreekt de bewaking hierop aan"), ("KL", "stuurt die na")],
    ),
    "tasks without a heading": (
        "## 2. Feest\n\n- Jan: offerte opvragen bij de drukker\n- Petra: zaal boeken\n\n"
        "## 3. Rondvraag\n\n- Jan: ik vind het mooi\n- Petra: de zaal was koud\n",
        [("Jan", "offerte opvragen bij de drukker"), ("Petra", "zaal boeken")],
    ),
    "numbered entries that run over their lines": (
        "## Actiepunten\n\n1. Verlichting laten repareren door de monteur van\nde gemeente - Rob\n"
        "2. Kast opruimen - Mia\n\n2. Verslag van de vorige keer\nen de lijst\n\nPetra belt Jan.\n",
        [
            ("Rob", "Verlichting laten repareren door de monteur van de gemeente"),
            ("Mia", "Kast opruimen"),
            ("Petra", "belt Jan"),
        ],
    ),
    "offices above their entries": (
        "## Actiepunten\n\n- Secretariaat\n  - brieven versturen\n- Zaal\n  - stoelen tellen\n"
        "- Wethouder Vos: gesprek Voedselbank\n- Axel: subsidie aanvragen (Petra)\n",
        [
            ("Secretariaat", "brieven versturen"),
            ("", "stoelen tellen"),
            ("Wethouder Vos", "gesprek Voedselbank"),
            ("Petra", "Axel: subsidie aanvragen"),
        ],
    ),
    "turns of a transcript": (
        "Jan Bakker 0:05\nIk bel de drukker.\n\nPetra Smit 0:31\nWe reserveren een zaal.\n",
        [("Jan Bakker", "bel de drukker"), ("Petra Smit", "reserveren een zaal")],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=list(LISTS))
def test_who_is_to_do_what(
    items_of: Callable[[str], list[Item]], text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(item.actor, item.action) for item in items_of(HEAD + text)] == wanted


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("school bellen over groep 7.", "school bellen over groep 7"),
        ("sleutel van lokaal 12.", "sleutel van lokaal 12"),
        ("zaal boeken.", "zaal boeken"),
        ("stukken sturen z.s.m.", "stukken sturen z.s.m."),
        ("brief aan fa. Bos B.V.", "brief aan fa. Bos B.V."),
    ],
)
def test_an_action_has_no_full_stop(words: str, bare: str) -> None:
    assert tidy.tidied(words, "") == bare
