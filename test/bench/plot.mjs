/** Line plots as SVG, drawn by hand: two logarithmic axes, light and dark, words in the file itself. */
const WIDTH = 720;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 168;
const TOP = 40;
const BOTTOM = 48;
/** Distinguishable without colours too: each line has its own mark. */
const HUES = ['#1f5fbf', '#b3541e', '#2f7d4f', '#7a4fa3', '#8a6d00', '#a3325b'];
const MARKS = ['circle', 'square', 'diamond', 'triangle', 'cross', 'bar'];

const STYLE = `
svg { font: 12px system-ui, sans-serif; background: #fff; }
text { fill: #222; } .axis, .grid { stroke: #888; fill: none; } .grid { stroke-opacity: .3; } .goal { stroke: #888; stroke-dasharray: 4 4; fill: none; }
@media (prefers-color-scheme: dark) { svg { background: #16181d; } text { fill: #e8e8e8; } .line { filter: brightness(1.5); } }`;

/** `series` are {name, points: [[x, y], …]}; `goal` a y that must not be passed. */
export function plot({ title, x, y, series, goal }) {
  const points = series.flatMap((one) => one.points).filter(([, value]) => value > 0);
  const across = scale(
    points.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = scale([...points.map(([, value]) => value), ...(goal ? [goal.at] : [])], HEIGHT - BOTTOM, TOP);
  const parts = [
    ...across.ticks.map(
      (at) =>
        `<path class="grid" d="M${across.to(at)} ${TOP}V${HEIGHT - BOTTOM}"/>${label(across.to(at), HEIGHT - BOTTOM + 16, short(at), 'middle')}`,
    ),
    ...up.ticks.map(
      (at) =>
        `<path class="grid" d="M${LEFT} ${up.to(at)}H${WIDTH - RIGHT}"/>${label(LEFT - 8, up.to(at) + 4, short(at), 'end')}`,
    ),
    `<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`,
    ...(goal
      ? [
          `<path class="goal" d="M${LEFT} ${up.to(goal.at)}H${WIDTH - RIGHT}"/>`,
          label(WIDTH - RIGHT + 8, up.to(goal.at) + 4, goal.name),
        ]
      : []),
    ...series.map((one, no) => line(one, no, across, up)),
    ...spread(series, up).map(
      ({ name, at, no }) =>
        `<g fill="${HUES[no % HUES.length]}" class="line">${mark(no, WIDTH - RIGHT + 14, at)}</g>${label(WIDTH - RIGHT + 24, at + 4, name)}`,
    ),
    label(LEFT, 20, title, 'start', 'font-weight="600"'),
    label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x, 'middle'),
    label(LEFT, TOP - 6, y),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title><style>${STYLE}</style>${parts.join('\n')}</svg>\n`;
}

/** A logarithmic scale with a tick at each 1, 2 and 5 (each 10 where there are many). */
function scale(values, from, to) {
  const low = Math.log10(Math.min(...values) / 1.15);
  const high = Math.log10(Math.max(...values) * 1.15);
  const ticks = [];
  const steps = high - low > 2.5 ? [1] : [1, 2, 5];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += 1)
    for (const step of steps) {
      const at = step * 10 ** power;
      if (Math.log10(at) >= low && Math.log10(at) <= high) ticks.push(at);
    }
  return { ticks, to: (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)) };
}

function line({ points }, no, across, up) {
  const places = points.filter(([, value]) => value > 0).map(([at, value]) => [across.to(at), up.to(value)]);
  const path = places.map(([at, value], step) => `${step === 0 ? 'M' : 'L'}${at} ${value}`).join('');
  const hue = HUES[no % HUES.length];
  return `<g class="line"><path d="${path}" fill="none" stroke="${hue}" stroke-width="2"/><g fill="${hue}">${places.map(([at, value]) => mark(no, at, value)).join('')}</g></g>`;
}

/** Names stand beside the ends of their lines, never on top of each other. */
function spread(series, up) {
  const ends = series.map(({ name, points }, no) => ({ name, no, at: up.to(points.at(-1)[1]) }));
  ends.sort((one, other) => one.at - other.at);
  for (let at = 1; at < ends.length; at += 1) ends[at].at = Math.max(ends[at].at, ends[at - 1].at + 16);
  return ends;
}

function mark(no, x, y) {
  const shapes = {
    circle: `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`,
    square: `M${x - 4} ${y - 4}h8v8h-8z`,
    diamond: `M${x} ${y - 5}l5 5l-5 5l-5-5z`,
    triangle: `M${x} ${y - 5}l5 9h-10z`,
    cross: `M${x - 5} ${y - 1.5}h10v3h-10zM${x - 1.5} ${y - 5}h3v10h-3z`,
    bar: `M${x - 5} ${y - 2}h10v4h-10z`,
  };
  return `<path d="${shapes[MARKS[no % MARKS.length]]}"/>`;
}

function label(x, y, words, anchor = 'start', more = '') {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" ${more}>${escaped(words)}</text>`;
}

function short(value) {
  if (value >= 1_000) return `${round(value / 1_000)}k`;
  return String(Number(value.toPrecision(2)));
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function escaped(words) {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
