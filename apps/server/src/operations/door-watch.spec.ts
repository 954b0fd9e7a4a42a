import { describe, expect, it } from '@jest/globals';
import { DoorWatch } from './door-watch.js';

const MINUTE = 60_000;

function watched() {
  let now = 5_000_000;
  const watch = new DoorWatch(() => now);
  let come = 0;
  const join = (times = 1, address?: string): string[] =>
    Array.from({ length: times }, () => {
      come += 1;
      watch.joined('one', `p${come}`, address ?? `192.0.2.${come % 250}`);
      return `p${come}`;
    });
  const vote = (...voters: string[]) =>
    watch.voted(
      'one',
      voters.map((voterId) => ({ voterId, on: true })),
    );
  return { watch, join, vote, later: (ms: number) => void (now += ms), figures: () => watch.figures('one') };
}

describe('the watch at the door', () => {
  it('counts who joined in the last minute, and the highest of the ten before', () => {
    const { join, later, figures } = watched();
    join(30);
    later(2 * MINUTE);
    join(5);
    expect(figures().joins).toEqual({ minute: 5, peak: 30 });
    later(13 * MINUTE);
    expect(figures().joins).toEqual({ minute: 0, peak: 0 });
  });

  it('counts votes, but none that are taken back, and which came within a minute of joining', () => {
    const { watch, join, vote, later, figures } = watched();
    const [early = '', other = ''] = join(2);
    vote(early);
    later(MINUTE);
    const [late = ''] = join();
    vote(other, late);
    watch.voted('one', [{ voterId: late, on: false }]);
    expect(figures().young).toEqual({ votes: 3, young: 2 });
    later(11 * MINUTE);
    expect(figures().young).toEqual({ votes: 0, young: 0 });
  });

  it('tells the share of one address only among enough, and never which', () => {
    const { join, later, figures } = watched();
    join(10, '203.0.113.7');
    expect(figures().address).toBeNull();
    join(30);
    expect(figures().address).toBe(25);
    expect(JSON.stringify(figures())).not.toContain('203');
    later(11 * MINUTE);
    expect(figures().address).toBeNull();
  });

  it('warns of what is far above before, once there is a before', () => {
    const { join, vote, later, figures } = watched();
    vote(...join(200, '203.0.113.7'));
    expect(figures().alerts).toEqual([]);
    later(12 * MINUTE);
    join(10);
    expect(figures().alerts).toEqual([]);
    later(MINUTE);
    vote(...join(600, '203.0.113.7'));
    expect(figures().alerts).toEqual(['joins', 'votes', 'young', 'address']);
  });

  it('keeps sessions apart', () => {
    const { watch, join } = watched();
    join(3);
    expect(watch.figures('two').joins).toEqual({ minute: 0, peak: 0 });
  });
});
