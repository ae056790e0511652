"""What an item quotes is a part of its sentence, markup and all."""

from __future__ import annotations

from collections.abc import Callable

from lovp_actions.items import Item


def test_time_words_are_quoted_without_the_markup_in_them(
    items_of: Callable[[str], list[Item]],
) -> None:
    (item,) = items_of("De griffier zal de brief vóór ** 1 juni 2026 sturen.")
    assert item.deadline == "vóór 1 juni 2026"
    assert item.deadline_date == "2026-06-01"
