// The days shown: two handles over a row of bars, and a button that plays day by day.
const MOST_BARS = 150;
const STEP_MS = 450;
let playing = null;

function drawBars() {
  const svg = byId("bars");
  const bins = Math.min(MOST_BARS, SPAN + 1);
  const counts = Array.from({ length: bins }, () => GRADES.map(() => 0));
  const binOf = (day) => Math.floor(((day - FIRST_DAY) * bins) / (SPAN + 1));
  for (const event of DATA.events) {
    if (!passes(event) || (event.s === null && event.e === null)) continue;
    const day = Math.min(Math.max(event.e ?? event.s, FIRST_DAY), LAST_DAY);
    counts[binOf(day)][GRADES.indexOf(event.grade)] += 1;
  }
  const most = Math.max(1, ...counts.map((bin) => bin.reduce((a, b) => a + b, 0)));
  svg.setAttribute("viewBox", `0 0 ${bins} ${most}`);
  const bars = [];
  counts.forEach((bin, i) => {
    let base = most;
    [...GRADES.keys()].reverse().forEach((grade) => {
      if (bin[grade] === 0) return;
      base -= bin[grade];
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const box = { x: i + 0.1, y: base, width: 0.8, height: bin[grade], class: `bar-${GRADES[grade]}` };
      Object.entries(box).forEach(([name, value]) => rect.setAttribute(name, value));
      bars.push(rect);
    });
  });
  svg.replaceChildren(...bars);
}

function refreshDays() {
  if (FIRST_DAY === null) return;
  const first = byId("first-day"), last = byId("last-day");
  first.value = state.first;
  last.value = state.last;
  const from = dayWords(FIRST_DAY + state.first), to = dayWords(FIRST_DAY + state.last);
  first.setAttribute("aria-valuetext", from);
  last.setAttribute("aria-valuetext", to);
  const all = state.first === 0 && state.last === SPAN;
  byId("days-shown").textContent = all ? `${from} – ${to} (all)` : state.first === state.last ? from : `${from} – ${to}`;
  drawBars();
}

function setDays(first, last) {
  state.first = Math.max(0, Math.min(first, SPAN));
  state.last = Math.max(state.first, Math.min(last, SPAN));
  changed();
}

function stop() {
  clearInterval(playing);
  playing = null;
  byId("play").textContent = "Play";
  byId("play").setAttribute("aria-label", "Play day by day");
}

function play() {
  if (playing !== null) return stop();
  if (state.last >= SPAN) setDays(state.first, state.first);
  byId("play").textContent = "Stop";
  byId("play").setAttribute("aria-label", "Stop playing");
  playing = setInterval(() => {
    setDays(state.first, state.last + 1);
    if (state.last >= SPAN) stop();
  }, STEP_MS);
}

function startSlider() {
  if (FIRST_DAY === null || SPAN === 0) {
    byId("time").hidden = true;
    return;
  }
  byId("first-day").max = byId("last-day").max = SPAN;
  byId("first-day").addEventListener("input", (at) => { stop(); setDays(Math.min(Number(at.target.value), state.last), state.last); });
  byId("last-day").addEventListener("input", (at) => { stop(); setDays(state.first, Math.max(Number(at.target.value), state.first)); });
  byId("play").addEventListener("click", play);
}
