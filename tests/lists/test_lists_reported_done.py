"""What minutes report as done, and of which rows of a list."""

from __future__ import annotations

import datetime as dt

import kept_lists
import pytest
from kept_lists import TABLE

from lovp_actions.lists import reported_done
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.reported_done import reports
from lovp_actions.lists.table import KeptList


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("De brief aan de provincie is verstuurd.", True),
        ("Anna heeft de brief naar de provincie gestuurd.", True),
        ("Actiepunt brief provincie sturen: afgehandeld.", True),
        (f"{TABLE}| Anna | brief naar provincie sturen | gereed |", True),
        (f"{TABLE}| Anna | brief naar provincie sturen | afgehandeld 2-11-2026 |", True),
        (f"{TABLE}| Anna | brief naar provincie sturen | gereed 1 december |", False),
        (f"{TABLE}| Anna | brief naar provincie sturen | loopt |", False),
        (f"{TABLE}| Anna | brief naar provincie sturen | gereed voor verzending |", False),
        ("De brief aan de provincie is gereed om te versturen.", False),
        (f"{TABLE}| Bob | brief naar provincie sturen | gereed |", False),
        ("Bob heeft de brief naar de provincie gestuurd.", False),
        ("De brief aan de provincie is nog niet verstuurd.", False),
        ("Is de brief aan de provincie verstuurd?", False),
        ("Als de brief aan de provincie is verstuurd, belt Anna.", False),
        ("De brief van de gemeente is ontvangen.", False),
        ("De brief van de provincie is besproken.", False),
        ("De brief aan de provincie wordt verstuurd, dat is besproken.", False),
    ],
)  # fmt: skip
def test_reports_of_what_is_done(text: str, proposed: bool) -> None:
    file, _ = kept_lists.merged(
        b"", "csv", [kept_lists.item("Anna Bakker", "stuurt de brief naar de provincie")]
    )
    row = KeptList(kept_lists.opened(file, "csv").sheet).rows[0]
    found = list(reports(f"# Verslag\n\n{text}\n", "later.txt", dt.date(2026, 11, 9)))
    assert any(reported_done.confirms(report, row) for report in found) == proposed
    same_day = list(reports(f"# Verslag\n\n{text}\n", "later.txt", dt.date(2026, 10, 12)))
    assert not any(reported_done.confirms(report, row) for report in same_day)


def test_a_report_is_of_the_row_that_says_more_of_it() -> None:
    actions = ["offerte vloer opvragen", "offerte dak opvragen", "dak en vloer opmeten"]
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Anna", each) for each in actions])
    merge = Merge(kept_lists.opened(file, "csv"))
    text = "# Verslag\n\nDe offerte voor het dak is opgevraagd.\n"
    merge.reports(reports(text, "later.txt", dt.date(2026, 11, 9)))
    assert [change.action for change in merge.changes] == ["offerte dak opvragen"]


@pytest.mark.parametrize(
    ("action", "text", "proposed"),
    [
        ("Heg knippen", "Mehmet heeft de heg geknipt.", True),
        ("Heg knippen", "De heg is nog niet geknipt.", False),
        ("Heg knippen", f"{TABLE}| ~~Mehmet~~ | ~~Heg knippen~~ | |", True),
        ("Heg knippen", "- [x] Heg knippen", True),
        ("stuurt de brief naar de school", "- [x] Brief naar de school sturen", True),
        ("stuurt de brief naar de school", "- [ ] Brief naar de school sturen", False),
        ("stuurt de brief naar de school", "- [x] Brief van de school beantwoorden", False),
        ("Poort smeren", f"{TABLE}| ~~Mehmet~~ | ~~Heg knippen~~ | |", False),
        ("folder drukken", "De folder is gedrukt.", True),
        ("bord plaatsen", "Het bord is geplaatst.", True),
        ("de deur van de zaal verven", "De deur van de zaal is geverfd.", True),
        ("de muur van de zaal verven", "De deur van de zaal is geverfd.", False),
        ("de muur van de zaal verven", "Mehmet heeft de deur van de zaal geverfd.", False),
        ("deur zaal verven", "De deur van de zaal is besproken.", False),
        ("nieuwe offerte aanvragen", "De offerte is aangevraagd.", True),
        ("lampen vervangen in de hal", "De lampen in de kleedkamer zijn vervangen.", False),
        ("lampen vervangen in de hal", "De lampen zijn in september vervangen.", True),
        ("zaal boeken voor de ALV", "De zaal voor het jubileum is geboekt.", False),
        ("zaal boeken voor de ALV", "De zaal voor de ledenvergadering is geboekt.", True),
        ("hek verven", "Het hek is geverfd en klaar voor de winter.", True),
        ("hek verven", "Het hek is klaar om te verven.", False),
        ("zaal boeken voor jubileum", "De zaal voor het jubileumfeest is geboekt.", True),
        ("dak laten dekken", "Mehmet heeft het dak laten dekken.", True),
        ("laat het dak dekken", "Mehmet heeft het dak laten dekken.", True),
        ("dak laten dekken", "Mehmet heeft het dak laten slopen.", False),
        ("dak laten dekken", "Els heeft het dak laten dekken.", False),
        ("dak laten dekken", "Mehmet wil het dak laten dekken.", False),
        ("schrijft het jaarplan", "Het jaarplan is gereed.", True),
        ("een draaiboek maken", "Het draaiboek is klaar.", True),
        ("een draaiboek maken", "Het draaiboek voor de markt is klaar.", False),
        ("een draaiboek maken", "Het rooster is klaar.", False),
        ("een draaiboek maken", "Het draaiboek is besproken.", False),
        ("een draaiboek maken", "Het draaiboek is bijna klaar.", False),
        ("zaal huren", "De zaal is gereed.", False),
        ("brief sturen aan de school", "De brief van de school is verstuurd.", False),
        ("brief sturen aan de school", "De brief over het plein is naar de school gestuurd.", True),
    ],
)  # fmt: skip
def test_reports_by_any_verb_and_of_that_very_thing(action: str, text: str, proposed: bool) -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Mehmet Yilmaz", action)])
    row = kept_lists.opened(file, "csv").rows[0]
    found = reports(f"# Verslag\n\n{text}\n", "later.txt", dt.date(2026, 11, 9))
    assert any(reported_done.confirms(report, row) for report in found) == proposed


