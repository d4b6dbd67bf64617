// The page's data, what is chosen, and what that leaves to be shown.
const DATA = JSON.parse(document.getElementById("data").textContent);
const GRADES = DATA.grades;
const DAY_MS = 86400000;
const byId = (id) => document.getElementById(id);

// Everything shown is made here, as text nodes: words from reports never become markup.
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const dayNumber = (iso) => (iso === null ? null : Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS));
const FIRST_DAY = dayNumber(DATA.days.first);
const LAST_DAY = dayNumber(DATA.days.last);
const SPAN = FIRST_DAY === null ? 0 : LAST_DAY - FIRST_DAY;
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const dayWords = (number) => dayFormat.format(new Date(number * DAY_MS));

for (const event of DATA.events) {
  event.s = dayNumber(event.start);
  event.e = dayNumber(event.end);
  const words = [event.phrase, event.type, event.place?.name, ...event.actors, ...event.targets, ...event.origins.map((o) => o.name)];
  event.haystack = [...words, ...event.quotes.map((n) => DATA.quotes[n].text)].join(" ").toLowerCase();
}
for (const record of [...DATA.holdings, ...DATA.sieges]) {
  record.s = dayNumber(record.from);
  record.e = dayNumber(record.to);
}
const EVENTS = new Map(DATA.events.map((event) => [event.id, event]));

const fresh = () => ({
  grades: new Set(GRADES),
  families: new Set(DATA.families.map((family) => family.code)),
  party: "",
  text: "",
  undated: true,
});
const state = { ...fresh(), first: 0, last: SPAN, selected: null, place: null };

const listeners = [];
const onChange = (listener) => listeners.push(listener);
const changed = () => listeners.forEach((listener) => listener());

// The slider's ends are open: at its start it shows what was before as well, at its end what comes after.
const lowerDay = () => (state.first === 0 ? -Infinity : FIRST_DAY + state.first);
const upperDay = () => (state.last === SPAN ? Infinity : FIRST_DAY + state.last);

function inDays(event) {
  if (event.s === null && event.e === null) return state.undated;
  return (event.s ?? -Infinity) <= upperDay() && (event.e ?? Infinity) >= lowerDay();
}

function passes(event) {
  return (
    state.grades.has(event.grade) &&
    state.families.has(event.family) &&
    (state.party === "" || event.parties.includes(state.party)) &&
    (state.text === "" || event.haystack.includes(state.text))
  );
}

const visibleEvents = () => DATA.events.filter((event) => passes(event) && inDays(event));

// Control is shown as of the slider's last day.
const controlDay = () => (FIRST_DAY === null ? Infinity : FIRST_DAY + state.last);
function standsNow(holding) {
  if (state.last === SPAN) return holding.e === null;
  return (holding.s ?? -Infinity) <= controlDay() && (holding.e ?? Infinity) > controlDay();
}
function siegeNow(siege) {
  if (state.last === SPAN) return siege.status === "ongoing" || siege.status === "partly_broken";
  return (siege.s ?? -Infinity) <= controlDay() && (siege.status === "ongoing" || (siege.e ?? Infinity) > controlDay());
}

const spotKey = (place) => (place && place.lat !== null ? `${place.lat},${place.lon}` : null);

// Everything drawn at one point, in one group: a glyph each.
function groups(events) {
  const found = new Map();
  const at = (place) => {
    const key = spotKey(place);
    if (key === null) return null;
    if (!found.has(key)) {
      found.set(key, { key, lat: place.lat, lon: place.lon, name: null, radius: 0, events: [], holdings: [], sieges: [] });
    }
    const group = found.get(key);
    group.radius = Math.max(group.radius, place.radius_km ?? 0);
    const name = place.moved ? place.at : place.name;
    group.name = group.name ?? name;
    group.own = group.own || !place.moved;
    if (!place.moved) group.name = place.name;
    return group;
  };
  for (const event of events) at(event.place)?.events.push(event);
  for (const holding of DATA.holdings) if (standsNow(holding)) at(holding)?.holdings.push(holding);
  for (const siege of DATA.sieges) if (siegeNow(siege)) at(siege)?.sieges.push(siege);
  for (const group of found.values()) group.holdings.sort((a, b) => a.moved - b.moved);
  return found;
}

let shown = new Map(); // the groups as they stand on the map now
const refreshGroups = () => { shown = groups(visibleEvents()); };

const GRADE_TITLES = { predicted: "Predicted", claimed: "Claimed", reported: "Reported", corroborated: "Corroborated", confirmed: "Confirmed" };
const holderName = new Map(DATA.holders.map((holder) => [holder.key, holder.name]));
const plural = (n, one, many) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
