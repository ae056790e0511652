"""Which date at the head of minutes is the meeting's, and which is of something else."""

from __future__ import annotations

from datetime import date

import pytest

from lovp_actions.structure.minutes import parse

BODY = "\n\n## 1. Opening\n\nNoor stuurt het voorstel volgende week rond.\n"

HEADS = [
    "# Notulen bestuur\n\nVergadering van 11 maart 2024\nVastgesteld op 8 april 2024",
    "# Notulen bestuur\n\nVastgesteld op 8 april 2024\nVergadering van 11 maart 2024",
    "# Notulen bestuur\n\nVersie 0.2, 14 maart 2024\nDatum: 11 maart 2024",
    "# Notulen bestuur\n\nVersie 0.2, 14 maart 2024\n\nVergadering 11 maart 2024",
    "# Notulen bestuur\n\nDatum verslag: 14 maart 2024\nDatum vergadering: 11 maart 2024",
    "# Notulen bestuur\n\nDatum verslag: 14 maart 2024\nDatum overleg: 11 maart 2024",
    "Memo\n\nDatum: 14 maart 2024\nAan: bestuur\nBetreft: verslag overleg 11 maart 2024",
    "# Verslag werkgroep\n\nOpgesteld: 14-3-2024\nVergaderdatum: 11-3-2024",
    "# Verslag werkgroep (concept 14 maart 2024)\n\nDatum: 11 maart 2024",
    "# Notulen MR 11 maart 2024 (vastgesteld 8 april 2024)",
    "# Notulen 2024.03.11 MR",
    "# Meeting in Teams\n\nMarch 11, 2024, 10:02",
    "# Weekly\n\nMonday, March 11, 2024",
    "Meeting notes\n11 March 2024",
    "Verslag d.d. 15 maart 2024 van de vergadering van 11 maart 2024",
    "Van: Jan Bos\nVerzonden: maandag 11 maart 2024 09:03\nAan: Els Vos\nOnderwerp: lijst",
    "# Sprint review 11 maart 2024",
    "Notulen bestuur v.v. Noord d.d. 11-3-2024",
    "Notulen Bouwbedrijf B.V. 11 maart 2024",
    "Memo\nDatum: 14 maart 2024\nOnderwerp: verslag overleg 11 maart 2024",
    "Actielijst bijgewerkt 11 maart 2024",
    "Speeltuin De Linde\n\nACTIELIJST, bijgewerkt na bestuur 11 maart 2024",
    "| Datum | 11 maart 2024 |\n|---|---|\n| Versie | 14 maart 2024 |",
    "| Versie | 14 maart 2024 |\n|---|---|\n| Datum | 11 maart 2024 |",
    "# Notulen\n\nPrintdatum: 20-03-2024\nDatum: 11-03-2024",
    "# Notulen\n\nAfgedrukt op 20-03-2024\n\nBestuursvergadering d.d. 11-03-2024",
    "# Notulen\n\nStatus: vastgesteld d.d. 8 april 2024\nDatum en tijd: 11 maart 2024, 20.00 uur",
    "# Notulen\n\nGoedgekeurd in de vergadering van 8 april 2024\nGehouden op 11 maart 2024",
    "Verslag van de vergadering van de werkgroep op 11 maart 2024\n\nVerzonden: 18 maart 2024",
    "# Notulen bestuur\n\nVolgende vergadering: 8 april 2024\nDatum: 11 maart 2024",
    "# Notulen bestuur\n\nDatum volgende vergadering: 8 april 2024\nDatum: 11 maart 2024",
    "# Vastgestelde notulen bestuur 11 maart 2024",
    "# Notulen\n\nDatum vaststelling: 8 april 2024\nDatum bijeenkomst: 11 maart 2024",
    "# Notulen\n\nLaatst gewijzigd: 15 maart 2024\nmaandag 11 maart 2024, 19.30 uur",
    "# Concept-notulen van 11 maart 2024\n\nopgemaakt 12 maart 2024",
    "Notulist: Els\nConceptversie 13-03-2024\nDatum vergadering 11-03-2024",
    "NOTITIE\nDatum notitie: 14 maart 2024\nVerslag van de bijeenkomst op 11 maart 2024",
    "Datum van de brief: 14-3-2024\nBetreft: verslag van het overleg 11-3-2024",
    "Memo\n\nDatum memo: 11 maart 2024\nAan: het bestuur",
    "# Rapportage\n\nRapportdatum: 1 april 2024\n\nOverleg d.d. 11 maart 2024",
    "# Notulen\n\nDatum:\n11 maart 2024\n\nVersie:\n14 maart 2024",
    "# Notulen\n\nVersiedatum 14 maart 2024\n\n11 maart 2024",
    "# Notulen\n\nVersie 14 maart 2024\n\nMaandag 11 maart 2024 in het dorpshuis",
    "# Notulen bestuur\n\nDatum: maandag 11 maart 2024 (verslag gemaakt op 14 maart 2024)",
    "---\ntitle: Notulen\ndatum: 2024-03-11\nversie: 2024-03-14\n---\n",
    "---\ntitle: Notulen\nmeeting_date: 2024-03-11\ndate: 2024-03-14\n---\n",
    "Amersfoort, 14 maart 2024\n\n# Verslag bestuursvergadering 11 maart 2024",
    "Utrecht, 14 maart 2024\n\nVerslag van het overleg op 11 maart 2024",
]

