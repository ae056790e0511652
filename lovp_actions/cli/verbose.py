"""What `--verbose` tells of each file."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from lovp_actions.cli.messages import detail
from lovp_actions.items import Result
from lovp_actions.run.batch import Batch
from lovp_actions.structure.minutes import parse


def sections_in(text: str) -> int:
    """How many headings are found in the text."""
    return sum(bool(part.heading or part.number) for part in parse(text).sections)


class VerboseBatch(Batch):
    """A batch that tells of each source, once it is done, what was read and found, and how many
    seconds after the one before; those of the first are also for loading the pipeline."""

    def run(self, sources: Sequence[str]) -> Iterator[Result]:
        """As `Batch.run`."""
        self.whole = True  # so that the text is there
        before = time.perf_counter()
        for result in super().run(sources):
            now = time.perf_counter()
            detail(
                f"{result.name}: {result.kind}; sections: {sections_in(result.text)}; "
                f"items: {len(result.items)}; seconds: {now - before:.1f}."
            )
            before = now
            yield result
