"""The words on the web page, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lovp_actions.writers.words import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "skip": "To the action items",
        "parts": "On this page",
        "minutes": "Minutes",
        "list": "Action items",
        "timeline": "Deadlines",
        "counts": "Counts",
        "filter": "Filter",
        "actor": "Actor",
        "all": "all",
        "nobody": "nobody named",
        "type": "Type",
        "deadline": "Deadline",
        "any": "any",
        "open": "still to come",
        "passed": "passed",
        "none": "no date",
        "shown": "of {all} shown",
        "reset": "Show all",
        "to_list": "in the list",
        "section": "section",
        "status": "status",
        "number": "number",
        "nothing": "No action items found.",
        "nothing_due": "No deadline is a date.",
        "read": "Found by lovp-actions: look the sentence up before you hold someone to it.",
        "months": "January February March April May June July August September October "
        "November December",
    },
    "nl": {
        "skip": "Naar de actiepunten",
        "parts": "Op deze pagina",
        "minutes": "Verslag",
        "list": "Actiepunten",
        "timeline": "Termijnen",
        "counts": "Aantallen",
        "filter": "Filter",
        "actor": "Wie",
        "all": "iedereen",
        "nobody": "niemand genoemd",
        "type": "Soort",
        "deadline": "Termijn",
        "any": "alle",
        "open": "nog te komen",
        "passed": "verstreken",
        "none": "zonder datum",
        "shown": "van {all} getoond",
        "reset": "Alles tonen",
        "to_list": "in de lijst",
        "section": "onderwerp",
        "status": "status",
        "number": "aantal",
        "nothing": "Geen actiepunten gevonden.",
        "nothing_due": "Geen termijn is een datum.",
        "read": "Gevonden door lovp-actions: lees de zin na voor u er iemand aan houdt.",
        "months": "januari februari maart april mei juni juli augustus september oktober "
        "november december",
    },
}
