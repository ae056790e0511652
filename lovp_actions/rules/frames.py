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

ClauseFrame = Callable[[ParsedSentence, Cue, Clause], Commitment | None]

FRAMES: dict[str, Frame] = {
    "promise": complement_frames.promise,
    "agree": complement_frames.agree,
    "request": request_frames.request,
    "decide": complement_frames.decide,
    "future": clause_frames.future,
    "must": clause_frames.must,
    "wish": clause_frames.wish,
    "present": clause_frames.present_with,
    "phrase": clause_frames.phrase,
    "expect": clause_frames.expect,
}
CLAUSE_FRAMES: dict[str, ClauseFrame] = {
    "present": clause_frames.present,
    "passive": clause_frames.passive,
}
"""Frames of the cues that name no verb: any verb of the right class will do."""
