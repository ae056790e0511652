"""Parts of web pages that are easily lost or read as what they are not."""

from __future__ import annotations

import pytest
from source_lines import lines


@pytest.mark.parametrize(
    ("struck"),
    [
        "<s>Anna belt.</s>",
        "<del>Anna belt.</del>",
        '<span style="color:red; text-decoration: underline line-through">Anna belt.</span>',
        '<b><span class="c7 c1">Anna belt.</span></b>',
        '<i id="weg" class="klaar af"><b>Anna belt.</b></i>',
    ],
)
def test_html_struck(struck: str) -> None:
    head = (
        "<html><style>p{margin:0} span.c1, i#weg.klaar > b { text-decoration:line-through }"
        "p:hover, li p, p[x] { text-decoration:line-through }</style>"
    )
    assert lines(f"{head}<p>{struck}</p><p>Bob {struck} mailt.</p>".encode()) == [
        "~~Anna belt.~~",
        "Bob mailt.",
    ]


@pytest.mark.parametrize(
    "style",
    [
        "@media print { b { color: red } p { text-decoration: line-through } }",
        ".oud p { text-decoration: line-through } .oud .nieuw { text-decoration: none }",
    ],
)
def test_html_not_struck(style: str) -> None:
    page = f'<html><style>{style}</style><div class="oud"><p class="nieuw">Anna belt.</p></div>'
    assert lines(page.encode()) == ["Anna belt."]


@pytest.mark.parametrize(
    "box",
    [
        '<li><input type="checkbox" disabled {checked}> {words}</li>',
        '<li data-checked="{said}"><label></label>{words}</li>',
        '<li><div class="checkbox checkbox-{on}"></div><span>{words}</span></li>',
        '<li role="checkbox" aria-checked="{said}">{words}</li>',
        '<ul data-checked="{said}"><li>{words}</li></ul>',
        '<li data-list="{state}">{words}</li>',
        '<p data-tag="important,to-do{task},x">{words}</p>',
        '<li><i class="fa fa-{icon}-o"></i> {words}</li>',
        '<label><input type="checkbox" {checked}> {words}</label><br> ',
    ],
)
def test_html_ticked(box: str) -> None:
    done = box.format(
        checked="checked", said="true", on="on", state="checked", words="Anna belt",
        task=":completed", icon="check-square",
    )  # fmt: skip
    left = box.format(
        checked="", said="false", on="off", state="unchecked", words="Bob mailt",
        task="", icon="square",
    )  # fmt: skip
    form = f"<ul>{left}{done}</ul>" if box.startswith("<li") else f"<p>{left}{done}</p>"
    assert lines(f"<html>{form}".encode()) == ["- [ ] Bob mailt", "- [x] Anna belt"]


def test_html_pictures_of_signs_are_signs() -> None:
    page = (
        "<ul><li><img alt='✅'> Anna belt</li><li><img alt=':white_check_mark:'>Bob mailt</li>"
        "<li><img alt='(tick)'> Cor belt</li><li><img alt='foto'> Dora mailt</li></ul>"
        "<p>Klik op <i class='fa fa-check-square'></i> hier.</p>"
        "<div><i class='fa fa-check-square'></i></div><p><i class='checked'>Let op:</i> nu</p>"
        "<p>Bob <img alt='🙂'> mailt. <b><img alt='✅'></b> Anna<br><b><img alt='✅'></b> belt.</p>"
    )
    assert lines(f"<html>{page}".encode()) == [
        "- ✅ Anna belt", "- :white_check_mark: Bob mailt", "- (tick) Cor belt", "- Dora mailt",
        "Klik op  hier.", "Let op: nu", "Bob  mailt.  Anna", "✅  belt.",
    ]  # fmt: skip


def test_html_tasks_of_confluence() -> None:
    task = "<ac:task><ac:task-id>1</ac:task-id><ac:task-status>{}</ac:task-status>{}</ac:task>"
    body = "<ac:task-body>Anna belt <time datetime='2024-10-18' /></ac:task-body>"
    tasks = task.format("complete", body) + task.format("incomplete", body)
    page = f"<html><ac:task-list>{tasks}</ac:task-list><p>Bob <time datetime=x>nu</time>"
    assert lines(page.encode()) == [
        "- [x] Anna belt 2024-10-18", "- [ ] Anna belt 2024-10-18", "Bob nu",
    ]  # fmt: skip


