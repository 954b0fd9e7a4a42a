import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DISCIPLINES, type Rules, type StakeholderGroup } from '@openfloor/contract';
import { openFloor } from '../harness/floor.js';
import { chairs, floorOf, queueOf } from '../harness/hall.js';
import type { OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

type Named = [name: string, group: StakeholderGroup | null, attendance: 'onsite' | 'online'];

const LANE = { groups: [], attendance: [], slots: 1 } satisfies Partial<Rules['lanes'][number]>;

describe('rules of the floor that change or fit nobody', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  }, 60_000);
  afterAll(() => server.dispose());

  /** The moderator enters people who have no device, in this order. */
  async function entered(room: OpenedRoom, people: Named[]): Promise<void> {
    for (const [name, stakeholderGroup, attendance] of people)
      await chairs(room, 'floor.request', {
        onBehalfOf: { name, attendance, ...(stakeholderGroup ? { stakeholderGroup } : {}) },
      });
  }

  const names = ({ moderator }: OpenedRoom) => queueOf(moderator).map(({ name }) => name);

  const FIVE: Named[] = [
    ['hall gov', 'government', 'onsite'],
    ['hall gov too', 'government', 'onsite'],
    ['hall civ', 'civil_society', 'onsite'],
    ['online gov', 'government', 'online'],
    ['online none', null, 'online'],
  ];

  it('a discipline changed in mid-session orders anew who waits, for everybody alike, and touches nobody who speaks', async () => {
    const room = await openFloor(server);
    const { moderator, ben, stage } = room;
    await entered(room, [['the speaker', 'government', 'onsite'], ...FIVE]);
    const { floorId } = await chairs(room, 'floor.call', { expect: null });
    await chairs(room, 'floor.start', { floorId });
    const speaking = floorOf(moderator, floorId)!;
    const numbers = new Map(moderator.records('floor').map(({ id, no }) => [id, no]));
    const said: Record<string, string[]> = {};
    for (const discipline of [...DISCIPLINES, 'fifo'] as const) {
      await chairs(room, 'session.rules', { discipline });
      const queue = queueOf(moderator);
      said[discipline] = queue.map(({ name }) => name ?? '');
      expect(queue.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
      expect(queue.map(({ status }) => status)).toEqual(['on_deck', 'on_deck', ...Array(3).fill('waiting')]);
      const { rev: _, ...now } = floorOf(moderator, floorId)!;
      expect(speaking).toMatchObject(now);
      for (const { id, no } of moderator.records('floor')) expect(numbers.get(id)).toBe(no);
      const shown = JSON.stringify(queue.map(({ id, why }) => [id, why]));
      for (const seat of [ben, stage])
        await seat.seesRoom(() => JSON.stringify(queueOf(seat).map(({ id, why }) => [id, why])) === shown);
    }
    expect(said).toEqual({
      fifo: ['hall gov', 'hall gov too', 'hall civ', 'online gov', 'online none'],
      list: ['hall gov', 'hall gov too', 'hall civ', 'online gov', 'online none'],
      progressive: ['hall gov', 'hall gov too', 'hall civ', 'online gov', 'online none'],
      alternate: ['online gov', 'hall gov', 'online none', 'hall gov too', 'hall civ'],
      stakeholder_round: ['hall civ', 'online none', 'hall gov', 'hall gov too', 'online gov'],
      balanced: ['hall civ', 'online none', 'online gov', 'hall gov', 'hall gov too'],
    });
    await chairs(room, 'floor.end', { expect: floorId });
    const [first] = queueOf(moderator);
    expect(await chairs(room, 'floor.call', { expect: null })).toEqual({ floorId: first?.id });
    const changes = await ledger(room);
    expect(changes.filter((act) => act === 'session.rules')).toHaveLength(DISCIPLINES.length + 1);
    room.leave();
  }, 30_000);

  it('lanes that name no group take everybody, one after the other, and the lanes behind them stay empty', async () => {
    const room = await openFloor(server);
    const lanes = [
      { ...LANE, name: 'everybody', slots: 2 },
      { ...LANE, name: 'remote', attendance: ['online'] },
      { ...LANE, name: 'nobody at all', groups: ['press_media'], attendance: ['hub'] },
    ] satisfies Rules['lanes'];
    await chairs(room, 'session.rules', { discipline: 'stakeholder_round', lanes });
    await entered(room, FIVE);
    expect(names(room)).toEqual(FIVE.map(([name]) => name));
    const slots = queueOf(room.moderator).map(({ why, lane }) => [lane, why?.code === 'slot' && why.round]);
    expect(slots).toEqual([1, 1, 2, 2, 3].map((round) => ['everybody', round]));
    await callAll(room, FIVE.length);
    room.leave();
  }, 30_000);

  it('a lane of a group without anybody stalls nobody, and whoever no lane names has a lane of their own', async () => {
    const room = await openFloor(server);
    const lanes = [
      { ...LANE, name: 'press', groups: ['press_media'], slots: 5 },
      { ...LANE, name: 'states', groups: ['government'] },
      { ...LANE, name: 'science', groups: ['academia', 'technical_community'] },
    ] satisfies Rules['lanes'];
    await chairs(room, 'session.rules', { discipline: 'stakeholder_round', lanes });
    await entered(room, FIVE);
    expect(names(room)).toEqual(['hall gov', 'hall civ', 'hall gov too', 'online none', 'online gov']);
    expect(queueOf(room.moderator).map(({ lane }) => lane)).toEqual([
      'states',
      null,
      'states',
      null,
      'states',
    ]);
    await callAll(room, FIVE.length);
    room.leave();
  }, 30_000);

  it('groups without anybody, or of nobody here, change nothing in the balance', async () => {
    const room = await openFloor(server);
    const groups = [{ key: 'press_media', name: 'Press', sign: 'MED' }] satisfies Rules['groups'];
    await chairs(room, 'session.rules', { discipline: 'balanced', groups });
    await entered(room, FIVE);
    expect(names(room)).toEqual(['hall gov', 'hall civ', 'online none', 'online gov', 'hall gov too']);
    await callAll(room, FIVE.length);
    room.leave();
  }, 30_000);

  it('a lane that is taken away while somebody waits in it leaves them a place in what remains', async () => {
    const room = await openFloor(server);
    const states = { ...LANE, name: 'states', groups: ['government'] } satisfies Rules['lanes'][number];
    await chairs(room, 'session.rules', { discipline: 'stakeholder_round', lanes: [states] });
    await entered(room, FIVE);
    expect(queueOf(room.moderator).filter(({ lane }) => lane === 'states')).toHaveLength(3);
    await chairs(room, 'session.rules', { lanes: [] });
    expect(queueOf(room.moderator).map(({ lane }) => lane)).toEqual([
      ...['government', 'civil_society', null, 'government', 'government'],
    ]);
    await callAll(room, FIVE.length);
    room.leave();
  }, 30_000);

  it.each([
    ['two lanes of one name', { lanes: [LANE, LANE].map((lane) => ({ ...lane, name: 'twins' })) }],
    ['a lane without slots', { lanes: [{ ...LANE, name: 'none', slots: 0 }] }],
    ['a lane of a group that is none', { lanes: [{ ...LANE, name: 'x', groups: ['martians'] }] }],
    ['a lane without a name', { lanes: [{ ...LANE, name: ' ' }] }],
    ['thirteen lanes', { lanes: Array.from({ length: 13 }, (_, at) => ({ ...LANE, name: `${at}` })) }],
    ['no group at all', { groups: [] }],
    ['a discipline that is none', { discipline: 'loudest' }],
    ['turns of no time', { interventionSeconds: 0 }],
    ['classes that are none', { classes: { participant: ['shout'], hub: [], panellist: [] } }],
  ])(
    'refuses %s, and the queue stays as it was',
    async (_what, rules) => {
      const room = await openFloor(server);
      await entered(room, FIVE);
      const before = JSON.stringify(queueOf(room.moderator));
      expect(await room.moderator.tries('session.rules', rules as never)).toMatchObject({
        code: 'BAD_COMMAND',
      });
      expect(JSON.stringify(queueOf(room.moderator))).toBe(before);
      room.leave();
    },
    30_000,
  );

  it('a list that is closed takes nobody more but points of order, and who waits is still served', async () => {
    const room = await openFloor(server);
    const { ama, ben } = room;
    await ama.does('floor.request', {});
    const panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    await chairs(room, 'session.switch', { floor: false });
    expect(await ben.tries('floor.request', {})).toMatchObject({ code: 'SWITCHED_OFF' });
    expect(await panellist.tries('floor.request', { class: 'reply' })).toMatchObject({
      code: 'SWITCHED_OFF',
    });
    await panellist.does('floor.request', { class: 'point_of_order' });
    await callAll(room, 2);
    await chairs(room, 'session.phase', { phase: 'break' });
    expect(await panellist.tries('floor.request', { class: 'point_of_order' })).toMatchObject({
      code: 'SWITCHED_OFF',
    });
    room.leave();
  }, 30_000);

  /** Whoever is proposed is called until nobody waits: exactly so many turns. */
  async function callAll(room: OpenedRoom, turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) {
      const [first] = queueOf(room.moderator);
      const { floorId } = await chairs(room, 'floor.call', { expect: null });
      expect(floorId).toBe(first?.id);
      await chairs(room, 'floor.start', { floorId });
      await chairs(room, 'floor.end', { expect: floorId });
    }
    expect(await chairs(room, 'floor.call', { expect: null })).toEqual({ floorId: null });
  }

  async function ledger({ sessionId }: OpenedRoom): Promise<string[]> {
    const read = await fetch(`${server.url}/api/v1/sessions/${sessionId}/ledger`);
    return ((await read.json()) as { entries: { act: string }[] }).entries.map(({ act }) => act);
  }
});
