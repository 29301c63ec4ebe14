"""How an axis writes its values, as Vega expressions that read like the words of the page."""

_MINUTES = "datum.value < 3600 ? format(datum.value / 60, '~r') + 'm'"
_AXIS = {
    "seconds": f"datum.value === 0 ? '0' : datum.value < 60 ? datum.value + 's' : {_MINUTES} : "
    "datum.value < 86400 ? format(datum.value / 3600, '~r') + 'h' : format(datum.value / 86400, '~r') + 'd'",
    "share": "format(datum.value * 100, '~r') + ' %'",
    "count": "datum.value >= 1e6 ? format(datum.value / 1e6, '~r') + 'M' : "
    "datum.value >= 1e3 ? format(datum.value / 1e3, '~r') + 'k' : format(datum.value, '~r')",
    "score": "format(datum.value, '~r')",
    "ratio": "format(datum.value, '~r')",
    "money": "format(datum.value, ',~r')",
}


def axis_labels(unit: str) -> str:
    """The Vega expression that writes an axis as `say` would: `10m`, `2h`, `1d`, `50 %`, `1.2k`."""
    return _AXIS[unit]