HEADS += [
    "# Conceptverslag d.d. 25 maart 2024\n\nRaadsvergadering, gehouden op maandag 11 maart 2024",
    "# Verslag van 25 maart 2024\n\nLedenvergadering van 11 maart 2024 te Ede, 20.00 uur",
    "# Verslag d.d. 25-3-2024\n\nDe vergadering is gehouden op 11 maart 2024 in het dorpshuis.",
    "# Verslag d.d. 25-3-2024\n\nVerslag van de ledenvergadering, gehouden op 11 maart 2024",
    "# Notulen 11 maart 2024\n\n1. Vergadering van 5 februari 2024",
    "# Notulen 11 maart 2024\n\nVerslag van de vergadering van 5 februari 2024",
    "# Notulen 11 maart 2024\n\nVorige vergadering van 5 februari 2024",
    "# Notulen 11 maart 2024\n\nVergadering van 5 februari 2024: het verslag is vastgesteld.",
    "# Notulen bestuursvergadering 11 maart 2024\n\nVergadering van 5 februari 2024",
    "WEBVTT\n\n00:01.000 --> 00:05.000\nEls: Overleg van 11 maart 2024, welkom.",
    "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Els>Hoi, welkom bij het overleg van 11-3-2024, hè.",
    "WEBVTT\n\n00:01.000 --> 00:05.000\nEls: Hoi. Welkom bij het overleg van 11 maart 2024, fijn.",
]

