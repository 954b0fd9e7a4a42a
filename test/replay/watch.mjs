const LOOK_MS = 500;

/** Remembers what became of every act: how long it took, what was refused, how many were answered in which second. */
export class Watch {
  /** Gives up once acts wait and none was answered for so long (ms). */
  constructor(patienceMs) {
    this.patienceMs = patienceMs;
    this.made = 0;
    this.isGivenUp = false;
    this.roundTrips = [];
    this.waits = [];
    this.refusals = new Map();
    this.unexpected = [];
    this.perSecond = new Map();
    this.acknowledged = 0;
    this.resent = 0;
    this.all = 0;
    this.enough = [];
  }

  begin(all) {
    this.all = all;
    this.startedAt = this.movedAt = performance.now();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  end() {
    clearInterval(this.looking);
    this.tookMs = performance.now() - this.startedAt;
  }

  /** How many acts have no answer yet. */
  get open() {
    return this.made - this.acknowledged;
  }

  /** How far it is, from 0 to 1. */
  get share() {
    return this.all === 0 ? 1 : this.acknowledged / this.all;
  }

  /** One send of a command over whatever road, until its answer. What has none counts as sent once more. */
  async sends(send) {
    const sentAt = performance.now();
    try {
      const reply = await send();
      this.roundTrips.push(performance.now() - sentAt);
      return reply;
    } catch (error) {
      if (error?.sent !== false) this.resent += 1;
      throw error;
    }
  }

  /** One act, from when it is made until its final answer, over as many sends as it needs. */
  async acts(act, perform) {
    const madeAt = performance.now();
    if (this.open === 0) this.movedAt = madeAt;
    this.made += 1;
    try {
      const reply = await perform();
      this.waits.push(performance.now() - madeAt);
      if (!reply.ok) this.refused(act, reply);
    } catch (error) {
      this.unexpected.push(`${nameOf(act)}: ${error.message}`);
    }
    this.acknowledged += 1;
    this.movedAt = performance.now();
    this.enough = this.enough.filter(({ count, tell }) => this.acknowledged < count || tell());
    const second = Math.floor((this.movedAt - this.startedAt) / 1_000);
    this.perSecond.set(second, (this.perSecond.get(second) ?? 0) + 1);
  }

  /** Votes for one's own statement are refused by the rules, and those only. */
  refused(act, { code }) {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    if (!(act.isOwn && code === 'OWN_QUESTION')) this.unexpected.push(`${nameOf(act)}: ${code}`);
  }

  look() {
    if (this.open === 0 || performance.now() - this.movedAt < this.patienceMs) return;
    clearInterval(this.looking);
    this.isGivenUp = true;
    this.unexpected.push(`${this.open} acts have no answer`);
    for (const { tell } of this.enough.splice(0)) tell();
  }

  /** Resolves once so many acts have their answer, or all is given up. */
  answered(count) {
    return new Promise((resolve) => {
      if (this.isGivenUp || this.acknowledged >= count) resolve();
      else this.enough.push({ count, tell: () => void resolve() });
    });
  }

  get busiestSecond() {
    return Math.max(0, ...this.perSecond.values());
  }
}

function nameOf({ kind, statement, voterId }) {
  return [kind, statement ? `on ${statement.id}` : '', voterId === undefined ? '' : `by ${voterId}`]
    .filter(Boolean)
    .join(' ');
}
