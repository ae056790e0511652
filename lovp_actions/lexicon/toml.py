"""The TOML parser: that of Python, or the same from outside where Python is older."""

import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["tomllib"]