ACTIONS = "\n\n## Actiepunten\n\n| Actie | Wanneer |\n|---|---|\n| Zaal boeken | 1-4-2024 |\n"
HEADS += [
    f"# Verslag dorpsbelangen, maandag 11 maart 2024{ACTIONS}",
    f"Notulen Buurtraad, 11 maart 2024{ACTIONS}",
    f"# Teamoverleg, 11 maart 2024{ACTIONS}",
    f"# Verslag{ACTIONS}\nDatum: 11 maart 2024",
    "Datum: 14-03-2024\nBetreft: verslag overleg 11 maart 2024",
    "Datum: 14 maart 2024\nOnderwerp: Notulen bestuur d.d. 11 maart 2024",
    "Datum: 11 maart 2024\nLocatie: dorpshuis",
    "Afdrukdatum: 20-3-2024\nBestuur 11-3-2024",
    "Afdruk van 20-3-2024\n\nBestuur\nVergadering 11-3-2024",
    "Bestuur 11 maart 2024 (vorige vergadering: 5 februari 2024)",
    "# Bestuur 11 maart 2024, volgende vergadering 8 april 2024",
    "# Bestuur (vorig overleg 5 februari 2024), vergadering 11 maart 2024",
    "LIJST VAN TOEZEGGINGEN – Ruimte – stand per 11 maart 2024\n\nT-1  Plan voor de Markt\n"
    "     Gedaan in: vergadering 5 februari 2024",
    "Actielijst, stand per 1 maart 2024\n\nDatum vergadering: 11 maart 2024",
    "KvK-inschrijving 4 mei 1998\n# Notulen ALV 11 maart 2024",
    "Huishoudelijk reglement 12 juni 2015\n\n# Verslag bestuur 11 maart 2024",
    "Fusie 3 juni 2011\n\n# Notulen ALV 11 maart 2024",
    "Datum: 11 maart 2024\n\n# Notulen 14 maart 2024",
    "Scandatum 14-03-2024\n\nNotulen bestuur 11-03-2024",
    "Notulist: Els Vos, 14 maart 2024\n\n# Verslag van het overleg van 11 maart 2024",
    "Vereniging Noord, opgericht 4 mei 1998\nInzage t/m 8 april 2024\nBesluitenlijst 11-3-2024",
    "Besproken in MT 18 maart 2024\nVerslag 11-3-2024",
    "Overlegdatum: 11 maart 2024\n\n# Verslag 14 maart 2024",
    "Stand-up 11 maart 2024\n\nVerslag van 5 februari 2024",
    "Notulen werkgroep statuten (notulist Els Vos), 11 maart 2024",
    "# Verslag\n\nMaandag 11 maart 2024, wijkhuis De Lelie. Er waren 70 mensen.",
    "# Verslag\n\nOp maandag 11 maart 2024 kwam het bestuur van de club bijeen in de kantine.",
    "# Verslag\n\nDe ledenvergadering is gehouden op 11\nmaart 2024 in het dorpshuis.",
    "Notulen van de ledenvergadering op 11\nmaart 2024",
    "Verslag van het project Lucht (looptijd 1 mei 2023 t/m 31 mei 2026), 11 maart 2024",
    "# Verslag jaarplan (1 januari 2025 - 31 december 2025)\n\n11 maart 2024",
    "Notulen boekjaar 1 juli 2023 t/m 30 juni 2024 van 11 maart 2024",
    "Verslag van de bijeenkomst in het kader van de Week van de Zorg (4 t/m 8 maart 2024), "
    "gehouden op maandag 11 maart 2024",
    "# Verslag heidag 11 maart 2024 - 12 maart 2024",
    "Verslag rampenoefening 1 maart 2024\nDatum overleg: 11 maart 2024",
    "Nabespreking storm 1 maart 2024\nVergadering: maandag 11 maart 2024",
    "# Notulen 11 maart 2024\n\nVergadering: 8 april 2024",
    "# Notulen MR 11 maart 2024\n\nDe ALV wordt gehouden op 8 april 2024 in de kantine.",
    "# Bestuur (11 maart 2024), volgende vergadering 8 april 2024",
    "Notulen d.d. 11.03.24",
    "Openstaande acties per 11 maart 2024\n\nWat\tWie\tWanneer\nKas\tRuud\t31-1-2026",
    "ACTIEPUNTENLIJST BIJGEWERKT T/M 11-3-2024\n\n- Verslag indienen (Jan, 31-1-26)",
    "Actiepunten bestuursoverleg 11 maart 2024\n\n- Verslag indienen (Jan, 31-1-2026)",
    "BESLUITEN- EN ACTIELIJST\nStichting De Brug\n\nZwolle, maandag 11 maart 2024",
    "# Afsprakenlijst\n\nVersie 14 maart 2024\n11 maart 2024, Zwolle",
    "Actielijst\n\nBestuursvergadering d.d. 11-3-2024, 20.00 uur",
    "# Actielijst\n\nDatum: 11 maart 2024\n\nZaal boeken, Jan, 1-4-2024",
    "Notulen ALV 11 maart 2024 (statuten van 1.2.23)",
]

HEADS += [
    f"Actielijst\n{line}\n\n1. Jan belt de drukker."
    for line in (
        "11-03-2024",
        "11/3/2024",
        "2024-03-11",
        "11 maart '24",
        "MT 11-03-2024",
        "Ede, 11-03-2024",
        "11-03-2024, 10.00 uur",
        "11 maart 2024 – Jan, Petra",
        "11 maart 2024 (Jan, Petra)",
        "Week 11, 11 maart 2024",
        "Bewonersraad Noord – 11 maart 2024",
        "Ede, 11 maart 2024",
        "11-03-2024, 10.00 uur, dorpshuis",
        "11-03-2024 dorpshuis",
        "(11-03-2024)",
        "van 11-03-2024",
        "team Noord, 11-03-2024",
        "Project De Brug\nFase 2\nLocatie: zaal 3\nNotulist: Jan\n11 maart 2024",
    )
]
HEADS += [
    f"# Actielijst\n\n11-03-2024{ACTIONS}",
    "Taken per 1 januari 2025\nNotulen 11 maart 2024",
    "Acties per 1 januari 2025\nVergadering 11 maart 2024",
    "Taken per 11 maart 2024\n\nNotulen 1 maart 2024 nalezen (Jan)",
    "Taken per 11 maart 2024\n\n- Notulen 1 maart 2024",
    "Notulen (11 maart 2024): begroting 1 januari 2025",
    "Notulen overleg (11 maart 2024) over contract 1 januari 2025",
    "Notulen (d.d. 11 maart 2024) Stichting Feest 1 mei 2023",
    "Verslag project (start 1 mei 2023), 11 maart 2024",
    "Bestuur 11 maart 2024\nOverleg: 8 april 2024",
    "Team A 11 maart 2024\nVergadering: 8 april 2024",
    "Verslag kamp 11 maart 2024 t/m 28 maart 2024",
    "Verslag projectperiode 11 maart 2024 - 30 maart 2024\n\n- Offerte drukker 8-4-2024",
    "Notulen kamp 1 maart 2024 t/m 31 maart 2024\n11 maart 2024",
]

