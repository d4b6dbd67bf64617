"""Pages that work with the network cable out: scripts, styles and data put into one file under a strict policy.

In: the texts of scripts and styles, and values. Out: the pieces of an HTML page, safe to embed whatever reports hold.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from twosource.publish.errors import PublishError

_EXPORTS = re.compile(r"export\{([^{}]*)\};?\s*(?://# sourceMappingURL=\S*)?\s*\Z")
_CURE = "Install twosource anew."
_BREAKERS = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029", "\x7f": "\\u007f"}
)


def embedded_json(values: Any) -> str:
    """Values as JSON that can stand inside a script element: no text in it can end the element or start a comment."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_BREAKERS).encode("utf-8", "replace").decode("utf-8")


@cache
def asset(path: str) -> str:
    """A text file of the package's ``static`` folder."""
    return resources.files("twosource.publish").joinpath("static").joinpath(path).read_text(encoding="utf-8")


@cache
def library() -> str:
    """MapLibre GL JS as a script that leaves its public names in ``globalThis.maplibregl``.

    The package ships an ES module; a page in one file can't import it by name, so its export list becomes an object.
    """
    text = asset("maplibre/maplibre-gl.mjs")
    found = _EXPORTS.search(text)
    if found is None:
        raise PublishError("has no export list", where="maplibre-gl.mjs", cure=_CURE)
    pairs = (entry.split(" as ") for entry in found.group(1).split(","))
    names = ",".join(f"{public.strip()}:{local.strip()}" for local, public in pairs)
    return _no_end_tag(f"{text[: found.start()]}globalThis.maplibregl={{{names}}};\n")


@cache
def worker() -> str:
    """MapLibre's worker as a classic script: a page opened from a file may start such a one from a blob."""
    text = asset("maplibre/maplibre-gl-worker.mjs")
    found = _EXPORTS.search(text)
    if found is None:
        raise PublishError("has no export", where="maplibre-gl-worker.mjs", cure=_CURE)
    return _no_end_tag(text[: found.start()])


def _no_end_tag(script: str) -> str:
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise PublishError("holds text that would end its element", where="a script of the map", cure=_CURE)
    return script


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A content security policy that runs these scripts and styles, by their hashes, and fetches nothing but blobs."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash_source, scripts))}",
            f"style-src {' '.join(map(_hash_source, styles))}",
            "img-src data: blob:",
            "worker-src blob:",
            "connect-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