def test_html_mentions_end_with_their_element() -> None:
    page = (
        "<ul><li><input type=checkbox><a>@Sil</a> Folders vouwen</li>"
        "<li><span><b>@Sil de Boer</b></span> Kast halen <time>@June 3, 2026</time></li>"
        "<li><a>@Sil</a> vouwt folders</li><li>Kast <a>@Sil</a> Halen</li>"
        "<li><a>Sil</a> Boer belt</li></ul>"
    )
    assert lines(f"<html>{page}".encode()) == [
        "- [ ] @Sil: Folders vouwen", "- @Sil de Boer: Kast halen June 3, 2026",
        "- @Sil vouwt folders", "- Kast @Sil Halen", "- Sil Boer belt",
    ]  # fmt: skip


def test_html_lines_below_a_box_stay_with_it() -> None:
    page = "<ul><li><input type=checkbox checked> Anna belt<br>in mei</li><li>Bob mailt</li></ul>"
    assert lines(f"<html>{page}".encode()) == ["- [x] Anna belt", "  in mei", "- Bob mailt"]


def test_html_cells_over_rows() -> None:
    page = (
        "<html><table><tr><td>1<td rowspan=2>Jan<td>bellen<tr><td>2<td>mailen<br>en halen"
        "<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c</table>"
    )
    assert lines(page.encode()) == [
        "| 1 | Jan | bellen |", "| 2 | Jan | mailen en halen |", "| a |  | b |", "| a |  | c |",
    ]  # fmt: skip


def test_deeds_and_names_below_each_other_in_two_cells_are_rows() -> None:
    page = (
        "<html><table><tr><td>Bus boeken<br>Hapjes kopen<td>Gijs<br>Bas"
        "<tr><td>Tent huren<td>Gijs<br>Bas<tr><td>Verf is op.<br>Verf kopen<td>Gijs<br>Bas"
        "<tr><td>Brief maken<br>Met nieuwe tarieven<td>Gijs<br>Bas</table>"
    )
    assert lines(page.encode()) == [
        "| Bus boeken | Gijs |", "| Hapjes kopen | Bas |", "| Tent huren | Gijs, Bas |",
        "| Verf is op. Verf kopen | Gijs, Bas |", "| Brief maken Met nieuwe tarieven | Gijs, Bas |",
    ]  # fmt: skip


CELL = '<div style="display: table-cell">{}</div>'
PAGES = [
    (
        "<table><tr><td rowspan=0>Jan<td>bellen<tr><td>mailen<tbody><tr><td>Bob<td>x</table>",
        ["| Jan | bellen |", "| Jan | mailen |", "| Bob | x |"],
    ),
    (
        "<table><caption>Acties</caption><tfoot><tr><td>2<td>Totaal</tfoot><tr><th>Wie<th>Wat"
        "<tr><td>Jan<td>bellen</table>",
        ["Acties", "| **Wie** | **Wat** |", "| --- | --- |", "| Jan | bellen |", "| 2 | Totaal |"],
    ),
    (
        "<style>.t{display:table} .t div.r {display:table-row}</style><div class='t'>"
        f"<div class='r'>{CELL.format('Jan')}{CELL.format('bellen')}</div></div>",
        ["| Jan | bellen |"],
    ),
    (
        "<div role=table><div role=rowgroup><div role=row><span role=columnheader>Wie</span>"
        "<span role=columnheader>Wat</span></div></div><div role=row><span role=cell>Jan</span>"
        "<span role=cell>bellen</span></div></div>",
        ["| Wie | Wat |", "| Jan | bellen |"],
    ),
    (
        "<table><tr><td>Jan<td><select><option>open<option selected>gereed</select><tr>"
        "<td><input value=Bob><td><select><option>open</select><input type=submit value=x></table>"
        "<p><input value=zoek> Anna",
        ["| Jan | gereed |", "| Bob |  |", "Anna"],
    ),
    (
        "<table><tr><td>Jan<td><i class=vinkje title=Afgerond></i><tr><td>Bob"
        "<td><i title='Deze actie is van Bob'></i></table>",
        ["| Jan | Afgerond |", "| Bob |  |"],
    ),
    (
        f"<div style='display:table'>{CELL.format('Jan')}<p>belt</div><div style='display:table'>x",
        ["Jan", "belt", "x"],
    ),
    (
        "<dl><dt>Jan:</dt><dd>bellen</dd><dd><b>dak</b> nakijken<dt>Datum<dd>6 mei</dl>",
        ["Jan: bellen", "Jan: dak nakijken", "Datum: 6 mei"],
    ),
    (
        "<dl><dt>1. Opening<dd>Jan opent.<dt>Jan<dd><p>Belt.</p><dt>Bob</dl>",
        ["1. Opening", "Jan opent.", "Jan", "Belt.", "Bob"],
    ),
    (
        "<table><tr><td>Jan<td><img alt=ja><tr><td>Bob<img alt=foto><td><img alt='een foto'>",
        ["| Jan | ja |", "| Bob |  |"],
    ),
]


@pytest.mark.parametrize(("page", "found"), PAGES)
def test_html_tables_terms_and_pictures(page: str, found: list[str]) -> None:
    assert lines(f"<html>{page}".encode()) == found


