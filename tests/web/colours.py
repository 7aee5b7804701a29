"""The tokens as they stand in the stylesheet, and the contrast of two of them as WCAG 2 defines it."""

import re
from pathlib import Path

import attune.web

CSS = (Path(attune.web.__file__).parent / "static/web/attune.css").read_text()
TOKENS = CSS[CSS.index("@layer tokens {") : CSS.index("@layer base {")]
TOKEN = re.compile(r"--([\w-]+):\s*(light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}))")


def themes() -> dict[str, dict[str, str]]:
    """Theme -> token -> #RRGGBB."""
    start = TOKENS.index('[data-theme="bedside"]')
    common, night = TOKENS[:start], TOKENS[start:]
    light, dark = {}, {}
    for found in TOKEN.finditer(common):
        light[found[1]] = found[3] or found[5]
        dark[found[1]] = found[4] or found[5]
    bedside = dark | {found[1]: found[5] for found in TOKEN.finditer(night)}
    return {"light": light, "dark": dark, "bedside": bedside}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
