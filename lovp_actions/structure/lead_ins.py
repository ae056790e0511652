"""What leads in the blocks of a section: the line ending in a colon, or the topic, above them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from lovp_actions.structure import action_lists
from lovp_actions.structure.block import BlockKind


@dataclass
class LeadIns:
    """What leads in the next block, as the blocks are read in order: `words`, and the list items
    (`topics`) that end in a colon and lead in what stands below them, with their indent."""

    words: str = ""
    topics: list[tuple[int, str]] = field(default_factory=list)
    heads: bool = False
    """Whether they are a heading of paragraphs that have blank lines between them."""

    def of(
        self, kind: BlockKind, indent: int, words: str, people: Set[str], *, listed: bool
    ) -> str:
        """What leads in a block, which may lead in the next itself; `people` are those known, and
        `listed` tells that it stands below a heading of actions."""
        if kind != "item":
            before = self.words
            self.words = words if action_lists.leads_in(words, people) else before
            self.topics.clear()
            return before
        while self.topics and self.topics[-1][0] >= indent:
            self.topics.pop()
        before = self.topics[-1][1] if self.topics else self.words
        if action_lists.leads_in(words, people, listed=listed):
            self.topics.append((indent, words))
        return before