BESIDE = [
    "<aside><p>Wij bellen u.</p></aside>",
    "<aside><article>Wij bellen u.</article></aside>",
    '<section role="complementary">Wij bellen u.</section>',
]
BELOW = [
    "<footer><div><p>Wij bellen u.</p></div></footer>",
    '<div role="contentinfo">Wij bellen u.</div>',
    '<div id="CookieBar" class="x"><p>Wij bellen u.</p></div>',
    '<div class="x" role=dialog aria-label="cookies"><p>Wij bellen u.</p></div>',
    '<div class="grey site-footer">Wij bellen u.</div>',
    '<section class="newsletter-form">Wij bellen u.</section>',
    '<ul id="top" class="menu wide">Wij bellen u.</ul>',
]
AROUND = BESIDE + BELOW
CORE = ["<main>{}</main>", "<div><article>{}</article></div>", "<div role=main>{}</div>"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("core", CORE)
def test_html_around_the_text_of_a_page_is_left_out(around: str, core: str) -> None:
    text, head = "<h1>Overleg 3 mei</h1><p>Anna belt de drukker.</p>", "<header>Dorp</header>"
    page = f"<html><body class=cookies>{head}{around}{core.format(text)}{around}</body></html>"
    assert lines(page.encode()) == ["Dorp", "# Overleg 3 mei", "Anna belt de drukker."]


UNTOLD = [
    "<div><p>Anna belt de drukker.</p></div>{}",
    "<article>Nieuws</article><div><p>Anna belt de drukker.</p></div>{}",
    "<article>Nieuws</article>{}<div>Anna belt de drukker, die de folder drukt.</div>",
]
INSIDE = "<main><p>Anna belt de drukker.</p>{}</main>"


@pytest.mark.parametrize(
    ("page", "around"),
    [(page, around) for page in UNTOLD for around in BESIDE]
    + [(INSIDE, around) for around in AROUND]
    + [("<div><p>Anna belt.</p></div>{}", around) for around in BELOW]
    + [(UNTOLD[0], '<div class="has-footer card-footer">Wij bellen u.</div>')],
)
def test_html_around_no_text_that_is_told_stays(page: str, around: str) -> None:
    assert "Wij bellen u." in lines(f"<html><body>{page.format(around)}</body>".encode())


@pytest.mark.parametrize("around", BELOW)
@pytest.mark.parametrize("page", UNTOLD)
def test_html_below_more_text_is_left_out(page: str, around: str) -> None:
    found = lines(f"<html><body>{page.format(around)}</body>".encode())
    assert found
    assert "Wij bellen u." not in found


def test_html_hidden_by_a_class_and_bullets_of_word() -> None:
    page = (
        "<html><style>p{margin:0}@media screen{.stil,i.b{display:none}}</style>"
        "<p class='a stil'>geheim</p><p class=b>Bob mailt"
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>§ </span>Anna belt</p>"
    )
    assert lines(page.encode()) == ["Bob mailt", "- Anna belt"]


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("@media (max-width:600px){ul{display:none} .x{display:none} .y{color:red}}", False),
        ("@media only screen and (max-width:9em){.z{} .x{display:none}} .y{color:red}", False),
        ("@supports not (display:grid){@media all{.x{display:none}}}", False),
        ("body{display:none !important} #a{display:none} ul{visibility:hidden}", False),
        ("#a{display:none} #a.x{display:block} li.y{display:none}", False),
        (".js .x{display:none} details > *{display:none} .z .x{display:none}", False),
        (".b>.x{display:none} .x{display:none} .b>.x{display:block}", False),
        ("div.x{display:none} .x.y{visibility:visible}", False),
        (".x{display:block} ul{display:block} @media only screen{.x{display:none}}", True),
        (".x{display:none !important} .x.y{display:block}", True),
        (
            "@media print{p{color:red}} @media (min-width:9em){.x{display:block}} .x{display:none}",
            1,
        ),
        ("@media print{.x{display:block} .y{display:none}} ul.x{display:none} .z{color:red}", 1),
    ],
)
def test_html_hidden_only_by_a_class_on_every_screen(style: str, hidden: bool) -> None:
    page = f"<html><style>{style}</style><body class=b><ul id=a class='x y'><li>Bob mailt</ul>"
    assert lines(page.encode()) == ([] if hidden else ["- Bob mailt"])


def test_html_signs_of_fonts_that_are_not_told() -> None:
    page = "<html><p>\uf0fe Anna belt.</p><p>\uf0a8 Bob mailt.</p><p>\uf0b7 Cor</p>"
    assert lines(page.encode())[:2] == ["☑ Anna belt.", "☐ Bob mailt."]
