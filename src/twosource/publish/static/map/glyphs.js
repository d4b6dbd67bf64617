// The marks of the map, drawn on canvases: a disc or a ring of grades for events, a ring around it for who holds the place.
const PIXELS = 2;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const gradeColour = (grade) => css(`--${grade}`);
const HOLDER_COLOURS = 8;
const holderOrder = new Map(DATA.holders.map((holder, i) => [holder.key, i]));
function holderColour(key) {
  const place = holderOrder.get(key);
  return place === undefined || place >= HOLDER_COLOURS ? css("--unknown") : css(`--holder-${place}`);
}

const SIEGE_TICKS = 12;
const AREA_KM = 20; // from here on a mark is a square: somewhere in this area

function discRadius(group) {
  if (group.events.length === 0) return 4;
  const weight = group.events.reduce((sum, event) => sum + Math.max(event.effective, 0.5), 0);
  return group.events.length === 1 ? Math.min(13, 5 + 3.2 * Math.sqrt(weight)) : Math.min(19, 8 + 1.7 * Math.sqrt(weight));
}

// What the glyph looks like, as a name: groups that look alike share one image.
function look(group) {
  const counts = GRADES.map((grade) => group.events.filter((event) => event.grade === grade).length);
  const holding = group.holdings[0];
  const control = holding ? [holding.status, holding.holder, ...holding.rivals.slice(0, 2)].join(",") : "";
  const besieged = group.sieges.length > 0 || Boolean(holding?.besieged);
  const area = group.radius >= AREA_KM;
  return { counts, control, holding, besieged, area, radius: Math.round(discRadius(group)) };
}
const lookName = (l) => `${document.documentElement.dataset.theme}|${l.counts}|${l.radius}|${l.control}|${l.besieged}|${l.area}`;
const glyphSize = (l) => l.radius + (l.control ? 7 : 0) + (l.besieged ? 7 : 0) + 2;

function drawGlyph(l) {
  const half = glyphSize(l);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = half * 2 * PIXELS;
  const pen = canvas.getContext("2d");
  pen.scale(PIXELS, PIXELS);
  pen.translate(half, half);
  drawEvents(pen, l);
  let edge = l.radius;
  if (l.control) {
    drawControl(pen, l.holding, edge + 4.5);
    edge += 7;
  }
  if (l.besieged) drawSiege(pen, edge + 2.5);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function outline(pen, l, radius) {
  pen.beginPath();
  if (l.area) pen.roundRect(-radius * 0.9, -radius * 0.9, radius * 1.8, radius * 1.8, radius * 0.35);
  else pen.arc(0, 0, radius, 0, Math.PI * 2);
}

function drawEvents(pen, l) {
  const total = l.counts.reduce((a, b) => a + b, 0);
  const paper = css("--paper");
  pen.lineWidth = 1.5;
  if (total === 0) {
    outline(pen, l, 3);
    pen.fillStyle = css("--soft");
    pen.fill();
    return;
  }
  pen.save();
  outline(pen, l, l.radius);
  pen.fillStyle = paper;
  pen.fill();
  pen.clip();
  let turn = -Math.PI / 2;
  for (let i = GRADES.length - 1; i >= 0; i--) {
    const share = (l.counts[i] / total) * Math.PI * 2;
    if (share === 0) continue;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.arc(0, 0, l.radius * 2, turn, turn + share);
    pen.closePath();
    pen.fillStyle = gradeColour(GRADES[i]);
    pen.globalAlpha = GRADES[i] === "predicted" ? 0.35 : 1;
    pen.fill();
    turn += share;
  }
  pen.restore();
  if (total > 1) {
    outline(pen, { area: l.area }, Math.max(l.radius - 4.5, 4));
    pen.fillStyle = paper;
    pen.fill();
    pen.fillStyle = css("--ink");
    pen.font = `600 ${total > 99 ? 9 : 11}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(String(total), 0, 0.5);
  }
  outline(pen, l, l.radius);
  const forecast = l.counts[GRADES.indexOf("predicted")] === total;
  pen.strokeStyle = forecast ? gradeColour("predicted") : css("--mark-edge");
  pen.setLineDash(forecast ? [3, 2] : []);
  pen.stroke();
  pen.setLineDash([]);
}

function drawControl(pen, holding, radius) {
  pen.lineWidth = 4;
  if (holding.status === "unknown") {
    pen.setLineDash([1.5, 3.5]);
    ringStroke(pen, radius, 0, Math.PI * 2, css("--unknown"));
    pen.setLineDash([]);
    return;
  }
  if (holding.status === "held") {
    ringStroke(pen, radius, 0, Math.PI * 2, holding.holder ? holderColour(holding.holder) : css("--unknown"));
    return;
  }
  const sides = [...new Set([holding.holder, ...holding.rivals].filter(Boolean))].slice(0, 2).map(holderColour);
  while (sides.length < 2) sides.push(css("--unknown"));
  const steps = 12;
  for (let i = 0; i < steps; i++) {
    const start = (i / steps) * Math.PI * 2;
    ringStroke(pen, radius, start, start + (Math.PI * 2) / steps, sides[i % 2]);
  }
}

function ringStroke(pen, radius, start, end, colour) {
  pen.beginPath();
  pen.arc(0, 0, radius, start, end);
  pen.strokeStyle = colour;
  pen.stroke();
}

function drawSiege(pen, radius) {
  pen.lineWidth = 1.3;
  ringStroke(pen, radius + 3, 0, Math.PI * 2, css("--ink"));
  for (let i = 0; i < SIEGE_TICKS; i++) {
    const turn = (i / SIEGE_TICKS) * Math.PI * 2;
    pen.beginPath();
    pen.moveTo(Math.cos(turn) * (radius + 3), Math.sin(turn) * (radius + 3));
    pen.lineTo(Math.cos(turn) * (radius - 0.5), Math.sin(turn) * (radius - 0.5));
    pen.stroke();
  }
}

// Labels are drawn on canvases too: the page carries no fonts, and the reader's own know every script.
const LABEL_HEIGHT = 17;
const LABEL_FONTS = { country: "600 13px", place: "500 12px", area: "italic 400 12px" };
function drawLabel(text, kind) {
  const font = `${LABEL_FONTS[kind]} system-ui, sans-serif`;
  const shown = kind === "country" ? text.toUpperCase() : text;
  const canvas = document.createElement("canvas");
  let pen = canvas.getContext("2d");
  pen.font = font;
  if (kind === "country") pen.letterSpacing = "3px";
  const width = Math.ceil(pen.measureText(shown).width) + 8;
  canvas.width = width * PIXELS;
  canvas.height = LABEL_HEIGHT * PIXELS;
  pen = canvas.getContext("2d");
  pen.scale(PIXELS, PIXELS);
  pen.font = font;
  if (kind === "country") pen.letterSpacing = "3px";
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = css("--land");
  pen.strokeText(shown, width / 2, LABEL_HEIGHT / 2);
  pen.fillStyle = css({ country: "--country", place: "--ink", area: "--soft" }[kind]);
  pen.fillText(shown, width / 2, LABEL_HEIGHT / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

// A circle on the ground, in degrees, as a ring of 64 points.
function circle(lat, lon, km) {
  const points = [];
  const across = km / (111.32 * Math.cos((lat * Math.PI) / 180));
  for (let i = 0; i <= 64; i++) {
    const turn = (i / 64) * Math.PI * 2;
    points.push([lon + across * Math.cos(turn), lat + (km / 110.57) * Math.sin(turn)]);
  }
  return points;
}