HEADS += [
    "Overleg 11 maart\nKamp: 3 juli 2024",
    "Notulen bestuursvergadering 11 maart\n\nDe opening is op 20 april 2024.",
    "Verslag feestcomité, 11 maart\nhet feest is op 3 juli 2024",
    "Verslag MR 11 maart\nOnderwijsjaar 2023-2024, studiedag 20 april 2024",
    "Feestcomité – overleg 3\n_maandagavond 11 maart, dorpshuis. Feest: 3 t/m 5 juli 2024_",
    "Overleg maandag 11 maart\nKamp: 3 februari 2025",
    "Overleg 11 maart\nVergadering: 11 maart 2024\nKamp: 3 juli 2024",
    "Verslag kamp 3 juli\n\nBestuursvergadering 11 maart 2024",
    "Verslag 14 maart\n\nDatum: 11 maart 2024",
    "Notulen werkgroep 4 mei\n\nDorpshuis, 11 maart 2024",
    "Verslag comité 4 mei, 11 maart 2024",
    "Verslag 4 mei-comité, 11 maart 2024",
    "Kamp 3 juli\nOverleg 11 maart 2024",
    "Van: Els\nDatum: 15 maart 2024\nOnderwerp: notulen\n\nHallo, hierbij het verslag.\n\n"
    "Verslag van de vergadering van 11 maart 2024",
    "Datum: vrijdag 15 maart 2024\nOnderwerp: conceptnotulen\n\nBestuursvergadering 11 maart 2024",
    "Van: Els\nOnderwerp: notulen 11 maart\nDatum: 15 maart 2024\n\nHierbij de notulen.",
    "Van: Els\nDatum: 11 maart 2024\nOnderwerp: planning\n\nVerslag van 5 februari 2024",
    "Datum: 11 maart 2024\nOnderwerp: verslag overleg\n\nAanwezig: Jan\n\n"
    "Verslag van de vergadering van 5 februari 2024",
    "Van: Els\nDatum: 11 maart 2024\nOnderwerp: verslag\n\nBestuursvergadering 8 april 2024",
]

HEADS += [
    "# Notulen bestuur van maandag 11 maart jl.\n\nVerslagdatum: 14-3-2024",
    "# Notulen bestuur maandag 11 maart\n\nVerslag gemaakt op 14 maart 2024\n\n"
    "Goedgekeurd zijn de notulen van 5 februari 2024.",
    "Overleg 11 maart\nKamp: 3 juli 2024\nDatum verslag: 14 maart 2024",
    "Bestuursoverleg 11 maart\n\nVersie 0.3, 14 maart 2024",
    "# Notulen bestuur\n\nDit is het verslag van 11 maart 2024.",
]

HEADS += [
    "MEMO\nDatum: 18 maart 2024\nBetreft: verslag bijeenkomst van 11 maart",
    "MEMO\nAan: het team\nVan: Els Vos\nKopie: Jan\nDatum: 18 maart 2024\n"
    "Betreft: bestuursvergadering 11 maart jl.",
    "Van: Els\nDatum: 18-03-2024\nOnderwerp: Terugkoppeling werkoverleg 11-3",
    "Betreft: notulen maandag 11 maart\nDatum: 18-03-2024",
    "Memo\nDatum: 11 maart 2024\nBetreft: agenda overleg 18 maart",
    "Memo\nDatum: 11 maart 2024\nBetreft: verslag overleg groep 1-2",
    "Memo\nDatum: 11 maart 2024\nBetreft: offerte van 5 februari",
    "Memo\nVergaderdatum: 11 maart 2024\nBetreft: actiepunten overleg 5 februari",
]

