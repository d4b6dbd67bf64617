// The map itself: MapLibre over the page's own base map; glyphs, labels and circles follow the state.
let map = null;
const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
const pointOf = (lon, lat) => ({ type: "Point", coordinates: [lon, lat] });

function mapStyle() {
  const base = DATA.base;
  const source = (data) => ({ type: "geojson", data });
  const line = (id, from, colour, width, more = {}) => ({
    id, type: "line", source: from,
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": css(colour), "line-width": width, ...more.paint },
    ...(more.filter ? { filter: more.filter } : {}),
  });
  const widths = (near, far) => ["interpolate", ["linear"], ["zoom"], 4, far, 10, near];
  return {
    version: 8,
    sources: {
      land: source(base.land), lakes: source(base.lakes), rivers: source(base.rivers), borders: source(base.borders),
      countries: source(collection([])), circles: source(collection([])), spots: source(collection([])),
      labels: source(collection([])),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": css("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": css("--land") } },
      line("rivers", "rivers", "--water", widths(3.2, 1)),
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": css("--water") } },
      line("borders", "borders", "--border", widths(1.8, 0.9), { filter: ["==", ["get", "settled"], true] }),
      line("disputed", "borders", "--border", widths(1.8, 0.9), {
        filter: ["==", ["get", "settled"], false], paint: { "line-dasharray": [2, 2] },
      }),
      { id: "circle-fill", type: "fill", source: "circles", paint: { "fill-color": css("--circle"), "fill-opacity": ["case", ["get", "chosen"], 0.14, ["get", "area"], 0, 0.06] } },
      line("circle-edge", "circles", "--circle", 1.1, { paint: { "line-dasharray": [3, 3], "line-opacity": ["case", ["get", "chosen"], 1, ["get", "area"], 0.22, 0.5] } }),
      { id: "countries", type: "symbol", source: "countries", layout: { "icon-image": ["get", "image"], "icon-padding": 6 } },
      {
        id: "glyphs", type: "symbol", source: "spots",
        layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-padding": 0, "symbol-sort-key": ["get", "order"] },
      },
      {
        id: "labels", type: "symbol", source: "labels",
        layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-offset": ["array", "number", 2, ["get", "shift"]] },
      },
    ],
  };
}

function ensureImage(name, draw) {
  if (!map.hasImage(name)) map.addImage(name, draw(), { pixelRatio: PIXELS });
  return name;
}

function refreshMap() {
  if (map === null || map.getSource("spots") === undefined) return;
  const spots = [], circles = [];
  for (const group of shown.values()) {
    const l = look(group);
    const order = group.events.length + (group.holdings.length ? 0.5 : 0);
    const where = pointOf(group.lon, group.lat);
    spots.push(feature(where, { key: group.key, image: ensureImage(lookName(l), () => drawGlyph(l)), order }));
    if (group.radius >= 1) {
      const chosen = group.key === state.place;
      circles.push(feature({ type: "Polygon", coordinates: [circle(group.lat, group.lon, group.radius)] }, { chosen, area: l.area }));
    }
  }
  map.getSource("spots").setData(collection(spots));
  map.getSource("circles").setData(collection(circles));
  const countries = DATA.base.countries.features.map((country) => {
    const name = country.properties.name;
    return feature(country.geometry, { image: labelImage(name, "country") });
  });
  map.getSource("countries").setData(collection(countries));
  placeLabels();
}

