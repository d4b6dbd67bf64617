// Putting it together: theme, legend, buttons, and the first drawing.
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  if (map !== null) {
    map.setStyle(mapStyle(), { diff: false });
    map.once("styledata", refreshMap);
  }
  fillLegend();
}

const MOST_IN_LEGEND = 6;

function sample(l) {
  const image = drawGlyph(l);
  const canvas = el("canvas", { width: image.width, height: image.height, "aria-hidden": "true" });
  canvas.getContext("2d").putImageData(image, 0, 0);
  canvas.style.width = `${image.width / PIXELS}px`;
  return canvas;
}

function fillLegend() {
  const one = (grade) => GRADES.map((other) => (other === grade ? 1 : 0));
  const none = GRADES.map(() => 0);
  const plain = { counts: none, control: "", holding: null, besieged: false, area: false, radius: 4 };
  const row = (l, words) => el("li", {}, sample(l), el("span", {}, words));
  const ring = (status, holder, rivals, words) => row({ ...plain, control: "x", holding: { status, holder, rivals } }, words);
  const holds = new Set(DATA.holdings.filter((holding) => holding.status === "held").map((holding) => holding.holder));
  const named = DATA.holders.slice(0, HOLDER_COLOURS).filter((holder) => holds.has(holder.key)).slice(0, MOST_IN_LEGEND);
  const two = named.slice(0, 2).map((holder) => holder.key);
  byId("legend-body").replaceChildren(
    el("ul", {}, [...GRADES].reverse().map((grade) => row({ ...plain, counts: one(grade), radius: 7 }, GRADE_TITLES[grade]))),
    el(
      "ul",
      {},
      row({ ...plain, counts: GRADES.map((_, i) => (i > 1 ? 1 : 0)), radius: 11 }, "Several events; the larger, the more independent origins"),
      row({ ...plain, counts: one("reported"), radius: 7, area: true }, "Somewhere in this area"),
      el("li", {}, el("span", { class: "sample-circle" }), el("span", {}, "How far the truth may lie from the mark")),
    ),
    DATA.holdings.length || DATA.sieges.length
      ? el(
          "ul",
          {},
          named.map((holder) => ring("held", holder.key, [], `Held: ${holder.name}`)),
          ring("contested", two[0] ?? null, two, "Contested"),
          ring("unknown", null, [], "Holder not known"),
          row({ ...plain, radius: 4, besieged: true }, "Besieged"),
        )
      : "",
  );
}

function start() {
  const counts = DATA.counts;
  byId("summary").textContent = `${plural(counts.events, "event", "events")} from ${plural(counts.claims, "claim", "claims")} in ${plural(counts.reports, "report", "reports")}`;
  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (matchMedia("(max-width: 760px)").matches) byId("legend").open = false;
  fillLegend();
  startListing();
  startSlider();
  startMap();
  [refreshGroups, refreshList, refreshDays, refreshMap].forEach(onChange);
  changed();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (at) => setTheme(at.matches ? "dark" : "light"));
  byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  byId("show-about").addEventListener("click", () => byId("about").showModal());
  byId("show-side").addEventListener("click", (at) => {
    const hidden = byId("side").classList.toggle("closed");
    at.target.setAttribute("aria-expanded", String(!hidden));
    map?.resize();
  });
  document.addEventListener("keydown", (at) => { if (at.key === "Escape" && !byId("about").open) closePanel(); });
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (EVENTS.has(wanted)) chooseEvent(wanted);
  globalThis.twosource = { map };
}

start();
