"""Minutes in small, one for each rule of layout.

Each line of text begins with what it is: t title, # heading, . paragraph, * list item,
| table row, @ attendees, a agenda, f front matter, + more of the line above, - nothing to be read.
"""

from __future__ import annotations

from heading_examples import HEADINGS

EXAMPLES = {
    **HEADINGS,
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