const labelImage = (name, kind) => ensureImage(`${kind}|${document.documentElement.dataset.theme}|${name}`, () => drawLabel(name, kind));
const boxAt = (x, y, halfWidth, halfHeight) => [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
const touch = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Names the places in view, the busiest first: below, right, left or above, where the name covers no glyph and no other name;
// a busy place's name may cover glyphs much smaller than its own.
const SMALL_BESIDE = 0.25;
function placeLabels() {
  if (map === null || map.getSource("labels") === undefined) return;
  const { width, height } = map.getContainer().getBoundingClientRect();
  const seen = [...shown.values()].map((group) => ({ group, at: map.project([group.lon, group.lat]), half: glyphSize(look(group)) - 1 }));
  const inView = seen.filter(({ at }) => at.x > -50 && at.y > -50 && at.x < width + 50 && at.y < height + 50);
  const weight = ({ group }) => (group.key === state.place ? 1e6 : 0) + group.events.length + (group.holdings.length ? 0.5 : 0) - (group.radius >= AREA_KM ? 0.6 : 0);
  const glyphs = inView.map((seen) => ({ box: boxAt(seen.at.x, seen.at.y, seen.half, seen.half), weight: weight(seen) }));
  const names = [], labels = [];
  for (const { group, at, half } of inView.sort((a, b) => weight(b) - weight(a))) {
    if (!group.name) continue;
    const image = labelImage(group.name, group.radius >= AREA_KM ? "area" : "place");
    const wide = map.getImage(image).data.width / PIXELS / 2, high = LABEL_HEIGHT / 2;
    const spots = [[0, half + high], [half + wide, 0], [-half - wide, 0], [0, -half - high]];
    const boxOf = ([x, y]) => boxAt(at.x + x, at.y + y, wide - 3, high - 2);
    const free = (spot, from) =>
      !names.some((name) => touch(name, boxOf(spot))) && !glyphs.some((glyph) => glyph.weight >= from && touch(glyph.box, boxOf(spot)));
    const own = weight({ group });
    const shift = spots.find((spot) => free(spot, -Infinity)) ?? spots.find((spot) => free(spot, own * SMALL_BESIDE));
    if (shift === undefined) continue;
    names.push(boxOf(shift));
    labels.push(feature(pointOf(group.lon, group.lat), { image, shift }));
  }
  map.getSource("labels").setData(collection(labels));
}

// Where most of it happens: the box of the middle nine tenths, each place weighing as many as its events.
function busiestBox() {
  const lons = [], lats = [];
  for (const group of groups(DATA.events).values()) {
    for (let i = 0; i < Math.max(group.events.length, 1); i++) {
      lons.push(group.lon);
      lats.push(group.lat);
    }
  }
  const cut = (values, share) => values.sort((a, b) => a - b)[Math.round((values.length - 1) * share)];
  return [[cut(lons, 0.05), cut(lats, 0.05)], [cut(lons, 0.95), cut(lats, 0.95)]];
}

// Keeps the first view clear of the legend.
function roomAround() {
  const side = byId("legend").open ? Math.min(byId("legend").offsetWidth + 60, byId("map").offsetWidth * 0.4) : 60;
  return { left: side, right: 70, top: 70, bottom: 70 };
}

function noMap(why) {
  byId("no-map").textContent = why;
  byId("no-map").hidden = false;
  byId("map").hidden = true;
}

function startMap() {
  if (DATA.base === null) return noMap("Nothing here has a known place, so there is no map. The list holds every event.");
  const { Map: MapView, NavigationControl, ScaleControl, setWorkerUrl } = globalThis.maplibregl;
  const worker = new Blob([byId("map-worker").textContent], { type: "text/javascript" });
  // An address that ends in .cjs is started as a classic worker, which a page opened from a file may start from a blob.
  setWorkerUrl(`${URL.createObjectURL(worker)}#worker.cjs`);
  const [west, south, east, north] = DATA.box;
  try {
    map = new MapView({
      container: "map", style: mapStyle(), bounds: busiestBox(), fitBoundsOptions: { padding: roomAround(), maxZoom: 7 },
      maxBounds: [[west, south], [east, north]], maxZoom: 11, attributionControl: false, dragRotate: false,
      touchPitch: false, pitchWithRotate: false, renderWorldCopies: false, fadeDuration: 0,
    });
  } catch (error) {
    map = null;
    return noMap("This browser can't draw the map (it needs WebGL 2). The list holds every event.");
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
  map.on("load", () => {
    refreshMap();
    map.once("idle", () => { document.documentElement.dataset.map = "drawn"; });
  });
  map.on("moveend", placeLabels);
  map.on("click", "glyphs", (at) => choosePlace(topKey(at)));
  map.on("mousemove", "glyphs", (at) => hover(topKey(at), at.point));
  map.on("mouseleave", "glyphs", () => hover(null));
}

const topKey = (at) => [...at.features].sort((a, b) => b.properties.order - a.properties.order)[0].properties.key;

function hover(key, point) {
  const tip = byId("hover");
  map.getCanvas().style.cursor = key === null ? "" : "pointer";
  tip.hidden = key === null;
  if (key === null) return;
  const group = shown.get(key);
  if (group === undefined) return;
  const control = group.holdings[0] ? `${group.holdings[0].words}` : null;
  const lines = [group.events.length ? plural(group.events.length, "event", "events") : null, control].filter(Boolean);
  tip.replaceChildren(el("strong", {}, group.name ?? "Place"), el("span", {}, lines.join(" · ")));
  tip.style.left = `${point.x + 14}px`;
  tip.style.top = `${point.y + 14}px`;
}

function showSpot(place) {
  if (map === null || spotKey(place) === null) return;
  const at = [place.lon, place.lat];
  map.resize(); // the panel may just have taken part of the map's room
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 6.5), duration: still ? 0 : 500 });
}