@pytest.mark.parametrize(
    ("actor", "text", "proposed"),
    [
        ("Fons Kat", "Aanwezig: Fons Kat (FK)\n\nFK heeft de folder gedrukt.", True),
        ("FK", "Aanwezig: Fons Kat (FK)\n\nDe folder is door Fons Kat gedrukt.", True),
        ("Els de Bruin", "Aanwezig: Els de Bruin\n\nEdB heeft de folder gedrukt.", True),
        ("Fons Kat", "Aanwezig: Frits Kok (FK)\n\nFK heeft de folder gedrukt.", False),
        ("Fons Kat", "Aanwezig: Fons Kat (FK)\n\nEdB heeft de folder gedrukt.", False),
        ("Fons Kat", "De folder is door Fons de Wit gedrukt.", False),
        ("Fons de Wit", "Fons Kat heeft de folder gedrukt.", False),
        ("Fons Kat", "De folder is door Fons K. gedrukt.", True),
        ("Fons (bestuur)", "Fons Kat heeft de folder gedrukt.", True),
        ("Fons", "Fons Kat heeft de folder gedrukt.", True),
    ],
)
def test_reports_by_initials(actor: str, text: str, proposed: bool) -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item(actor, "folder drukken")])
    row = kept_lists.opened(file, "csv").rows[0]
    found = reports(f"# Verslag\n\n{text}\n", "later.txt", dt.date(2026, 11, 9))
    assert any(reported_done.confirms(report, row) for report in found) == proposed


@pytest.mark.parametrize(
    ("state", "proposal"),
    [
        ("vervallen", "vervallen?"),
        ("Vervallen op verzoek van de raad", "vervallen?"),
        ("❌ geannuleerd", "vervallen?"),
        ("(niet meer nodig)", "vervallen?"),
        ("Komt te vervallen", "vervallen?"),
        ("overbodig geworden", "vervallen?"),
        ("gereed", "gereed?"),
        ("afgehandeld, rest vervallen", "gereed?"),
        ("van de lijst", "gereed?"),
        ("Vervalt niet", ""),
        ("loopt", ""),
    ],
)
@pytest.mark.parametrize("action", ["folder drukken", "vervallen folder drukken"])
def test_what_is_dropped_is_not_proposed_as_done(state: str, proposal: str, action: str) -> None:
    file = f"wie;actie;status;vergaderdatum\nEls Bos;{action};open;2026-10-12\n".encode()
    merge = Merge(kept_lists.opened(file, "csv"))
    table = f"# Verslag\n\n{TABLE}| Els | {action} | {state} |\n"
    merge.reports(reports(table, "later.txt", dt.date(2026, 11, 9)))
    assert merge.kept.rows[0].get("proposal") == proposal
    merge.reports(reports("# Verslag\n\nDe folder is gedrukt.\n", "c.txt", dt.date(2026, 12, 9)))
    assert merge.kept.rows[0].get("proposal") == (proposal or "gereed?")
