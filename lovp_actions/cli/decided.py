"""Decisions that were saved, laid over what the commands find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lovp_actions.cli.messages import say

if TYPE_CHECKING:
    from lovp_actions.items import Item, Result
    from lovp_actions.review.decisions import Decided


class Decisions:
    """Those of the files that `--with` names; without any, all stays as it is found."""

    def __init__(self, files: list[str] | None, wanted: float) -> None:
        """`wanted` is the confidence from which on an item is listed that nobody decided about.
        Raises InputError."""
        self.told: list[Decided] = []
        self.wanted = self.least = wanted
        self.struck: list[Item] = []
        """Items that people struck, of the results so far."""
        self._shown = False
        if files:
            from lovp_actions.review import decisions
            from lovp_actions.review.decided import DOUBTFUL

            self.told = [each for name in files for each in decisions.read(name)]
            self.least = min(wanted, DOUBTFUL)

    def on_page(self) -> None:
        """Let results be as they were found, doubtful items and all, for a page that shows what was
        decided about them."""
        from lovp_actions.review.decided import DOUBTFUL

        self._shown, self.least = True, min(self.wanted, DOUBTFUL)

    def over(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results with the items as people decided; tells what could not be laid over them."""
        if self._shown or not self.told:
            yield from results
            return
        from lovp_actions.review.decided import outcome

        used: set[int] = set()
        for result in results:
            own = [each for each in self.told if each.is_about(result)]
            used.update(map(id, own))
            found = outcome(result, own, self.wanted)
            self.struck += found.struck
            if found.lost:
                say(
                    f"{result.name}: decisions passed over, for what they are about no longer "
                    f"stands there: {len(found.lost)}."
                )
            yield replace(result, items=found.items)
        for each in self.told:
            if each.decisions and id(each) not in used:
                say(f"{each.source}: its decisions are passed over, for it is not among the files.")
