// The list of events beside the map, and the filters.
const LIST_STEP = 200;
let listed = LIST_STEP;

function chip(grade) {
  return el("span", { class: `chip ${grade}` }, GRADE_TITLES[grade]);
}

function tags(event) {
  return [
    event.disputes.length ? el("span", { class: "tag" }, "disputed") : null,
    event.unverified ? el("span", { class: "tag" }, "unverified") : null,
    event.against_interest ? el("span", { class: "tag" }, "against interest") : null,
    event.speech ? el("span", { class: "tag" }, "statement") : null,
    event.place === null || event.place.lat === null ? el("span", { class: "tag" }, "not on the map") : null,
  ];
}

function listItem(event) {
  const current = event.id === state.selected;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "item", "data-event": event.id, "aria-current": current ? "true" : null, onclick: () => chooseEvent(event.id) },
      el("span", { class: "item-head" }, chip(event.grade), el("span", { class: "when" }, event.when)),
      el("span", { class: "item-words" }, event.phrase),
      el("span", { class: "item-tags" }, tags(event)),
    ),
  );
}

const listItemOf = (id) => (id === null ? null : byId("list").querySelector(`[data-event="${CSS.escape(id)}"]`));

function byDayDown(a, b) {
  return (b.e ?? b.s ?? -Infinity) - (a.e ?? a.s ?? -Infinity) || (a.id < b.id ? -1 : 1);
}

function refreshList() {
  const events = visibleEvents().sort(byDayDown);
  byId("count").textContent = events.length === DATA.events.length ? `All ${plural(events.length, "event", "events")}` : `${events.length.toLocaleString("en-GB")} of ${plural(DATA.events.length, "event", "events")}`;
  const items = events.slice(0, listed).map(listItem);
  if (events.length > listed) {
    const more = el("button", { type: "button", class: "more", onclick: () => { listed += LIST_STEP; refreshList(); } }, `Show more (${events.length - listed})`);
    items.push(el("li", {}, more));
  }
  if (events.length === 0) items.push(el("li", { class: "none" }, "No event fits these days and filters."));
  byId("list").replaceChildren(...items);
  const off = GRADES.length - state.grades.size + DATA.families.length - state.families.size + (state.party ? 1 : 0) + (state.undated ? 0 : 1);
  byId("filter-state").textContent = off ? `(${off} set)` : "";
}

function choice(name, checked, label, mark, onchange) {
  const box = el("input", { type: "checkbox", "data-choice": name, onchange: () => onchange(box.checked) });
  box.checked = checked;
  return el("label", {}, box, mark, el("span", {}, label));
}

function fillFilters() {
  const toggled = (set, key) => (on) => { on ? set().add(key) : set().delete(key); changed(); };
  const count = (grade) => DATA.events.filter((event) => event.grade === grade).length;
  byId("grades").replaceChildren(
    ...[...GRADES].reverse().map((grade) =>
      choice(grade, state.grades.has(grade), `${GRADE_TITLES[grade]} (${count(grade)})`, el("i", { class: `dot ${grade}` }), toggled(() => state.grades, grade)),
    ),
  );
  byId("families").replaceChildren(
    ...DATA.families.map((family) =>
      choice(family.code, state.families.has(family.code), `${family.title} (${family.count})`, null, toggled(() => state.families, family.code)),
    ),
  );
  const party = byId("party");
  party.replaceChildren(
    el("option", { value: "" }, "All parties"),
    ...DATA.parties.map((one) => el("option", { value: one.key }, `${one.name} (${one.count})`)),
  );
  party.value = state.party;
  byId("undated").checked = state.undated;
}

function startListing() {
  fillFilters();
  byId("party").addEventListener("change", (at) => { state.party = at.target.value; changed(); });
  byId("undated").addEventListener("change", (at) => { state.undated = at.target.checked; changed(); });
  byId("text").addEventListener("input", (at) => { state.text = at.target.value.trim().toLowerCase(); listed = LIST_STEP; changed(); });
  byId("reset").addEventListener("click", () => {
    Object.assign(state, fresh());
    byId("text").value = "";
    fillFilters();
    changed();
  });
  byId("list").addEventListener("keydown", (at) => {
    if (at.key !== "ArrowDown" && at.key !== "ArrowUp") return;
    const buttons = [...byId("list").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + (at.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); at.preventDefault(); }
  });
}
