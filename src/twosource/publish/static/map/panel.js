// The panel: one event, or all that is known of one place, down to the words and who said them.
const ABOUT_TITLES = { whether: "Whether it happened", who: "Who", where: "Where", when: "When", how_many: "How many" };
const INTERESTS = { interested: "has an interest in it", adverse: "it harms this side", none: "no interest known" };
let cameFrom = null;

function quoteBlock(number) {
  const quote = DATA.quotes[number];
  const cite = quote.citation;
  const link = (href, words) => (href ? el("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, words) : null);
  return el(
    "figure",
    { class: "quote" },
    el("blockquote", {}, `“${quote.text}”`),
    el(
      "figcaption",
      {},
      el("strong", {}, quote.attribution),
      quote.stance ? ` (${quote.stance})` : "",
      el("span", { class: "cite" }, cite.words),
      el(
        "span",
        { class: "cite" },
        link(cite.link, "Report"),
        link(cite.archive, "Archived copy"),
        cite.link_withheld ? el("span", {}, "Address withheld: it names a private person") : null,
        cite.licence ? el("span", {}, `Licence: ${cite.licence}`) : null,
        el("span", { class: "small" }, `${cite.report_id}, characters ${quote.start}–${quote.end}`),
      ),
    ),
  );
}

function rows(pairs) {
  return el("dl", {}, pairs.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function whereWords(place) {
  if (place === null) return "not told";
  const region = [place.admin1, place.country].filter((part) => part && part !== place.name).join(", ");
  const name = region ? `${place.name} (${region})` : place.name;
  if (place.lat === null && place.radius_km === null) return `${name}; it could not be found on the map`;
  if (place.lat === null) return `${name}; known no nearer than that, so not drawn`;
  const moved = place.moved ? `; shown ${place.at ? `at ${place.at}` : "blurred"}` : "";
  return `${name}${moved}; the truth may lie up to ${place.radius_km} km from the mark`;
}

function bar(low, value, high) {
  const line = el("span", { class: "bar", "aria-hidden": "true" }, el("span", { class: "bar-range" }), el("span", { class: "bar-at" }));
  line.children[0].style.left = `${low * 100}%`;
  line.children[0].style.width = `${Math.max(high - low, 0.01) * 100}%`;
  line.children[1].style.left = `${value * 100}%`;
  return line;
}

function eventView(event) {
  const [low, value, high] = event.credibility;
  return [
    el("p", { class: "over" }, chip(event.grade), tags(event), el("span", {}, event.type)),
    el("h2", { tabindex: "-1" }, event.phrase),
    el("p", { class: "sentence" }, event.sentence),
    rows([
      ["Who", event.actors.join(", ")],
      ["To whom", event.targets.join(", ")],
      ["Where", whereWords(event.place)],
      ["From", event.from],
      ["When", event.when],
      ["How many", event.figures],
    ]),
    el("h3", {}, "How sure"),
    el("p", {}, el("strong", {}, GRADE_TITLES[event.grade]), `. ${event.reason}`),
    el("p", { class: "credible" }, `Credibility ${value.toFixed(2)}, between ${low.toFixed(2)} and ${high.toFixed(2)}`, bar(low, value, high), el("span", { class: "small" }, event.basis)),
    event.disputes.length ? el("h3", {}, "Disputed") : null,
    event.disputes.map((dispute) =>
      el(
        "div",
        { class: "dispute" },
        el("strong", {}, ABOUT_TITLES[dispute.about]),
        el("ul", {}, dispute.positions.map((position) => el("li", {}, `${position.value}: ${position.who.join(", ")}`))),
      ),
    ),
    el("h3", {}, "Who says so"),
    el("ul", { class: "origins" }, event.origins.map((origin) => el("li", {}, el("strong", {}, origin.name), ` ${origin.kind}; ${INTERESTS[origin.interest]}; weight ${origin.weight}`))),
    el("h3", {}, `The words (${event.quotes.length})`),
    event.quotes.map(quoteBlock),
    el("p", { class: "small" }, event.id),
  ];
}

function holdingView(holding) {
  const chances = holding.status === "unknown" ? [] : holding.alternatives;
  return el(
    "section",
    { class: "card" },
    el("h3", {}, holding.moved ? holding.name : "Who holds it"),
    el("p", {}, `${holding.words}${holding.since ? `, ${holding.since}` : ""}${holding.status === "unknown" ? "" : ` (probability ${holding.probability.toFixed(2)})`}.`),
    chances.length ? el("p", { class: "small" }, `Possible: ${chances.map((one) => `${one.name} ${one.probability.toFixed(2)}`).join(", ")}`) : null,
    holding.reason ? el("p", { class: "small" }, holding.reason) : null,
    because(holding.because),
  );
}

function because(ids) {
  if (ids.length === 0) return null;
  return el("p", { class: "because" }, "Because: ", ids.map((id) => el("button", { type: "button", class: "link", onclick: () => chooseEvent(id) }, EVENTS.get(id).phrase)));
}

function siegeView(siege) {
  return el("section", { class: "card" }, el("h3", {}, "Siege"), el("p", {}, siege.sentence), because(siege.because));
}

function eventCard(event) {
  return el(
    "section",
    { class: "card" },
    el("p", { class: "over" }, chip(event.grade), tags(event), el("span", { class: "when" }, event.when)),
    el("button", { type: "button", class: "link strong", onclick: () => chooseEvent(event.id) }, event.phrase),
    event.quotes.slice(0, 1).map(quoteBlock),
    event.quotes.length > 1 ? el("p", { class: "small" }, `and ${plural(event.quotes.length - 1, "more quotation", "more quotations")}`) : null,
  );
}

function placeView(group) {
  const events = [...group.events].sort(byDayDown);
  const sieges = DATA.sieges.filter((siege) => spotKey(siege) === group.key);
  return [
    el("p", { class: "over" }, `The truth may lie up to ${group.radius} km from the mark`),
    el("h2", { tabindex: "-1" }, group.name ?? "Place"),
    group.holdings.map(holdingView),
    sieges.map(siegeView),
    el("h3", {}, plural(events.length, "event", "events")),
    events.map(eventCard),
  ];
}

function openPanel(content) {
  const panel = byId("panel");
  if (panel.hidden) cameFrom = document.activeElement;
  panel.replaceChildren(el("button", { type: "button", class: "close", "aria-label": "Close details", onclick: closePanel }, "×"), ...content.flat().filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
}

function closePanel() {
  if (byId("panel").hidden) return;
  byId("panel").hidden = true;
  const last = state.selected;
  Object.assign(state, { selected: null, place: null });
  history.replaceState(null, "", location.pathname + location.search);
  changed();
  (listItemOf(last) ?? cameFrom)?.focus?.({ preventScroll: true });
}

function chooseEvent(id) {
  const event = EVENTS.get(id);
  Object.assign(state, { selected: id, place: spotKey(event.place) });
  history.replaceState(null, "", `#${id}`);
  openPanel(eventView(event));
  showSpot(event.place);
  changed();
  listItemOf(id)?.scrollIntoView({ block: "nearest" });
}

function choosePlace(key) {
  const group = shown.get(key);
  if (group === undefined) return;
  if (group.events.length === 1 && group.holdings.length === 0 && group.sieges.length === 0) return chooseEvent(group.events[0].id);
  Object.assign(state, { selected: null, place: key });
  openPanel(placeView(group));
  changed();
}