NONE = [
    "# Notulen bestuur\n\nDoorgenomen is het verslag van 5 februari 2024.",
    "# Notulen bestuur dinsdag 11 maart\n\nVerslagdatum: 14-3-2024",
    "# Notulen bestuur 11 maart\n\nVerslagdatum: 14-1-2025",
    "# Notulen bestuur\n\nVerslagdatum: 14-3-2024",
    "Overleg 11 maart\nKamp: 3 februari 2025",
    "Overleg dinsdag 11 maart\nKamp: 3 juli 2024",
    "Overleg 11 november\nEvaluatie van het kamp op 3 juli 2024",
    "Akte van 3 juni 2011\n\n# Notulen bestuur",
    "# Notulen\n\nOp maandag 8 april 2024 opent de nieuwe school.",
    "# Notulen\n\nMaandag 8 april 2024, 20.00 uur, is de ledenvergadering.",
    "# Notulen\n\nVersie 3\nmaart 2024",
    f"# Notulen bestuur{ACTIONS}",
    "# Notulen bestuur\n\n## Acties\n\nZaal boeken, Jan, 1-4-2024\n",
    "# Notulen bestuur\n\nVastgesteld op 8 april 2024",
    "# Notulen\n\nVersie 14 maart 2024",
    "# Notulen\n\nVersie 14.3.24",
    "Actielijst\n\nZaal boeken\nJan, 1 april 2024",
    "Actielijst\n\nJan, 1-4-2024",
    "Van 1 april 2024 t/m 20 april 2024 is de zaal dicht, en dan komt het bestuur niet bijeen.",
    "Actielijst\n\nOfferte 1-4-2024 (Jan)",
    "Actielijst\n\n1-4-2024 – drukker bellen – Jan",
    "Actielijst\n\n- Ede, 1-4-2024",
    "ACTIELIJST\n\nVastgesteld 4 april 2024\n1 april 2024, zaal boeken, Jan",
    "ACTIELIJST\n\nOverleg voorbereiden 1 april 2024",
    "Openstaande acties\n\nWat\tWie\tWanneer\nKas\tRuud\t31-1-2026",
    "Actiepunten vorige vergadering 5 februari 2024\n\n- Zaal boeken (Jan, 1-4-2024)",
    "# Verslag jaarplan (1 januari 2025 - 31 december 2025)",
    "# Notulen\n\nVolgende vergadering: 8 april 2024",
    "WEBVTT\n\n00:01.000 --> 00:05.000\nEls: Het overleg van 8 april 2024 gaat niet door.",
    "WEBVTT\n\n00:01.000 --> 00:05.000\nEls: Overleg van 8 april 2024 is verzet, jammer.",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_date_of_the_meeting(head: str) -> None:
    assert parse(head + BODY).date == date(2024, 3, 11)


@pytest.mark.parametrize("head", NONE)
def test_no_date_of_a_meeting(head: str) -> None:
    assert parse(head + BODY).date is None


MAILED = [
    ("# Verslag ledenoverleg 11 maart\n\nDag allen,", "2024-03-11"),
    ("# Actiepunten overleg ma 11 maart\n\nHoi,", "2024-03-11"),
    ("# Notulen OR 11-3\n\nHoi,", "2024-03-11"),
    ("# Notulen kascommissie van 11/3\n\nHoi,", "2024-03-11"),
    ("# acties\n\nNotulen van de bestuursvergadering van 11 maart jl.", "2024-03-11"),
    ("# Notulen teamoverleg 18 december\n\nHoi,", "2023-12-18"),
    ("# Notulen OR 11-3-2023\n\nHoi,", "2023-03-11"),
    ("# Notulen werkgroep groep 1-2\n\nHoi,", None),
    ("# Verslag sprint 2-3\n\nHoi,", None),
    ("# Notulen OR 15-14\n\nHoi,", None),
    ("# Agenda overleg 18 maart\n\nHoi,", None),
    ("# Notulen dinsdag 11 maart\n\nHoi,", None),
    ("# Notulen\n\nZaterdag 9 maart was de open dag.", None),
    ("# Notulen\n\nVolgende vergadering 11 maart", None),
]


@pytest.mark.parametrize(("head", "day"), MAILED)
def test_the_day_without_a_year_in_a_mail(head: str, day: str | None) -> None:
    found = parse(head + BODY, sent=date(2024, 3, 14)).date
    assert (found and found.isoformat()) == day
    assert "-20" in head or parse(head + BODY).date is None
