import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Namespace, Socket } from 'socket.io';
import { answersStraight, SocketSeat } from './socket-seat.js';
import { encodingOutlet, head, SocketRigs, until, type SocketRig } from './testing/socket-rig.js';

const mine = (rev: number) => ({ rev, beat: 0, put: {} }) as never;
const tallies = (beat: number) => ({ beat, rev: beat, votes: [] });

/** A seat that has nothing on its way, and how often was written to it. */
async function seatedAt(rigs: SocketRigs): Promise<SocketRig & { writes: () => number }> {
  const rig = await rigs.connect();
  await new Promise<void>((resolve) => setImmediate(resolve));
  const net = Reflect.get(Reflect.get(rig.socket.conn.transport, 'socket') as object, '_socket') as {
    write(...given: unknown[]): unknown;
  };
  const write = net.write.bind(net);
  let writes = 0;
  net.write = (...given) => {
    writes += 1;
    return write(...given);
  };
  return { ...rig, writes: () => writes };
}

describe('a frame that is attached', () => {
  let rigs: SocketRigs;
  beforeEach(async () => {
    rigs = await SocketRigs.serve();
  });
  afterEach(() => rigs.close());
  const seated = () => seatedAt(rigs);

  it('goes out in one write with what was broadcast, right behind the last of it, and only to its own seat', async () => {
    const outlet = encodingOutlet();
    const [own, other] = [await seated(), await seated()];
    for (const { seat } of [own, other]) outlet.join(seat, 'public');
    outlet.together(() => {
      outlet.broadcast('public', 'head', head(1));
      outlet.broadcast('public', 'patch', head(2) as never);
      outlet.attach(own.seat, 'mine', () => mine(2));
      expect(own.writes()).toBe(0);
    });
    await until(() => own.heard.length === 3 && other.heard.length === 2);
    expect(own.heard).toEqual([
      ['head', 1],
      ['patch', 2],
      ['mine', 2],
    ]);
    expect([own.writes(), other.writes()]).toEqual([1, 1]);
  });

  it('goes out alone where nothing is broadcast, or the seat is spared what is, or came after it', async () => {
    const outlet = encodingOutlet();
    const [alone, slow, late] = [await seated(), await seated(), await seated()];
    outlet.join(alone.seat, 'staff');
    outlet.join(slow.seat, 'public');
    outlet.setSlow(slow.seat, true);
    outlet.together(() => {
      outlet.broadcast('public', 'tallies', tallies(2));
      outlet.join(late.seat, 'public');
      for (const { seat } of [alone, slow, late]) outlet.attach(seat, 'mine', () => mine(1));
    });
    const all = [alone, slow, late];
    await until(() => all.every(({ heard }) => heard.length > 0));
    expect(all.map(({ heard }) => heard)).toEqual(all.map(() => [['mine', 1]]));
  });

  it('is made when it goes out, takes the place of the one before, and goes with its seat', async () => {
    const outlet = encodingOutlet();
    const [twice, gone] = [await seated(), await seated()];
    for (const { seat } of [twice, gone]) outlet.join(seat, 'public');
    let rev = 1;
    outlet.together(() => {
      outlet.broadcast('public', 'tallies', tallies(1));
      for (const { seat } of [twice, gone]) outlet.attach(seat, 'mine', () => mine(rev));
      outlet.broadcast('public', 'tallies', tallies(2));
      outlet.attach(twice.seat, 'mine', () => mine(rev));
      outlet.leave(gone.seat);
      rev = 2;
    });
    outlet.broadcast('public', 'tallies', tallies(3));
    await until(() => twice.heard.length === 4);
    expect(twice.heard).toEqual([
      ['tallies', 1],
      ['tallies', 2],
      ['mine', 2],
      ['tallies', 3],
    ]);
    expect([twice.writes(), gone.writes()]).toEqual([2, 0]);
  });

  it('follows in order over a line that is not written to directly', async () => {
    const outlet = encodingOutlet();
    const { seat, heard } = await rigs.connect('polling');
    outlet.join(seat, 'public');
    outlet.together(() => {
      outlet.broadcast('public', 'patch', head(1) as never);
      outlet.attach(seat, 'mine', () => mine(1));
      outlet.broadcast('public', 'head', head(2));
    });
    await until(() => heard.length === 3);
    expect(heard.map(([event]) => event)).toEqual(['patch', 'mine', 'head']);
  });
});

