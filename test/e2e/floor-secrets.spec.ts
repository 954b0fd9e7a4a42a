import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinNamed, openFloor } from '../harness/floor.js';
import { chairs, floorOf, queueOf } from '../harness/hall.js';
import { joinedAs, Person, type OpenedRoom } from '../harness/people.js';
import { rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';

/** What nobody in the hall may read: before the call, or ever. */
const WAITING = ['Zebra Waits', 'Zebra and partners', 'Proxy Zebra', 'Hubbard Zebra', 'Partner of Zebra'];
const NEVER = ['zebra note', 'zebra needs a ramp', 'zebra signal', 'zebra proxy note', 'zebra hub note'];

describe('what is between those who wait and the staff', () => {
  let server: TestServer;
  let room: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start();
    room = await openFloor(server);
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  it('reaches no public seat, no stage and no hub: names before the call; notes, needs and signals never', async () => {
    const { moderator, ama, stage, sessionId } = room;
    const accra = await hubOf('Accra hub');
    const dhaka = await hubOf('Dhaka hub');
    const panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    const technician = await room.invite('technician', { person: { name: 'A technician' } });
    const watcher = await Person.sit(server, sessionId, 'a watcher', undefined);
    const zebra = await joinNamed(room, 'Zebra Waits');
    await zebra.does('participant.identify', {
      affiliation: 'Zebra and partners',
      accessNeeds: 'zebra needs a ramp',
    });
    const own = await zebra.does('floor.request', { note: 'zebra note' });
    const behalf = { name: 'Proxy Zebra', affiliation: 'Partner of Zebra' };
    await moderator.does('floor.request', { note: 'zebra proxy note', onBehalfOf: behalf });
    await dhaka.does('floor.request', { name: 'Hubbard Zebra', note: 'zebra hub note' });
    await signals(panellist, technician, dhaka);
    const outsiders = [ama, room.ben, watcher, stage, accra];
    for (const person of outsiders) await person.seesRoom(() => queueOf(person).length === 3);
    const doors = await readDoors();
    for (const told of ['"position":1', '"nextSpeaker"', 'A room of the tests'])
      expect(doors).toContain(told);
    for (const secret of [...WAITING, ...NEVER]) {
      for (const person of outsiders)
        expect([person.name, secret, person.everReceived(secret)]).toEqual([person.name, secret, false]);
      expect([secret, doors.includes(secret)]).toEqual([secret, false]);
    }
    expect(moderator.everReceived('zebra needs a ramp')).toBe(true);
    expect(panellist.everReceived('zebra note')).toBe(true);
    expect(panellist.everReceived('zebra needs a ramp')).toBe(false);
    expect(technician.everReceived('zebra signal to the technician')).toBe(true);
    expect(technician.everReceived('zebra signal to a panellist')).toBe(false);
    expect(dhaka.everReceived('zebra signal to a hub')).toBe(true);

    await chairs(room, 'floor.call', { expect: null });
    for (const person of outsiders)
      await person.seesRoom(() => floorOf(person, own.floorId)?.name === 'Zebra Waits');
    await chairs(room, 'floor.start', { floorId: own.floorId });
    await chairs(room, 'floor.end', { expect: own.floorId });
    for (const person of outsiders) {
      await person.seesRoom(() => floorOf(person, own.floorId)?.status === 'completed');
      for (const secret of [...NEVER, 'Proxy Zebra', 'Hubbard Zebra', 'Partner of Zebra'])
        expect([person.name, secret, person.everReceived(secret)]).toEqual([person.name, secret, false]);
    }
    watcher.leave();
  }, 30_000);

  it('an offer to speak a question is between its author and the staff until the author takes it up', async () => {
    const opened = await openFloor(server);
    const { moderator, ama, ben, stage } = opened;
    const panellist = await opened.invite('panellist', { person: { name: 'A panellist' } });
    const hub = await hubOf('Quito hub', opened);
    const { questionId } = await ama.does('question.submit', {
      text: 'May I say this?',
      identity: 'anonymous',
    });
    await moderator.does('question.publish', { questionId });
    await moderator.does('question.voice', { questionId });
    await ama.sees(({ floor }) => floor[0]?.status === 'offered');
    const offered = ama.now.mine!.floor[0]!;
    await moderator.seesRoom(() => floorOf(moderator, offered.id)?.status === 'offered');
    for (const person of [ben, stage, hub, panellist]) {
      await person.seesRoom((live) => live.question(questionId));
      expect([person.name, person.everReceived(offered.id)]).toEqual([person.name, false]);
    }
    expect(await ben.tries('floor.withdraw', { floorId: offered.id })).toMatchObject({ code: 'NOT_FOUND' });
    await ama.does('floor.withdraw', { floorId: offered.id });
    await moderator.seesRoom(() => floorOf(moderator, offered.id)?.status === 'withdrawn');
    const { floorId } = await ben.does('floor.request', {});
    for (const person of [stage, hub, panellist]) {
      await person.seesRoom(() => floorOf(person, floorId));
      expect([person.name, person.everReceived(offered.id)]).toEqual([person.name, false]);
      expect([person.name, person.everReceived('Ama Mensah')]).toEqual([person.name, false]);
    }
    opened.leave();
  }, 30_000);

  it('who asked anonymously and takes the offer up is named from the call on, and not before', async () => {
    const opened = await openFloor(server);
    const { moderator, ama, ben, stage } = opened;
    const { questionId } = await ama.does('question.submit', {
      text: 'May I say it?',
      identity: 'anonymous',
    });
    await moderator.does('question.publish', { questionId });
    await moderator.does('question.voice', { questionId });
    await ama.sees(({ floor }) => floor[0]?.status === 'offered');
    const { id: floorId } = ama.now.mine!.floor[0]!;
    await ama.does('floor.accept', { floorId });
    for (const person of [ben, stage]) {
      await person.seesRoom(() => floorOf(person, floorId)?.position === 1);
      expect(person.everReceived('Ama Mensah')).toBe(false);
      expect(floorOf(person, floorId)).toMatchObject({ name: null, affiliation: null, questionId: null });
    }
    await chairs(opened, 'floor.call', { expect: null });
    for (const person of [ben, stage])
      await person.seesRoom(() => floorOf(person, floorId)?.name === 'Ama Mensah');
    opened.leave();
  }, 30_000);

  async function hubOf(name: string, { moderator, invite } = room): Promise<Person> {
    const { hubId } = await moderator.does('hub.put', { name, city: 'Somewhere' });
    return invite('hub', { hubId });
  }

  async function signals(panellist: Person, technician: Person, hub: Person): Promise<void> {
    const { moderator } = room;
    const { personId } = panellist.now.you!;
    await moderator.does('signal.send', {
      to: { personIds: [personId!] },
      text: 'zebra signal to a panellist',
    });
    await moderator.does('signal.send', {
      to: { roles: ['technician'] },
      text: 'zebra signal to the technician',
    });
    await moderator.does('signal.send', { to: { hubIds: [hub.actorId] }, text: 'zebra signal to a hub' });
    for (const person of [panellist, technician, hub])
      await person.sees(({ signals: had }) => had.length === 1);
  }

  /** All that an open door tells whoever asks, with a seat of the audience and without one. */
  async function readDoors(): Promise<string> {
    const path = `${server.url}/api/v1/sessions/${room.sessionId}`;
    const { seat } = await joinedAs(server, room.code);
    const headers = { authorization: `Bearer ${seat}` };
    const urls = ['state', 'state?as=staff', 'now.json', 'now.txt', 'ledger'].map(
      (door) => `${path}/${door}`,
    );
    const texts = [...urls, `${server.url}/s/${room.code}`].map(async (url) => {
      const read = await Promise.all([fetch(url), fetch(url, { headers })]);
      return (await Promise.all(read.map((answer) => answer.text()))).join();
    });
    const bold = await rawSeat(server, { session: room.sessionId, seat, as: 'staff' });
    bold.close();
    return [...(await Promise.all(texts)), JSON.stringify(bold.welcome)].join();
  }
});
