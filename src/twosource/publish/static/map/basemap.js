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
      { id: "circle-fill", type: "fill", source: "circles", paint: { "fill-color": css("--circle"), "fill-opacity": ["case", ["get", "chosen"], 0.14, 0.05] } },
      line("circle-edge", "circles", "--circle", 1.1, { paint: { "line-dasharray": [3, 3], "line-opacity": ["case", ["get", "chosen"], 1, 0.45] } }),
      { id: "countries", type: "symbol", source: "countries", layout: { "icon-image": ["get", "image"], "icon-padding": 6 } },
      {
        id: "glyphs", type: "symbol", source: "spots",
        layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "symbol-sort-key": ["get", "order"] },
      },
      {
        id: "labels", type: "symbol", source: "labels",
        layout: {
          "icon-image": ["get", "image"], "icon-anchor": "top", "icon-padding": 1, "symbol-sort-key": ["-", ["get", "order"]],
          "icon-offset": ["array", "number", 2, ["get", "shift"]],
        },
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
  const theme = document.documentElement.dataset.theme;
  const spots = [], labels = [], circles = [];
  for (const group of shown.values()) {
    const l = look(group);
    const order = group.events.length + (group.holdings.length ? 0.5 : 0);
    const where = pointOf(group.lon, group.lat);
    spots.push(feature(where, { key: group.key, image: ensureImage(lookName(l), () => drawGlyph(l)), order }));
    const name = group.name ?? "";
    if (name) {
      const kind = l.area ? "area" : "place";
      const image = ensureImage(`${kind}|${theme}|${name}`, () => drawLabel(name, kind));
      labels.push(feature(where, { image, order, shift: [0, glyphSize(l) - 2] }));
    }
    if (group.radius >= 1) {
      const chosen = group.key === state.place;
      circles.push(feature({ type: "Polygon", coordinates: [circle(group.lat, group.lon, group.radius)] }, { chosen }));
    }
  }
  map.getSource("spots").setData(collection(spots));
  map.getSource("labels").setData(collection(labels));
  map.getSource("circles").setData(collection(circles));
  const countries = DATA.base.countries.features.map((country) => {
    const name = country.properties.name;
    return feature(country.geometry, { image: ensureImage(`country|${theme}|${name}`, () => drawLabel(name, "country")) });
  });
  map.getSource("countries").setData(collection(countries));
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
      container: "map", style: mapStyle(), bounds: busiestBox(), fitBoundsOptions: { padding: 90, maxZoom: 7 },
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
