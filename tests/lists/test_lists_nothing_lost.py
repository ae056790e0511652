"""Nothing is dropped from a list: what differs in one word is another promise."""

from __future__ import annotations

from pathlib import Path

import kept_lists
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lovp_actions.errors import InputError
from lovp_actions.extraction import repeats
from lovp_actions.lists import diff, like_promises, match
from lovp_actions.lists.csvlist import CsvSheet
from lovp_actions.lists.due import due
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.reported_done import reports
from lovp_actions.writers.cells import guarded, plain, unguarded

FRAMES = (
    "vraagt offertes op voor {}",
    "de school bellen over {}",
    "{} naar de beheerder sturen",
    "overleg met {} plannen",
    "stuurt de factuur van {} aan de beheerder",
)
DIFFERENT = st.one_of(
    st.integers(1, 9999).map(str),
    st.integers(1, 9999).map("2025-{}".format),
    st.sampled_from("ABCDEFG").map("huurder {}".format),
    st.sampled_from(["maart", "april", "mei", "de Kerkstraat", "de Dorpsstraat", "Utrecht"]),
    st.sampled_from(["het dak", "de kas", "het plein", "de provincie", "de gemeente", "het OM"]),
    st.sampled_from(["bijlage", "bijlagen", "gemeentehuis", "gemeentewerf", "begroting"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    frame=st.sampled_from(FRAMES),
    words=st.lists(DIFFERENT, min_size=2, max_size=8, unique_by=str.casefold),
    rule=st.sampled_from(["actietabel", "zal"]),
)
def test_n_items_that_differ_in_one_word_are_n_rows(
    frame: str, words: list[str], rule: str
) -> None:
    items = [
        kept_lists.item("Jan", frame.format(word), rule=rule, start=place)
        for place, word in enumerate(words)
    ]
    assert [each.repeats for each in repeats.link(items)] == [""] * len(items)
    file, merge = kept_lists.merged(b"", "csv", list(repeats.link(items)))
    assert merge.count("added") == len(words)
    assert kept_lists.merged(file, "csv", items)[1].count("added") == 0
    assert not diff.differences(*[[diff.of_item(each) for each in items]] * 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("de school bellen over groep 7", "de school bellen over groep 8"),
        ("stuurt de factuur van maart aan Petra", "stuurt de factuur van april aan Petra"),
        ("vraagt offertes op voor de Kerkstraat", "vraagt offertes op voor de Dorpsstraat"),
        ("overleg met huurder A plannen", "overleg met huurder B plannen"),
        ("stuurt de brief naar de provincie", "stuurt de brief naar de gemeente"),
        ("het gemeentehuis laten schilderen", "de gemeentewerf laten schilderen"),
        ("subsidie aanvragen voor het dak", "subsidie opvragen voor het dak"),
    ],
)
def test_over_meetings_what_differs_is_another_promise(one: str, other: str) -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Jan", one)])
    assert (
        kept_lists.merged(file, "csv", [kept_lists.item("Jan", other, "2026-11-09")])[1].count(
            "added"
        )
        == 1
    )
    entries = [[diff.of_item(kept_lists.item("Jan", each))] for each in (one, other)]
    assert {each.change for each in diff.differences(*entries)} == {"came", "went"}


def test_deadlines_keep_items_of_one_document_apart() -> None:
    items = [
        kept_lists.item("Jan", "Huurder bellen", deadline_date=day, start=place, rule="actietabel")
        for place, day in enumerate(("2026-05-01", "2026-06-01", ""))
    ]
    assert [each.repeats for each in repeats.link(items)] == ["", "", ""]


def test_two_items_of_later_minutes_never_share_a_row() -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Jan", "offertes opvragen")])
    later = [
        kept_lists.item("Jan", f"offertes opvragen voor {what}", "2026-11-09")
        for what in ("het dak", "de kas")
    ]
    merge = kept_lists.merged(file, "csv", later)[1]
    assert (merge.count("added"), merge.count("linked")) == (1, 1)


@pytest.mark.parametrize(
    ("prose", "listed", "rows"),
    [
        ({}, {}, 1),
        ({"deadline_date": "2027-02-01"}, {"deadline_date": "2027-02-01"}, 1),
        ({"deadline_date": "2027-02-01"}, {"deadline_date": "2027-03-01"}, 2),
        ({"rule": "eigenaar"}, {}, 2),
    ],
)
def test_prose_and_closing_list_renew_one_row(
    prose: dict[str, str], listed: dict[str, str], rows: int
) -> None:
    file, _ = kept_lists.merged(b"", "csv", [kept_lists.item("Jan", "evaluatie van het feest")])
    told = "de evaluatie van het feest wordt verzet"
    later = [
        kept_lists.item("Jan", told, "2026-11-09", **{"rule": "zal", **prose}),
        kept_lists.item("Jan", "evaluatie van het feest", "2026-11-09", rule="eigenaar", **listed),
    ]
    file, _ = kept_lists.merged(file, "csv", later)
    assert len(kept_lists.opened(file, "csv").rows) == rows


def test_what_is_passed_over_is_counted_and_named() -> None:
    items = [kept_lists.item("Jan", "de school bellen", line=7)]
    file, _ = kept_lists.merged(b"", "csv", items)
    again = kept_lists.merged(file, "csv", items)[1]
    assert again.passed_over("lijst.csv") == (
        "lijst.csv: 1 merged before, so passed over (lines of notulen 2026-10-12.txt: 7)."
    )


def test_soft_hyphens_and_broken_words_make_no_second_row() -> None:
    file, _ = kept_lists.merged(
        b"", "csv", [kept_lists.item("Jan", "Nieuwe offerte opvragen in dorpshuis")]
    )
    again = kept_lists.item(
        "Jan", "Nieuwe offerte op\u00advra\u00adgen in dorps- huis", "2026-11-09"
    )
    assert kept_lists.merged(file, "csv", [again])[1].count("linked") == 1


@pytest.mark.parametrize("form", kept_lists.FORMATS)
def test_another_deadline_is_proposed_and_due_says_so(form: str) -> None:
    first = kept_lists.item("Jan", "de begroting aanleveren", deadline_date="2026-11-01")
    file, _ = kept_lists.merged(b"", form, [first])
    later = kept_lists.item(
        "Jan", "de begroting aanleveren", "2026-11-09", deadline_date="2026-11-15", line=3
    )
    file, merge = kept_lists.merged(file, form, [later])
    assert (merge.count("linked"), merge.count("proposed")) == (1, 1)
    (row,) = kept_lists.opened(file, form).rows
    assert row.get("deadline_date") == "2026-11-01"
    assert row.get("proposal") == "deadline 2026-11-15?"
    assert row.get("evidence").endswith("(notulen 2026-11-09.txt, line 3)")
    (found,) = due([row], row.proposed or pytest.fail("no date"), within=row.due - row.due)  # type: ignore[operator]
    assert "deadline 2026-11-15?" in found.cells()


@pytest.mark.parametrize(
    "text",
    [
        "Het bestuur is van plan de statuten te herzien.",
        "Het bestuur is bezig de statuten te herzien.",
        "Het bestuur is de statuten aan het herzien.",
        "Het bestuur heeft voorgesteld de statuten te herzien.",
    ],
)
def test_a_plan_is_no_report(text: str) -> None:
    """In a list of one's own, without dates and sources, nor of the sentence that made it."""
    data = b"Wie;Wat\r\nbestuur;de statuten te herzien\r\n"
    merge = Merge(kept_lists.opened(data, "csv"))
    merge.reports(reports(f"Notulen\n\n{text}\n", "v1.txt"))
    assert not merge.changes
    merge.reports(reports("Notulen\n\nHet bestuur heeft de statuten herzien.\n", "v2.txt"))
    assert merge.count("proposed") == 1
    said = kept_lists.item(
        "bestuur", "de statuten herzien", sentence="Het bestuur heeft ze herzien, zo."
    )
    merge = Merge(kept_lists.opened(data, "csv"))
    merge.items([said])
    merge.reports(reports("Notulen\n\nHet bestuur heeft ze herzien, zo.\n", "v2.txt"))
    assert merge.count("proposed") == 0


def test_a_list_keeps_its_language() -> None:
    data = b"actor;action;type;deadline\r\nJan;belt de school;promise;\r\n"
    merge = Merge(kept_lists.opened(data, "csv"))
    merge.kept.language = "en"
    merge.items([kept_lists.item("Bob", "koopt krijt")])
    assert merge.kept.rows[-1].get("type") == "promise"
    assert kept_lists.opened(b"wie;wat\r\nJan;belt\r\n", "csv").language == "nl"


# CSV


def test_headings_without_end_are_refused() -> None:
    with pytest.raises(InputError, match="more than 16,384 cells"):
        CsvSheet(b"actie;wie" + b";kolom" * 20_000, "lijst.csv")


def test_of_many_promises_each_is_compared_with_few() -> None:
    """The nearest among them: those that share its rarest words."""
    said = [match.of_item(kept_lists.item("Jan", f"belt school {number}")) for number in range(500)]
    many = like_promises.Known(said)
    assert all(len(many.like(each)) < 60 for each in said)
    assert [many.best(each) for each in said] == [*range(500)]


@pytest.mark.parametrize("text", ["belt;=1+1", "a,+1", 'a;"=1"', "x|@SUM(A1)", "=1;=2"])
def test_no_separator_makes_a_formula_of_text(text: str) -> None:
    safe = guarded(text)
    for separator in ";,\t|":
        assert not any(
            cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in safe.split(separator)
        )
    assert unguarded(safe) == text


def test_marks_of_the_source_are_not_in_cells() -> None:
    assert plain("bijwerken<br>en bellen<BR/>") == "bijwerken en bellen"
    assert plain("\\|\\| pijpen \\| tel\u00adlen") == "|| pijpen | tellen"


def test_the_same_document_is_told_by_its_name_and_date() -> None:
    one, other = (
        match.of_item(kept_lists.item("Jan", action))
        for action in ("belt de school", "belt de school op")
    )
    assert match.likeness(one, other) == 0
    assert not list(Path().glob(".~lock*"))
