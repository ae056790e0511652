"""Minutes in small, one for each rule of layout.

Each line of text begins with what it is: t title, # heading, . paragraph, * list item,
| table row, @ attendees, a agenda, f front matter, + more of the line above, - nothing to be read.
"""

from __future__ import annotations

EXAMPLES = {
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
    "wrapped paragraphs and list items": """
t # Verslag
-
. De gemeente heeft met de bewoners van de Lindelaan gesproken over de
+ plannen voor het plein. Daarbij kwam naar voren dat de meeste bewoners
+ tegen de kap van de bomen zijn, en dat zij liever een andere plek voor
+ de fietsen zien dan de hoek die in het eerste voorstel was getekend
+ door het bureau.
-
* - De wethouder stuurt de tekening naar de bewoners en nodigt hen uit voor
+   een avond in het buurthuis, waar zij hun bezwaren kunnen toelichten.
* - De griffier legt de datum vast.
""",
    "a speaker's turn begins anew in wrapped text": """
t # Verslag
-
. Vos: De tekening van het plein is klaar en ligt ter inzage in het huis.
. Kramer: Dat is mooi, maar de bewoners hebben nog geen brief gekregen
+ over de avond, en die zou er voor de vakantie al zijn geweest, dus dat
+ moet snel gebeuren. Ook de school wacht nog steeds op het antwoord.
. Vos: Dat klopt.
""",
    "page footers and form feeds do not part a sentence": """
t # Verslag
-
# 1. Verkeer
. De gemeente heeft met de bewoners gesproken en zal de
-
- Pagina 1 van 4
- \f
+ tekening aanpassen voor de zomer.
- 2
. Daarna komt de raad aan zet.
""",
    "running heads": """
t # Verslag
-
. Eerste zin.
- Wijkoverleg Noord, blad 3
- \f
- Verslag van 3 mei, versie 1
. Tweede zin.
- \f
- Verslag van 3 mei, versie 1
. Derde zin.
""",
    "front matter in the head": """
t Verslag wijkoverleg Noord
f Datum: 3 mei 2021
f Plaats: buurthuis De Linde
@ Notulist: Femke Vos
-
# Opening
-
. Welkom.
""",
    "YAML": """
- ---
- title: Verslag wijkoverleg
- date: 2021-05-03
- ---
# Opening
-
. Welkom.
""",
    "a date below the title": """
t # Werkgroep Groen
. Het was een goed gesprek.
-
# 2. Bomen
. De linde blijft.
""",
    "dated lines are front matter": """
t # Werkgroep Groen
f Verslag van de bijeenkomst van 3 mei 2021
-
f 03-05-2021
-
# Bomen
-
. De linde blijft.
""",
    "attendees end where prose begins": """
t # Verslag
-
# Aanwezig
-
@ * Femke Vos (voorzitter)
@ * Joris Kramer
-
. Femke opent de vergadering. Op de agenda staat:
-
* 1. Opening
* 2. Begroting
-
. Joris licht de begroting toe en stuurt die na.
""",
    "attendees in parts": """
t # Verslag
-
# Aanwezig
@ Publieke sector, op volgorde van organisatie:
-
@ Femke Vos (gemeente Rijnstad), Joris Kramer (RvBZ)
-
@ Private sector, op volgorde van organisatie:
-
@ Noor de Wit (Zonnewind)
-
# Afwezig (met bericht)
@ Sem Bos
-
# Bomen
. De linde blijft.
""",
    "an agenda ends where prose begins": """
t # Verslag
-
# Agenda
-
a 1. Opening
a 2. Begroting
-
. Femke heeft met de school gebeld. Joris zoekt de cijfers op.
""",
    "notes below the topics of an agenda": """
t # Verslag
-
# Agenda
a 1. Opening
a 2. Begroting
*    1. oproep aan de leden om de cijfers na te kijken
""",
    "an officer with a colon is a label in the head, and a speaker below": """
t # Verslag
@ Voorzitter: Femke Vos
-
# Bomen
. De linde blijft.
. Voorzitter: Zegt toe dit na te gaan.
""",
    "list marks": """
t # Verslag
* - een
* + twee
* • drie
* * vier
* a) vijf
* (2) zes
* o Zeven
""",
    "quoted lines": """
t # Verslag
. > Femke belt de school.
- >
. > Joris schrijft.
""",
    "tables": """
t # Verslag
-
- | Actie | Wie |
- |---|---|
| | Brief sturen | Femke |
-
. Daarna sluit de vergadering.
""",
}
