import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Queued, Reply, Seated } from '@openfloor/contract';
import { newKey } from '@openfloor/client';
import { CommandsStore } from '../kept/commands.store.js';
import type { Journal } from '../kept/journal.js';
import { KeptData } from '../testing/kept-data.js';
import { OpenedRelay } from '../testing/opened.js';
import { idOf, sessionRecord } from '../testing/records.js';
import type { Phone } from './phone.js';

/** A disk that can be full, and that can be slow. */
class Disk implements Journal {
  isFull = false;
  private readonly held: (() => void)[] = [];
  isSlow = false;
  constructor(private readonly journal: Journal) {}

  async write(work: () => void): Promise<void> {
    if (this.isFull) throw new Error('SQLITE_FULL');
    if (this.isSlow) await new Promise<void>((go) => this.held.push(go));
    return this.journal.write(work);
  }

  flush(): void {
    this.isSlow = false;
    for (const go of this.held.splice(0)) go();
    this.journal.flush();
  }
}

describe('what a relay takes of its phones', () => {
  let opened: OpenedRelay;
  let disk: Disk;
  let kofi: Phone;
  let esi: Phone;
  let made = 100;
  const newId = (): string => idOf((made += 1));
  const give = (phone: Phone, type: string, args: unknown, id = newId()): Promise<Reply | Queued> =>
    opened.house.reception.give(phone, { id, type, args });
  const ask = (phone: Phone, text: string, id = newId()) => give(phone, 'question.submit', { text }, id);
  const joins = async (): Promise<Phone> => {
    const seated: Seated = await opened.house.roster.join(
      { joinKey: newKey(), attendance: 'hub' },
      sessionRecord(),
      true,
    );
    const phone = opened.house.roster.bySeat(seated.seat);
    if (!phone) throw new Error('no seat');
    return phone;
  };
  const turn = async (): Promise<void> => {
    for (let at = 0; at < 4; at += 1) await new Promise((next) => setImmediate(next));
  };
  beforeEach(async () => {
    const data = new KeptData();
    disk = new Disk(data.journal);
    opened = new OpenedRelay(data, undefined, disk);
    kofi = await joins();
    esi = await joins();
    opened.far.line(false);
  });
  afterEach(async () => {
    disk.isFull = false;
    disk.flush();
    await opened.close();
  });

  it('is on the disk before it is answered, and before it is sent', async () => {
    opened.far.line(true);
    disk.isSlow = true;
    let said: unknown;
    const id = newId();
    void ask(kofi, 'Why?', id).then((reply) => (said = reply));
    await turn();
    expect([said, opened.far.heard]).toEqual([undefined, []]);
    disk.flush();
    await turn();
    expect(opened.far.heard).toMatchObject([
      { id, type: 'question.submit', args: { localAuthor: kofi.author } },
    ]);
    opened.far.answers(id, { questionId: idOf(9), no: 9 });
    await turn();
    expect(said).toMatchObject({ ok: true, id, result: { no: 9 } });
    expect(new CommandsStore(opened.data.database).find(id)?.reply).toMatchObject({ ok: true });
  });

  it('is refused for now where the disk does not take it', async () => {
    const id = newId();
    disk.isFull = true;
    expect(await ask(kofi, 'Why?', id)).toMatchObject({ ok: false, code: 'STORAGE_UNAVAILABLE' });
    disk.isFull = false;
    expect(await ask(kofi, 'Why?', id)).toEqual({ queued: true, id, retryAfterMs: 5_000 });
  });

  it('is taken once, also where it comes twice at once, and not as kept before it is', async () => {
    const id = newId();
    disk.isSlow = true;
    const said: unknown[] = [];
    for (let times = 0; times < 2; times += 1) void ask(kofi, 'Why?', id).then((reply) => said.push(reply));
    await turn();
    expect(said).toEqual([]);
    disk.flush();
    await turn();
    expect(said).toMatchObject([{ queued: true }, { queued: true }]);
    expect(opened.relay.waitingCommands).toBe(1);
  });

  it('belongs to the phone that sent it, and to its own words', async () => {
    const id = newId();
    await ask(kofi, 'Why?', id);
    for (const [phone, text] of [
      [esi, 'Why?'],
      [kofi, 'Why not?'],
    ] as const)
      expect(await ask(phone, text, id)).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
  });

  it('goes up in the order in which it came, a phone’s next only after its last', async () => {
    const ids = [newId(), newId(), newId()];
    await ask(kofi, 'one', ids[0]);
    await ask(kofi, 'two', ids[1]);
    await ask(esi, 'three', ids[2]);
    opened.far.line(true);
    await turn();
    expect(opened.far.heard.map(({ id }) => id)).toEqual([ids[0]]);
    opened.far.answers(ids[0] ?? '');
    await turn();
    expect(opened.far.heard.map(({ id }) => id)).toEqual(ids);
  });

  it('waits behind the question that it is about, and then names it as the room does', async () => {
    const [asked, withdrawn] = [newId(), newId()];
    await ask(kofi, 'one', asked);
    expect(await give(kofi, 'question.withdraw', { questionId: asked }, withdrawn)).toMatchObject({
      queued: true,
    });
    expect(await give(esi, 'question.withdraw', { questionId: asked })).toMatchObject({ code: 'NOT_FOUND' });
    opened.far.line(true);
    await turn();
    opened.far.answers(asked, { questionId: idOf(9), no: 9 });
    await turn();
    expect(opened.far.heard[1]).toMatchObject({ id: withdrawn, args: { questionId: idOf(9) } });
  });

  it('is as much as waits reasonably, and no more', async () => {
    const withdraws = (questionId: string) => give(kofi, 'question.withdraw', { questionId });
    const said = await Promise.all(Array.from({ length: 25 }, () => withdraws(idOf(1))));
    const codes = said.map((reply) => ('code' in reply ? reply.code : 'queued'));
    expect(codes.filter((code) => code === 'NOT_ALLOWED')).toHaveLength(20);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(await ask(esi, 'of another')).toMatchObject({ queued: true });
  });

  it('is ten questions and then one in ten seconds, as at the server, and other acts go on', async () => {
    const said = await Promise.all(Array.from({ length: 14 }, (_, at) => ask(kofi, `at once ${at}`)));
    expect(said.filter((reply) => 'queued' in reply)).toHaveLength(10);
    expect(said.at(-1)).toMatchObject({ ok: false, code: 'RATE_LIMITED' });
    expect((said.at(-1) as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(5_000);
    expect(await give(kofi, 'participant.identify', { name: 'Kofi' })).toMatchObject({ ok: true });
    expect(await ask(esi, 'of another')).toMatchObject({ queued: true });
  });

  it('may be asked about as often as it waits without using up what may be asked', async () => {
    const id = newId();
    for (let times = 0; times < 15; times += 1)
      expect(await ask(kofi, 'one', id)).toMatchObject({ queued: true });
    expect(await ask(kofi, 'another')).toMatchObject({ queued: true });
    expect(opened.relay.waitingCommands).toBe(2);
  });

  it('tells at once, and to nobody above, who holds the phone', async () => {
    expect(await give(kofi, 'participant.identify', { name: 'Kofi' })).toMatchObject({ ok: true });
    expect(opened.house.corners.mine(kofi).put.profile).toMatchObject({ name: 'Kofi' });
    expect(opened.house.corners.mine(esi).put.profile).toMatchObject({ name: null });
    opened.far.line(true);
    await turn();
    expect(opened.far.heard).toEqual([]);
  });

  it('is counted among what may still be asked as long as it waits', async () => {
    await ask(kofi, 'one');
    expect(opened.house.corners.mine(kofi).put.left).toBe(4);
    expect(opened.house.corners.mine(esi).put.left).toBe(5);
  });

  it.each([
    ['UNKNOWN_COMMAND', 'question.sing', {}],
    ['NOT_ALLOWED', 'hub.count', { questionId: idOf(1), hands: 9 }],
    ['NOT_ALLOWED', 'question.publish', { questionId: idOf(1) }],
    ['BAD_COMMAND', 'question.submit', { text: '' }],
    ['BAD_COMMAND', 'question.vote', { questionId: 'x', on: true }],
    ['NOT_FOUND', 'question.vote', { questionId: idOf(77), on: true }],
    ['NOT_ALLOWED', 'question.withdraw', { questionId: idOf(1) }],
  ])('is refused with %s where it is %s %j', async (code, type, args) => {
    expect(await give(kofi, type, args)).toMatchObject({ ok: false, code });
    expect(opened.relay.waitingCommands).toBe(0);
  });
});
