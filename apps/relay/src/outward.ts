import type { Tallies } from '@openfloor/contract';
import type { SocketDoor } from './doors/sockets.js';
import type { Mirror, Moves } from './mirror/mirror.js';
import { serverNow } from './mirror/welcome.js';

/**
 * Figures at most four times a second, who is here once, and where the room stands every ten seconds, but only while the
 * uplink tells: so a phone can say from when what it shows is.
 */
const TALLIES_MS = 250;
const PRESENCE_MS = 1_000;
const HEAD_MS = 10_000;

type Sockets = Pick<SocketDoor, 'broadcast' | 'greetAll' | 'tellMine' | 'phones'>;

/** Says to the phones what changed: records at once, figures on the beat, to each phone what is its own. */
export class Outward {
  private readonly dirty = new Set<string>();
  private everybody = false;
  private soon: NodeJS.Immediate | undefined;
  private tallies: Tallies | undefined;
  private talliesTimer: NodeJS.Timeout | undefined;
  private presenceTimer: NodeJS.Timeout | undefined;
  private presenceDirty = false;
  private readonly head: NodeJS.Timeout;

  constructor(
    private readonly mirror: Mirror,
    private readonly sockets: Sockets,
    private readonly isCurrent: () => boolean,
  ) {
    this.head = setInterval(() => this.sayHead(), HEAD_MS);
  }

  /** Different phones that are here. */
  get phones(): number {
    return this.sockets.phones;
  }

  /** The copy of the room moved. */
  said({ isWhole, patch, tallies, presence, authors, everybody }: Moves): void {
    if (isWhole) return this.sockets.greetAll();
    if (patch) this.sockets.broadcast('patch', patch);
    if (tallies) this.count(tallies);
    if (presence) this.meet();
    if (everybody) this.everybody = true;
    if (everybody || authors.length > 0) this.touched(authors);
  }

  /** These phones' corners changed. */
  touched(authors: Iterable<string>): void {
    for (const author of authors) this.dirty.add(author);
    this.soon ??= setImmediate(() => this.sayMine());
  }

  stop(): void {
    clearInterval(this.head);
    clearTimeout(this.talliesTimer);
    clearTimeout(this.presenceTimer);
    clearImmediate(this.soon);
  }

  private sayMine(): void {
    this.soon = undefined;
    this.sockets.tellMine(this.everybody ? undefined : [...this.dirty]);
    this.everybody = false;
    this.dirty.clear();
  }

  private count(tallies: Tallies): void {
    this.tallies = this.tallies ? together(this.tallies, tallies) : tallies;
    this.talliesTimer ??= setTimeout(() => {
      this.talliesTimer = undefined;
      if (this.tallies) this.sockets.broadcast('tallies', this.tallies);
      this.tallies = undefined;
    }, TALLIES_MS);
  }

  private meet(): void {
    this.presenceDirty = true;
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = undefined;
      if (this.presenceDirty) this.sockets.broadcast('presence', this.mirror.presence);
      this.presenceDirty = false;
    }, PRESENCE_MS);
  }

  private sayHead(): void {
    const { copy, figures, session } = this.mirror;
    const now = serverNow(this.mirror);
    if (session && this.isCurrent())
      this.sockets.broadcast('head', { rev: copy.rev, beat: figures.beat, now });
  }
}

/** Two frames of figures as one; of a question that is in both the later figure counts. */
function together(older: Tallies, newer: Tallies): Tallies {
  const votes = new Map<number, number>();
  for (const { votes: flat } of [older, newer])
    for (let at = 0; at + 1 < flat.length; at += 2) votes.set(flat[at] as number, flat[at + 1] as number);
  return { ...older, ...newer, votes: [...votes].flat() };
}
