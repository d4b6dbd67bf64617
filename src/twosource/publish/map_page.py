"""The map: one self-contained HTML file of places, events by grade, holdings and sieges, with the words they rest on.

In: a picture. Out: a page that asks nothing of the network. It draws with WebGL, and lists everything in
a browser without it. Nothing is drawn finer than a populated place.
"""

from __future__ import annotations

from twosource.publish.basemap import CREDIT, base_map
from twosource.publish.brief_render import environment
from twosource.publish.extent import core_box, drawn_spots, whole_box
from twosource.publish.map_data import MapData
from twosource.publish.masking import Masks
from twosource.publish.page import asset, content_policy, embedded_json, library, worker
from twosource.publish.reference import EventTypes, KnownWorld
from twosource.records import Picture

CREDITS = (CREDIT, "Places: GeoNames (CC BY 4.0) and curated packs", "Drawn with MapLibre GL JS (BSD-3-Clause)")
_SCRIPTS = ("state.js", "glyphs.js", "basemap.js", "listing.js", "panel.js", "slider.js", "main.js")


def map_page(
    picture: Picture,
    *,
    knowledge: KnownWorld,
    codebook: EventTypes,
    title: str = "Conflict map",
    masks: Masks | None = None,
) -> str:
    """The map of a picture as one HTML file.

    Args:
        picture: the records.
        knowledge: where the kinds of places are looked up.
        codebook: where event types have their names and families.
        title: the page's heading.
        masks: made from the same picture, to spare making them anew.
    """
    values = MapData(picture, knowledge, codebook, masks).values()
    spots = drawn_spots(values)
    box = whole_box(spots)
    values["box"] = box
    values["base"] = base_map(box, core_box(spots)) if box else None
    code = "\n" + "\n".join(asset(f"map/{name}") for name in _SCRIPTS)
    map_library = library()
    styles = (asset("maplibre/maplibre-gl.css"), asset("map/map.css"))
    return (
        environment()
        .get_template("map.html.j2")
        .render(
            title=title,
            policy=content_policy((map_library, code), styles),
            styles=styles,
            data=embedded_json(values),
            worker=worker(),
            library=map_library,
            code=code,
            credits=CREDITS,
            licence=asset("maplibre/LICENSE.txt"),
        )
    )
