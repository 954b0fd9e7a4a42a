import { describe, expect, it } from '@jest/globals';
import type { RecordView } from '@openfloor/contract';
import { gunzipSync } from 'node:zlib';
import { StateBodies } from './state-bodies.js';

const views = (count: number) =>
  Array.from({ length: count }, (_, no) => ({
    kind: 'question',
    id: `q${no}`,
    no,
    text: 'Wer prüft? 谁来审计？',
  })) as unknown as RecordView[];

describe('the body of a state', () => {
  it('is the same JSON, compressed or not, for all who are sent the same records and something of their own', async () => {
    const bodies = new StateBodies();
    const put = views(100);
    for (const now of [1, 2, 3]) {
      const state = { rev: 7, put, mine: { votes: [now] }, now };
      const zipped = await bodies.of(state, 'gzip, deflate, br');
      expect(zipped.encoding).toBe('gzip');
      expect(JSON.parse(gunzipSync(zipped.body).toString())).toEqual(state);
      const plain = await bodies.of(state, undefined);
      expect(plain.encoding).toBeUndefined();
      expect(JSON.parse(plain.body.toString())).toEqual(state);
      expect(zipped.body.length).toBeLessThan(plain.body.length / 5);
    }
  });

  it('is sent as it is where it is small, or where nothing of the kind is taken', async () => {
    const bodies = new StateBodies();
    const small = { rev: 1, put: [] as RecordView[] };
    expect((await bodies.of(small, 'gzip')).encoding).toBeUndefined();
    expect(JSON.parse((await bodies.of(small, 'gzip')).body.toString())).toEqual(small);
    const large = { rev: 1, put: views(100) };
    for (const accepted of ['', 'identity', 'gzip;q=0', 'br'])
      expect((await bodies.of(large, accepted)).encoding).toBeUndefined();
  });

  it('writes records out once, however many ask for them', async () => {
    const bodies = new StateBodies();
    let written = 0;
    const counted = { toJSON: () => (written += 1) } as unknown as RecordView;
    const put = [counted, ...views(50)];
    for (let asked = 0; asked < 5; asked += 1) await bodies.of({ put }, 'gzip');
    expect(written).toBe(1);
  });
});
