"""Minutes in small, one for each rule of headings and entries; the marks are those of
`layout_examples.py`."""

from __future__ import annotations

HEADINGS = {
    "numbered headings": """
t Verslag wijkoverleg 3 mei 2021
-
# 1. Opening.
. De voorzitter opent de vergadering.
-
# 2 Mededelingen
. De bus rijdt weer.
-
# 2.1 Verkeer in de wijk
. Er komt een drempel.
-
# Agendapunt 3: Financiën
. De begroting sluit.
""",
    "numbered, bold and escaped": """
t # Verslag
-
# 1.  **Opening**
-
. Welkom allemaal.
-
# 1.  **Jaarplan**
-
. Het plan is klaar.
-
# 3\\. **Rondvraag**
- -------------
. Niemand heeft iets.
""",
    "a short line between blank lines, and one straight above prose": """
t Verslag wijkoverleg
-
# Speeltuin
-
. De speeltuin is open en wordt druk bezocht door kinderen uit de buurt en daarbuiten.
# Parkeren
. Bewoners klagen over de drukte in de straat, vooral op zaterdag als de markt er staat.
""",
    "numbers in their turn need no blank line, and may be Roman": """
t # Verslag
-
# I. Opening
. Femke opent de vergadering.
# II. Verkeer
* a. Drempels
. Die komen er.
# III. Rondvraag
. Niemand heeft iets.
""",
    "numbered parts of a numbered section": """
t # Verslag
-
# 1. Financiën
# 1.1 Jaarrekening
. De cijfers kloppen.
# 1.2 Begroting
. De bijdrage stijgt.
# 2. Rondvraag
. Er zijn twee vragen, die later aan de orde komen:
* 1. de brug
* 2. het plein
* 3. de markt
""",
    "a title in parts": """
t NOTULEN
-
t Vereniging De Linde
f Locatie: buurthuis
-
# Bomen
-
. De linde blijft.
""",
    "labels with their colon set apart": """
t Verslag wijkoverleg
f Datum\t: 3 mei 2021
@ Aanwezig\t: Femke, Joris
@ Afwezig m.k.: Noor
-
# Bomen
-
. De linde blijft.
-
. Volgend overleg: 3 juni 2021, 20.00 uur.
""",
    "capitals, underlines, hashes, colons": """
t Verslag wijkoverleg
-
# RONDVRAAG
-
. Niemand heeft een vraag.
-
# Financiën
- =========
. De kas klopt.
-
# ## Verkeer ##
. De weg blijft dicht.
# Vervolg:
. We gaan door.
""",
    "short sentences and remarks are no headings": """
t Verslag wijkoverleg
-
# Verkeer
-
. Geen opmerkingen
-
. De lijst wordt bijgewerkt
-
. Femke stuurt de tekst rond
-
. Zie de bijlage
""",
    "a line that goes on in the next is no heading": """
t Verslag wijkoverleg
-
# Verkeer
-
. Er kwam een gesprek over de plannen voor het
. [Stationsplein](https://voorbeeld.nl/plein). De wethouder heeft de cijfers laten uitzoeken.
""",
    "a numbered list is no row of headings": """
t # Verslag
-
. Afgesproken is:
* 1. Femke belt de school
* 2. Joris schrijft de brief
-
# 3. Rondvraag
. Niets.
""",
    "numbered sentences apart are list items": """
t # Verslag
-
* 1. Femke stuurt de brief rond
-
* 2. Joris belt met de school
""",
    "numbered lines in an action list are items": """
t # Verslag
-
# 4. Actiepunten
-
* 1. Brief rondsturen (Femke)
-
* 2. School bellen (Joris)
-
# 5. Volgend overleg
-
. Dat is in juni.
""",
    "numbered lines apart in an action list whose heading has no number are items": """
t # Verslag
-
# ## Afspraken
-
* 1\\. Femke: brief rondsturen
-
* 2\\. Joris: school bellen
-
# ## Rondvraag
-
. Niemand heeft iets.
""",
    "a list of actions of one entry": """
t # Verslag
-
# ## Actielijst
-
* 1. Brief rondsturen (Femke)
-
# ## Taken
-
* 1. Joris: school bellen
-
. Femke sluit de vergadering om negen uur.
""",
    "unmarked lines apart in an action list, and headings below it": """
t # Verslag
-
# Actiepunten
-
. Brief rondsturen voor 1 mei (Femke)
-
. Joris → school bellen
-
. Posters drukken (Femke)
-
# Vaststellen begroting
-
. De begroting is vastgesteld.
""",
    "numbered headings below a list of actions": """
t # Verslag
-
# ## Actielijst
-
* - Femke: brief rondsturen
-
# 1. Jaarplan 2025 (Joris)
-
. Het plan is klaar.
-
# 2. Bomen: linde
-
. De linde blijft.
-
# 3. Rondvraag
. Geen vragen.
""",
    "bold lines: headings, speakers, sentences, action labels": """
t # Verslag
-
@ Aanwezig: Femke Vos, Joris Kramer
-
# **Huisvesting**
. Het dak lekt.
-
. **Joris Kramer:**
. Dat wordt duur.
-
. **Femke belt de aannemer**
-
. **Actie: Femke belt de aannemer**
-
. ##### Besluit: het dak wordt gemaakt
""",
    "known speakers on their own line are no headings": """
t Verslag wijkoverleg
-
# Aanwezig:
@ - Femke Vos
@ - Joris Kramer
-
# Verkeer
-
. Joris:
. Die drempel is te hoog en te breed voor de bus, en dat is nu al een jaar zo.
""",
}
