import type { LiveRoom } from '@openfloor/client';
import type { Channel, RecordView, Tallies, Welcome } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import { api } from './api.js';
import type { TestServer } from './server.js';

/** The value below which so many in a hundred lie. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? 0;
}

/** A room as somebody holds it or as the server would tell it now, at one rev of one channel. */
export interface Picture {
  rev: number;
  records: RecordView[];
  votes: [no: number, votes: number][];
  counts: unknown;
  order: unknown;
}

/** The whole room as the server tells a newcomer of this channel. */
export async function pictureOfServer(
  server: TestServer,
  session: string,
  token: string | undefined,
  as: Channel = 'public',
): Promise<Picture> {
  const read = async (since: string) => {
    const path = `/sessions/${session}/state?as=${as}${since}`;
    return (await api<Welcome & Record<string, unknown>>(server, 'GET', path, token ? { token } : {})).body;
  };
  const { epoch } = await read('&first=1');
  const { rev, put, tallies } = await read(`&since=${epoch}.0`);
  return picture(rev, put, pairs(tallies.votes), tallies);
}

/** The room as a client holds it; of the figures those that `like` has, since a client keeps what is gone. */
export function pictureOfClient(live: LiveRoom, like: Picture): Picture {
  const { rev, records, votes, counts, order } = live.getSnapshot();
  const views = [...records.values()].flatMap((kind) => [...kind.values()]);
  const held = like.votes.map(([no]): [number, number] => [no, votes.get(no) ?? -1]);
  return picture(rev, views, held, { counts, order });
}

/** The state hash: the same for two pictures exactly if they show the same. */
export function hashOf(shown: Picture): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(shown)))
    .digest('hex');
}

function picture(
  rev: number,
  records: readonly RecordView[],
  votes: [number, number][],
  { counts, order }: { counts?: Tallies['counts']; order?: readonly number[] | undefined },
): Picture {
  const sorted = [...records].sort((one, other) => (one.kind + one.id < other.kind + other.id ? -1 : 1));
  return { rev, records: sorted, votes: votes.sort(([one], [other]) => one - other), counts, order };
}

function pairs(flat: readonly number[]): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, inOrder(field)]));
}

/** Which records a room shows and as of when: two rooms of one channel at one rev must have the same. */
export function outlineOf(live: LiveRoom): string {
  const revs = [...live.getSnapshot().records.values()].flatMap((kind) =>
    [...kind.values()].map(({ id, rev }) => `${id} ${rev}`),
  );
  return createHash('sha1').update(revs.sort().join()).digest('hex');
}

/** Writes down what a room showed at each rev, from the beginning or from when this was made. */
export class Chronicle {
  readonly shown = new Map<number, Set<string>>();

  constructor(live: LiveRoom) {
    let last = live.getSnapshot().records;
    const look = (): void => {
      const { rev, records, left, epoch } = live.getSnapshot();
      if (epoch === '' || left > 0 || (records === last && this.shown.has(rev))) return;
      last = records;
      this.shown.set(rev, (this.shown.get(rev) ?? new Set()).add(outlineOf(live)));
    };
    live.subscribe(look);
    look();
  }

  /**
   * The revs at which a client showed anything else than the room was at that rev (a hole, an order turned around), by
   * the chronicle of somebody on a good line who was there all the time.
   */
  holesOf({ shown }: Chronicle): number[] {
    const isWrong = ([rev, outlines]: [number, Set<string>]) => {
      const [right] = this.shown.get(rev) ?? [];
      return outlines.size !== 1 || !outlines.has(right ?? 'never');
    };
    return [...shown].filter(isWrong).map(([rev]) => rev);
  }
}
