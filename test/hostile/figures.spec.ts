import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STAKEHOLDER_GROUPS, SUPPORT_GROUPS, type Figures } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs, openRoom, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { chance } from './attacker-crowd.js';
import { solvedBallots, totalAfter, type Heard, type Slack, type Step } from './attacker.js';

const SEED = Number(process.env['SEED'] ?? 20_131_022);
/** People who stay out of every figure by groups under the default rules. */
const HELD = 5;
const READINGS = 9;
/** Somebody may read as often as they like; what is told is made anew every two seconds. */
const ROOMS = 3;

/** A room, the groups of those who came in, in order, and what somebody heard who read the figures in between. */
interface Watched {
  room: OpenedRoom;
  came: number[];
  heard: Figures[];
}

let server: TestServer;
const watched: Watched[] = [];
const random = chance(SEED);

const read = async ({ room }: Watched, token?: string): Promise<Figures> => {
  const road = `/sessions/${room.code}/figures`;
  const { status, body } = await api<Record<string, unknown>>(server, 'GET', road, token ? { token } : {});
  if (status !== 200) throw new Error(`the figures answered ${status}`);
  return body as unknown as Figures;
};
/** What is told of each group; the last cell is of those who named none, whom no figure by groups counts. */
const cellsOf = ({ participation }: Figures) =>
  SUPPORT_GROUPS.map((group) =>
    group === null ? 0 : (participation.group.rows.find(({ key }) => key === group)?.people ?? null),
  );
const countedIn = ({ participation }: Figures) => participation.group.counted;
const steps = ({ came }: Watched): Step[] => came.map(() => 1);

/** Some come in, in runs of one group as delegations do, the worst case. */
async function comeIn(one: Watched): Promise<void> {
  const cell = Math.floor(random() * 4);
  for (let count = 2 + Math.floor(random() * 6); count > 0; count -= 1) {
    await joinedAs(server, one.room.code, { stakeholderGroup: STAKEHOLDER_GROUPS[cell] });
    one.came.push(cell);
  }
}

/** Reads until what is told is of now: how many have joined is public and exact. */
async function look(one: Watched): Promise<void> {
  const here = one.came.length + 2;
  let figures = await read(one);
  await until(`figures of ${here} people`, async () => {
    figures = await read(one);
    return figures.joined === here;
  });
  one.heard.push(figures);
}

/** What the attacker makes of it: each figure at the one moment that its sum can be of. */
function heardOf({ heard }: Watched): Heard[] {
  const seen = new Set<number>();
  return heard.flatMap((figures): Heard[] => {
    const of = countedIn(figures);
    if (of === 0 || seen.has(of)) return [];
    seen.add(of);
    return [{ upTo: of + HELD, cells: cellsOf(figures), of }];
  });
}

/** Figures that are none of ours: exact, at the same moments. */
function exactly(one: Watched): Heard[] {
  return heardOf(one).map(({ upTo }) => ({
    upTo,
    of: upTo,
    cells: SUPPORT_GROUPS.map((_group, cell) => one.came.slice(0, upTo).filter((own) => own === cell).length),
  }));
}

const sizes = ({ came }: Watched) =>
  SUPPORT_GROUPS.map((_group, cell) => came.filter((own) => own === cell).length);
const behind = ({ of }: Heard, people: number): Slack => ({ more: people - of, fewer: 0 });
const none = (): Slack => ({ more: 0, fewer: 0 });

beforeAll(async () => {
  server = await TestServer.start({ PROGRAMME: 'none' });
  for (let made = 0; made < ROOMS; made += 1)
    watched.push({ room: await openRoom(server), came: [], heard: [] });
}, 60_000);
afterAll(async () => {
  for (const { room } of watched) room.leave();
  await server?.dispose();
});

describe(`somebody who reads the figures again and again while people join (seed ${SEED})`, () => {
  it('hears some by groups, behind the truth and with no small cell', async () => {
    for (let reading = 0; reading < READINGS; reading += 1)
      await Promise.all(
        watched.map(async (one) => {
          await comeIn(one);
          await look(one);
        }),
      );
    for (const one of watched) {
      expect(heardOf(one).length).toBeGreaterThan(1);
      for (const figures of one.heard) {
        const cells = cellsOf(figures).slice(0, -1);
        const told = cells.filter((cell) => cell !== null);
        expect(countedIn(figures)).toBeLessThanOrEqual(Math.max(0, figures.joined - 2 - HELD));
        for (const cell of told) expect(cell).toBeGreaterThanOrEqual(5);
        expect(cells.length - told.length).not.toBe(1);
        const hidden = countedIn(figures) - told.reduce((sum, cell) => sum + cell, 0);
        if (told.length > 0 && told.length < cells.length) expect(hidden).toBeGreaterThanOrEqual(5);
      }
    }
    expect(
      watched.some(({ heard }) =>
        heard.some((one) =>
          cellsOf(one)
            .slice(0, -1)
            .some((cell) => cell !== null),
        ),
      ),
    ).toBe(true);
  }, 120_000);

  it('solves nobody’s group from any two readings', () => {
    for (const one of watched)
      expect([...solvedBallots(steps(one), heardOf(one), behind, sizes(one))]).toEqual([]);
  });

  it('would solve some, and rightly, had the figures been exact', () => {
    const found = watched.map((one) => solvedBallots(steps(one), exactly(one), none, sizes(one)));
    expect(found.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(0);
    found.forEach((solved, at) => {
      for (const [place, cell] of solved) expect(watched[at]?.came[place]).toBe(cell);
    });
    for (const one of watched) expect(totalAfter(steps(one), one.came.length)).toBe(one.came.length);
  });

  it('hears the same as staff do, and the same again after the server was killed', async () => {
    const before = await Promise.all(watched.map((one) => read(one)));
    const staff = await Promise.all(watched.map((one) => read(one, one.room.moderator.seat)));
    expect(staff.map(cellsOf)).toEqual(before.map(cellsOf));
    await server.restart('SIGKILL');
    const after = await Promise.all(watched.map((one) => read(one)));
    expect(after.map(cellsOf)).toEqual(before.map(cellsOf));
    expect(after.map(countedIn)).toEqual(before.map(countedIn));
  }, 60_000);
});
