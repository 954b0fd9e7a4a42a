/** Tables and plots of the figures, as they stand in docs/performance.md. */
import { plot } from './plot.mjs';
import { slopeOf } from './growth.mjs';
import { uplinkTable } from './uplink.mjs';

const fixed = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));
const seconds = (ms) => `${fixed(ms / 1_000, 1)} s`;
const kilo = (bytes) => `${fixed(bytes / 1_024, 1)} kB`;
const percent = (share) => `${fixed(share * 100)} %`;
const of = (name, rows, x, y) => ({ name, points: rows.map((row) => [row[x], row[y]]) });

/** A Markdown table: `columns` are [head, row → cell]. */
function table(rows, columns) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([head]) => head)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n');
}

/** For each part of the bench: what its section is called, what it says, and its plots by file name. */
export const SECTIONS = {
  'fan-out': {
    title: 'CPU of the server for each delivered patch',
    text: `The same bytes to the same number of seats from four servers in turn, several rounds, medians: bare \`ws\` that writes one prepared frame, stock socket.io, a stock Nest gateway, and OpenFloor with all that a patch needs before anybody gets it (a command over a socket, its durable commit, three views). Goal: at most 1.3 times bare \`ws\`.`,
    body: (rows) =>
      table(rows, [
        ['seats', (r) => r.count],
        ['bare ws', (r) => `${fixed(r.ws, 1)} µs`],
        ['socket.io', (r) => `${fixed(r.io, 1)} µs`],
        ['Nest', (r) => `${fixed(r.nest, 1)} µs`],
        ['OpenFloor', (r) => `${fixed(r.ours, 1)} µs`],
        ['OpenFloor / ws', (r) => fixed(r.ratio, 2)],
        ['the broadcast alone / ws', (r) => fixed(r.aloneRatio, 2)],
        ['socket.io / ws', (r) => fixed(r.ioRatio, 2)],
        ['Nest / ws', (r) => fixed(r.nestRatio, 2)],
        ['a patch before anybody has it', (r) => `${fixed(r.fixed)} µs`],
      ]),
    plots: (rows) => ({
      'fan-out.svg': plot({
        title: 'CPU for each delivered patch',
        x: 'seats',
        y: 'µs',
        series: [
          of('bare ws', rows, 'count', 'ws'),
          of('OpenFloor', rows, 'count', 'ours'),
          of('socket.io', rows, 'count', 'io'),
          of('Nest gateway', rows, 'count', 'nest'),
        ],
      }),
    }),
  },
  votes: {
    title: 'Durable, acknowledged votes, every screen following',
    text: `Votes arrive at a fixed rate, whoever has been answered or not; each is committed and synced before it is acknowledged. *Screens* is the time from the answer to a vote, which follows its commit, until the figures that hold that vote have reached a seat, *act* a moderator's act under the same load, *delay* that of the event loop. Of three runs the one in the middle is shown, and the p99 of all three. Goals: 6,000 a second with 5,000 seats, p99 under 100 ms, screens under 400 ms; 2,000 a second with 10,000 seats, 250 and 500 ms; acts under 500 ms.`,
    body: (rows) =>
      table(rows, [
        ['seats', (r) => r.count],
        ['offered', (r) => `${fixed(r.rate)} /s`],
        ['acknowledged', (r) => `${fixed(r.perSecond)} /s`],
        ['p50', (r) => `${fixed(r.p50)} ms`],
        ['p99', (r) => `${fixed(r.p99)} ms`],
        ['of three runs', (r) => (r.runs ? r.runs.map((p99) => fixed(p99)).join(', ') : '')],
        ['screens p99', (r) => `${fixed(r.screens99)} ms`],
        ['act p99', (r) => `${fixed(r.act99)} ms`],
        ['delay p99', (r) => `${fixed(r.delay99)} ms`],
        ['CPU a vote', (r) => `${fixed(r.microsPerVote)} µs`],
        ['in the store', (r) => `${fixed(r.storeMicros)} µs`],
        ['server busy', (r) => percent(r.cpuShare)],
        ['waited for a core', (r) => percent(r.starved)],
        ['memory a seat', (r) => `${fixed(r.kbPerSeat, 1)} kB`],
      ]),
  },
  joins: {
    title: 'A hall that comes in at once',
    text: `From nothing: the page with its scripts, a seat (a durable command), the socket up to its welcome; all phones as fast as two cores allow. Beside them the parts alone, and a bare connection to stock socket.io that is told nothing. A welcome carries the room (50 questions here). Goals: 10,000 in 60 s with p99 under 5 s, at most 25 kB a seat.`,
    body: (rows) =>
      table(rows, [
        ['seats', (r) => r.count],
        ['all in', (r) => seconds(r.tookMs)],
        ['errors', (r) => r.errors],
        ['p50', (r) => seconds(r.p50)],
        ['p99', (r) => seconds(r.p99)],
        ['CPU: page', (r) => `${fixed(r.pageMicros)} µs`],
        ['seat', (r) => `${fixed(r.seatMicros)} µs`],
        ['socket, welcome', (r) => `${fixed(r.socketMicros)} µs`],
        ['bare socket.io', (r) => `${fixed(r.bare.micros)} µs`],
        ['socket / bare', (r) => fixed(r.socketMicros / r.bare.micros, 2)],
        ['memory a seat', (r) => `${fixed(r.socketKb, 1)} kB`],
        ['bare', (r) => `${fixed(r.bare.kb, 1)} kB`],
      ]),
  },
  reconnects: {
    title: 'After kill -9',
    text: `All seats are open, the server is killed and started again over the same data; each phone comes back by itself after the growing random waits of the client library and resumes where it stood. Goal: serving within 5 s, all back within 30 s.`,
    body: (rows) =>
      table(rows, [
        ['seats', (r) => r.count],
        ['serving again', (r) => seconds(r.startMs)],
        ['half are back', (r) => seconds(r.p50)],
        ['99 %', (r) => seconds(r.p99)],
        ['all', (r) => seconds(r.last)],
        ['most in one second', (r) => r.busiest],
        ['CPU of it all', (r) => seconds(r.cpu)],
      ]),
  },
  rankings: {
    title: 'Orders across groups',
    text: `One order of all questions that wait, a twentieth of them heard before, over packed votes in eight groups; medians of 15. Goal: 500 questions of 10,000 people in under 50 ms.`,
    body: (rows) =>
      table(rows, [
        ['people', (r) => r.people],
        ['questions', (r) => r.questions],
        ['votes', (r) => r.votes],
        ['support', (r) => `${fixed(r.support, 1)} ms`],
        ['balanced, people', (r) => `${fixed(r.balancedPeople, 1)} ms`],
        ['balanced, groups', (r) => `${fixed(r.balancedGroups, 1)} ms`],
      ]),
  },
  questions: {
    title: 'Growth: questions in a room',
    text: `One room with 100 seats that grows. A vote, an act of a moderator (patches to everybody included), a join with its snapshot, and a resume after one change.`,
    body: (rows) =>
      `${table(rows, [
        ['questions', (r) => r.questions],
        ['a vote', (r) => `${fixed(r.voteMicros)} µs`],
        ['an act', (r) => `${fixed(r.actMicros)} µs`],
        ['a join', (r) => `${fixed(r.joinMicros)} µs`],
        ['a resume', (r) => `${fixed(r.resumeMicros)} µs`],
        ['a welcome', (r) => kilo(r.joinBytes)],
        ['a resume', (r) => kilo(r.resumeBytes)],
      ])}\n\n${slopes(rows, 'questions', ['voteMicros', 'actMicros', 'joinMicros', 'resumeMicros'], ['a vote', 'an act', 'a join', 'a resume'])}`,
    plots: (rows) => ({
      'questions.svg': plot({
        title: 'Cost against questions in the room',
        x: 'questions',
        y: 'µs of CPU',
        series: [
          of('a vote', rows, 'questions', 'voteMicros'),
          of('an act', rows, 'questions', 'actMicros'),
          of('a join', rows, 'questions', 'joinMicros'),
          of('a resume', rows, 'questions', 'resumeMicros'),
        ],
      }),
    }),
  },
  rooms: {
    title: 'Growth: rooms in a process',
    text: `The same 1,000 seats and 20,000 votes spread over so many rooms, each with 20 questions. The smaller the rooms, the smaller the groups that are committed together.`,
    body: (rows) =>
      `${table(rows, [
        ['rooms', (r) => r.rooms],
        ['a vote', (r) => `${fixed(r.voteMicros)} µs`],
        ['p99', (r) => `${fixed(r.p99)} ms`],
        ['CPU at rest', (r) => percent(r.idleShare)],
        ['memory, no seats', (r) => `${fixed(r.emptyMb)} MB`],
        ['with all', (r) => `${fixed(r.memory)} MB`],
      ])}\n\n${slopes(rows, 'rooms', ['voteMicros'], ['a vote'])}`,
    plots: (rows) => ({
      'rooms.svg': plot({
        title: 'Cost of a vote against rooms in the process',
        x: 'rooms',
        y: 'µs of CPU',
        series: [of('a vote', rows, 'rooms', 'voteMicros')],
      }),
    }),
  },
  pixels: {
    title: 'A moderator’s act until the stage has painted it',
    text: `From the moment the act is sent (a question goes on air, a speaker is called) to the frame in which a real Chromium shows it on a stage of 1920 by 1080, while every seat follows over its socket.`,
    body: (rows) =>
      table(rows, [
        ['seats', (r) => r.count],
        ['acts', (r) => r.acts],
        ['p50', (r) => `${fixed(r.p50)} ms`],
        ['p95', (r) => `${fixed(r.p95)} ms`],
        ['p99', (r) => `${fixed(r.p99)} ms`],
        ['waited for a core', (r) => percent(r.starved)],
      ]),
  },
  uplink: {
    title: 'Bytes on the uplink of a hub',
    text: `Two groups of phones in the same busy session at the same time, one connected directly and one behind a relay, each through a proxy that counts the bytes of TCP payload; the relay's phones reach it on loopback, which is not counted. Every ten minutes of the session bring 60 new questions, 6,000 votes from elsewhere, an airing every 90 s and a move of the floor every 30 s; in both groups one phone in a hundred supports something every ten seconds.`,
    body: uplinkTable,
  },
};

/** How each cost grows between the smallest and the largest size: 0 is constant, 1 proportional. */
function slopes(rows, size, costs, names) {
  if (rows.length < 2) return '';
  const each = costs.map((cost, at) => `${names[at]} ${fixed(slopeOf(rows, size, cost), 2)}`);
  return `Growth between the first and the last row (0 is constant, 1 proportional): ${each.join(', ')}.`;
}
