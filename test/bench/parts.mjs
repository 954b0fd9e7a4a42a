/** The parts of the bench by name; each gives figures that can be kept as JSON. */
import { fanOut } from './fan-out.mjs';
import { growthOfQuestions, growthOfRooms } from './growth.mjs';
import { joins, reconnects } from './joins.mjs';
import { pixels } from './pixels.mjs';
import { rankings } from './rankings.mjs';
import { uplink } from './uplink.mjs';
import { votes } from './votes.mjs';

const sizes = (name, usual) => (process.env[name] ?? usual).split(',').map(Number);
const seats = () => sizes('BENCH_SEATS', '1000,5000,10000');

/** Votes a second from so many seats: `BENCH_VOTES=1000x2000,5000x6000`. */
const loads = () =>
  (process.env.BENCH_VOTES ?? '1000x2000,5000x4000,5000x6000,10000x2000').split(',').map((load) => {
    const [count, rate] = load.split('x').map(Number);
    return { seats: count, rate };
  });

/** One after the other, so that each has the machine for itself. */
async function each(list, measure) {
  const rows = [];
  for (const one of list) rows.push(await measure(one));
  return rows;
}

/** Of so many runs the one whose p99 is in the middle, with the p99 of all, best first. */
async function middleOf(count, run) {
  const runs = await each(Array.from({ length: count }), run);
  runs.sort((one, other) => one.p99 - other.p99);
  return { ...runs[count >> 1], runs: runs.map(({ p99 }) => p99) };
}

export const PARTS = {
  'fan-out': () => each(seats(), fanOut),
  votes: () => each(loads(), ({ seats: count, rate }) => middleOf(3, () => votes(count, { rate }))),
  joins: () => each(seats(), joins),
  reconnects: () => each(seats(), reconnects),
  questions: () => growthOfQuestions(sizes('BENCH_QUESTIONS', '10,50,200,500,1000,2000')),
  rooms: () => growthOfRooms(sizes('BENCH_ROOMS', '1,2,5,10,20,50')),
  pixels: () => each(sizes('BENCH_SEATS', '500,1000'), pixels),
  rankings: () =>
    each(
      [
        { people: 1_300, questions: 96, each: 10 },
        { people: 10_000, questions: 500, each: 10 },
        { people: 10_000, questions: 500, each: 40 },
      ],
      rankings,
    ),
  uplink: () =>
    uplink({
      phones: Number(process.env.UPLINK_PHONES ?? 1_000),
      minutes: Number(process.env.UPLINK_MINUTES ?? 10),
    }),
};
