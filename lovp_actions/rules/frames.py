"""The frames by name: how a cue's actor, counterparty and action are found."""

from __future__ import annotations

from collections.abc import Callable

from lovp_actions.language.clauses import Clause
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.rules import clause_frames, complement_frames, request_frames
from lovp_actions.rules.commitment import Commitment
from lovp_actions.rules.cues import Cue, Hit

Frame = Callable[[ParsedSentence, Hit, Clause | None], Commitment | None]
"""Of a cue's verb, found in a sentence, and the clause it stands in."""

PresentFrame = Callable[[ParsedSentence, Hit, Clause], Commitment | None]
ClauseFrame = Callable[[ParsedSentence, Cue, Clause], Commitment | None]

PRESENT_FRAMES: dict[str, PresentFrame] = {
    "future": clause_frames.future,
    "must": clause_frames.must,
    "wish": clause_frames.wish,
    "present": clause_frames.present_with,
    "phrase": clause_frames.phrase,
    "expect": clause_frames.expect,
}
"""Those of cues that are the finite verb of their clause, in the present tense."""


def _in_present(frame: PresentFrame) -> Frame:
    def made(parsed: ParsedSentence, hit: Hit, clause: Clause | None) -> Commitment | None:
        if clause is None or not clause_frames.is_this_clause(parsed, hit, clause):
            return None
        return frame(parsed, hit, clause)

    return made


FRAMES: dict[str, Frame] = {
    "promise": complement_frames.promise,
    "agree": complement_frames.agree,
    "request": request_frames.request,
    "decide": complement_frames.decide,
    **{name: _in_present(frame) for name, frame in PRESENT_FRAMES.items()},
}
CLAUSE_FRAMES: dict[str, ClauseFrame] = {
    "present": clause_frames.present,
    "passive": clause_frames.passive,
}
"""Frames of the cues that name no verb: any verb of the right class will do."""
