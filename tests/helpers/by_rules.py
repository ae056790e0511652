"""Reading by the rules alone: what tests of rules, prefilter and layout are written for."""

from samples.refresh import RULES as SETTINGS

OPTIONS = ("--fast", "--min-confidence", str(SETTINGS["min_confidence"]))
"""`SETTINGS` as the commands take them."""

__all__ = ["OPTIONS", "SETTINGS"]