describe('what a socket is answered', () => {
  let rigs: SocketRigs;
  beforeEach(async () => {
    rigs = await SocketRigs.serve();
  });
  afterEach(() => rigs.close());

  it('goes past engine.io, once, and is what socket.io would have said', async () => {
    const { socket, seat, client, frames } = await rigs.connect();
    expect(answersStraight(socket, seat)).toBe(true);
    socket.on('ask', (said: unknown, answer: (...all: unknown[]) => void) => {
      answer({ said, left: undefined }, null);
      answer('again');
    });
    const answers = await new Promise<unknown[]>((resolve) =>
      client.emit('ask', '字', (...all: unknown[]) => resolve(all)),
    );
    expect(answers).toEqual([{ said: '字' }, null]);
    expect(frames).toEqual([]);
  });

  it('takes the way of engine.io over polling', async () => {
    const { socket, seat, client, frames } = await rigs.connect('polling');
    answersStraight(socket, seat);
    socket.on('ask', (answer: (said: unknown) => void) => answer(1));
    expect(await client.emitWithAck('ask')).toBe(1);
    expect(frames).toHaveLength(1);
  });

  /** Asks; what is answered stands among what is heard. */
  const ask = ({ socket, seat, client, heard }: SocketRig, how: (answer: () => void) => void) => {
    answersStraight(socket, seat);
    socket.on('ask', (answer: (rev: number) => void) => how(() => answer(0)));
    client.emit('ask', (rev: number) => heard.push(['answer', rev]));
  };
  const events = ({ heard }: SocketRig) => heard.map(([event]) => event);

  it('takes along what is on its way to that seat, in one write, and none of it is sent again', async () => {
    const outlet = encodingOutlet();
    const [own, other] = [await seatedAt(rigs), await seatedAt(rigs)];
    for (const { seat } of [own, other]) outlet.join(seat, 'public');
    let writes: number[] = [];
    ask(own, (answer) => {
      outlet.together(() => {
        outlet.broadcast('public', 'patch', head(1) as never);
        outlet.attach(own.seat, 'mine', () => mine(1));
        outlet.broadcast('public', 'tallies', tallies(2));
        answer();
        writes = [own.writes(), other.writes()];
      });
      outlet.broadcast('public', 'head', head(3));
    });
    await until(() => events(own).includes('head') && events(other).includes('head'));
    expect(writes).toEqual([1, 0]);
    expect(events(own)).toEqual(['answer', 'patch', 'mine', 'tallies', 'head']);
    expect(events(other)).toEqual(['patch', 'tallies', 'head']);
    expect([own.writes(), other.writes()]).toEqual([2, 2]);
  });

  it('goes alone to a seat that is spared what is on its way, has it already, or has left', async () => {
    const outlet = encodingOutlet();
    const all = [await seatedAt(rigs), await seatedAt(rigs), await seatedAt(rigs)] as const;
    const [slow, served, left] = all;
    for (const { seat } of all) outlet.join(seat, 'public');
    outlet.setSlow(slow.seat, true);
    outlet.broadcast('public', 'head', head(1));
    ask(served, (answer) => answer());
    ask(slow, (answer) =>
      outlet.together(() => {
        outlet.broadcast('public', 'tallies', tallies(2));
        answer();
        outlet.leave(slow.seat);
      }),
    );
    ask(left, (answer) =>
      outlet.together(() => {
        outlet.broadcast('public', 'tallies', tallies(3));
        outlet.leave(left.seat);
        answer();
      }),
    );
    await until(() => all.every((rig) => events(rig).includes('answer')));
    for (const rig of [slow, left]) expect(events(rig).at(-1)).toBe('answer');
    expect(events(slow)).toEqual(['head', 'answer']);
  });

  it('comes first, and what is on its way after it, over a line that is not written to directly', async () => {
    const outlet = encodingOutlet();
    const rig = await rigs.connect('polling');
    outlet.join(rig.seat, 'public');
    ask(rig, (answer) =>
      outlet.together(() => {
        outlet.broadcast('public', 'patch', head(1) as never);
        outlet.attach(rig.seat, 'mine', () => mine(1));
        answer();
      }),
    );
    await until(() => rig.heard.length === 3);
    expect(events(rig)).toEqual(['answer', 'patch', 'mine']);
  });

  it('stays as it is where socket.io is made in another way', () => {
    const other = { conn: {}, handshake: {}, nsp: { name: '/' } as Namespace } as unknown as Socket;
    const seat = { deliver: () => undefined } as unknown as SocketSeat;
    expect(answersStraight(other, seat)).toBe(false);
  });
});
