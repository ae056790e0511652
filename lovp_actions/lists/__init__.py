"""Lists of actions that people keep: merged with new minutes, compared, and looked at."""
