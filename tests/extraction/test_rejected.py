"""What motions ask that are not carried, as a sentence behind them tells."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

ASKS = "De heer Bos dient een motie in waarin het college wordt opgeroepen de brug te openen."
REJECTED = [
    f"{ASKS} De motie wordt verworpen.",
    f"{ASKS}\n\nMet 10 stemmen voor en 19 tegen wordt de motie verworpen.",
    f"{ASKS} De wethouder ontraadt de motie. De heer Bos trekt zijn motie in.",
    "Motie 2 (GL): roept het college op de bomen te sparen. Verworpen (10-19).",
    "Het amendement verzoekt het college de leges te verlagen. Het amendement haalt het niet.",
    "Motie M3 verzoekt het college een plan te maken. Motie M4 van de SP gaat over water. "
    "Motie M3 krijgt geen meerderheid.",
    f"{ASKS} De SP hoopt dat de motie wordt aangenomen. De motie wordt verworpen.",
    f"{ASKS} De VVD vreest dat het te duur is; de motie wordt verworpen.",
    f"{ASKS} Het voorstel wordt aangenomen. De motie wordt verworpen.",
    f"{ASKS} Het voorstel wordt aangenomen en de motie verworpen.",
    f"{ASKS} De motie over de brug wordt verworpen.",
    f"{ASKS} Motie verworpen: 10 voor, 19 tegen.",
    "Motie bomen verzoekt het college bomen te planten. Motie bomen wordt verworpen.",
    f"{ASKS} Hierop wordt de motie nipt verworpen.",
    "Het amendement verzoekt het college de leges te verlagen. Dat amendement is verworpen.",
    "Het amendement verzoekt het college de leges te verlagen. "
    "Het amendement dat de leges verlaagt wordt verworpen.",
    "Motie M3 verzoekt het college een plan te maken. Motie M4 wordt aangenomen. "
    "Motie M3 wordt verworpen.",
    "De motie M4 is verworpen. Dictum: verzoekt het college een fietspad aan te leggen.",
    "Amendement A1 wordt verworpen. Het draagt het college op de leges te verlagen.",
    "# Raad\n\n## Motie M4 (verworpen)\n\nVerzoekt het college een fietspad aan te leggen.",
    "Motie 'Meer bomen' verzoekt het college een plan te maken. Motie 'Meer bomen' is verworpen.",
    f"{ASKS} De motie 'Vrije doorvaart' wordt verworpen.",
]
TREES = "De motie verzoekt het college bomen te planten."
CARRIED = [
    f"{ASKS} De motie wordt aangenomen.",
    f"{ASKS} De motie wordt niet verworpen.",
    f"{ASKS} De wethouder vraagt of de motie wordt ingetrokken.",
    f"{ASKS} Mevrouw Smit dient een motie in over het zwembad. De motie wordt verworpen.",
    f"{ASKS} Het amendement van GL wordt verworpen.",
    f"{ASKS}\n\n## Zwembad\n\nDe motie wordt verworpen.",
    "De wethouder zegt toe een plan te sturen. De motie wordt daarop ingetrokken.",
    f"{TREES} De VVD vreest dat de motie wordt verworpen. De motie wordt aangenomen.",
    f"{TREES} De wethouder verwacht dat de motie wordt verworpen.",
    f"{TREES} De coalitie denkt dat de motie verworpen moet worden.",
    f"{TREES} Hij had liever gezien dat de motie werd ingetrokken.",
    f"{TREES} De motie wordt aangenomen. De motie over water wordt verworpen.",
    f"{TREES} De motie wordt aangenomen. Motie water wordt verworpen.",
    f"{TREES} De motie wordt gesteund door een meerderheid. De motie wordt ingetrokken.",
    f"{TREES} De motie is overgenomen en wordt daarom ingetrokken.",
    f"{TREES} De motie over water wordt verworpen.",
    f"{TREES} De motie water wordt verworpen.",
    "De motie is verworpen. De raad verzoekt het college een plan te maken.",
    "Motie M4 is aangenomen. Dictum: verzoekt het college een fietspad aan te leggen.",
    "Motie M3 is verworpen en motie M4 aangenomen. Dictum: verzoekt het college te bouwen.",
    "Het amendement is verworpen. De motie verzoekt het college een brief te sturen.",
    "De motie is ingetrokken. Vraagt de wethouder de cijfers te sturen.",
    "De motie is verworpen. Vraagt wethouder Bos toch een overzicht te sturen.",
    "## Motie Groen (ingetrokken)\n\nVraagt de wethouder de cijfers te sturen.",
    "Motie ‘Veilig fietsen’ verzoekt het college lampen te plaatsen.\n\n"
    "De motie ‘Nieuw stadhuis’ wordt verworpen.",
    "Motie nieuw stadhuis (verworpen): verzoekt het college de bouw te staken.\n\n"
    "Motie veilig fietsen (aangenomen): verzoekt het college lampen te plaatsen.",
    "- Amendement 'Lage leges' (aangenomen): het college wordt opgedragen de leges te verlagen.\n"
    "- Amendement 'Hoge ozb' (ingetrokken): het college wordt opgedragen de ozb te verhogen.",
    "- Aangenomen: de motie 'Licht', die het college verzoekt lampen te plaatsen.\n"
    "- Verworpen: de motie 'Stadhuis', die het college verzoekt de bouw te staken.",
]


@pytest.mark.parametrize("text", REJECTED)
@pytest.mark.parametrize("fast", [False, True])
def test_what_is_rejected_behind_it_is_no_item(text: str, fast: bool, extractor: Extractor) -> None:
    assert extractor.extract(text, fast=fast) == []


WITHDRAWN = [
    ("Petra Smit trekt haar toezegging in.", False),
    ("De wethouder trekt zijn aanbod om een brief te sturen in, omdat het te laat is.", False),
    ("De wethouder komt terug van zijn toezegging de brief te sturen.", False),
    ("Petra Smit trekt haar toezegging in en belt de school.", True),
    ("De wethouder komt in mei terug op zijn toezegging.", True),
]


@pytest.mark.parametrize(("text", "found"), WITHDRAWN)
@pytest.mark.parametrize("fast", [False, True])
def test_a_promise_that_is_withdrawn(
    text: str, found: bool, fast: bool, extractor: Extractor
) -> None:
    assert bool(extractor.extract(text, fast=fast)) is found


@pytest.mark.parametrize("text", CARRIED)
def test_what_may_be_carried_is_one(text: str, extractor: Extractor) -> None:
    assert len(extractor.extract(text)) == 1


ELSEWHERE = [
    ('In het verslag van mei stond: "Jan zal de bond bellen."', False),
    ('Zoals in het reglement staat: "De secretaris zendt de stukken toe."', False),
    ('Pagina 2: "Jan koopt verf" moet zijn "Petra koopt verf".', False),
    ('Het besluit luidt: "De raad draagt het college op een plan te maken."', True),
    ("Het bestuur stelt Kees de Wit aan als coach met ingang van 1 mei.", False),
    ("Het bestuur stelt voor 1 mei een plan op.", True),
    ("Trijn vraagt aandacht voor mevrouw Kuik.", False),
    ('Op de lijst stond nog de "kerstmarkt"; Jan regelt de kramen.', True),
    ('Op de deur stond "gesloten", daarom belt Jan de beheerder.', True),
    ('In artikel 5 staat: "de voorzitter tekent"; Jan past dat aan.', True),
    ('De naam moet zijn "De Brug"; Petra wijzigt dit vóór 1 oktober op de site.', True),
    ("Trijn vraagt aandacht voor mevrouw Kuik; Els zal haar bezoeken.", True),
]


@pytest.mark.parametrize(("text", "found"), ELSEWHERE)
def test_what_is_quoted_or_done_by_saying_so_is_no_item(
    text: str, found: bool, extractor: Extractor
) -> None:
    assert bool(extractor.extract(text)) is found
