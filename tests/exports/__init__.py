"""What is in each tool's samples, counted by hand: metric, slice or None -> (value, n), or {group: value}."""

from importlib import import_module
from pkgutil import iter_modules

WORKED: dict[str, list[tuple]] = {}
for module in iter_modules(__path__):
    WORKED |= import_module(f"{__name__}.{module.name}").WORKED
