import type { Presence } from '@openfloor/contract';
import { Road } from './nodes.js';
import { NOTHING_WRONG, type Findings, type Score } from './nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom, type Habits } from './nemesis-crowd.js';
import { figure, isLong } from './nemesis-figures.js';
import type { KeptRoom } from './nemesis-kept.js';
import { readKeptThere, readShown } from './nemesis-room.js';
import { Nemesis } from './nemesis.js';
import { invitedAs } from './people.js';
import { integrityCheck, type TestPostgres } from './postgres.js';
import { rawSeat, type RawSeat } from './raw.js';
import { TestServer } from './server.js';
import { until } from './until.js';

const PHONES = 20;
const ANSWERS_MS = 60_000;
/** How soon commands are taken again once the database answers; the clients wait up to 2 s before they ask again. */
const BACK_MS = isLong ? 60_000 : 30_000;

/** How a drill begins. */
export interface PostgresDrillOptions {
  habits?: Habits;
  phones?: number;
  /** Breaks the store on purpose, as the `main` given understands it. */
  broken?: string;
  main?: string;
}

/** A server over a PostgreSQL that can be hurt, with a crowd that asks and votes and somebody of the staff who watches. */
export class PostgresDrill {
  /** What staff were told of the storage, in turn. */
  readonly told: (string | undefined)[] = [];
  readonly backMs: number[] = [];

  private constructor(
    readonly postgres: TestPostgres,
    private readonly databaseUrl: string,
    /** Between the server and the database. */
    readonly road: Road,
    readonly server: TestServer,
    readonly nemesis: Nemesis,
    readonly room: DrilledRoom,
    readonly crowd: DrillCrowd,
    private readonly staff: RawSeat,
  ) {
    this.told.push(staff.welcome.presence.storage);
    staff.socket.on('presence', ({ storage }: Presence) => this.told.push(storage));
  }

  static async begin(
    postgres: TestPostgres,
    { habits = { perSecond: 8, asks: 0.3 }, phones = PHONES, broken = '', main }: PostgresDrillOptions = {},
  ): Promise<PostgresDrill> {
    const databaseUrl = await postgres.freshDatabase();
    const road = await Road.to(Number(new URL(databaseUrl).port));
    const env = {
      ...{ PROGRAMME: 'none', LIMIT_JOINS_PER_MINUTE: '0', BROKEN: broken },
      DATABASE_URL: databaseUrl.replace(/:\d+\//, `:${road.port}/`),
    };
    const server = await TestServer.start(env, main);
    try {
      const nemesis = new Nemesis(server);
      const room = await drilledRoom(server);
      const crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
      await crowd.join(phones);
      const invite = { role: 'moderator' };
      const { seat } = await invitedAs(server, room.sessionId, room.token, invite);
      const staff = await rawSeat(server, { session: room.sessionId, seat, as: 'staff' });
      crowd.play(habits);
      await until('it runs', () => crowd.acknowledged > 2 * phones, 30_000);
      return new PostgresDrill(postgres, databaseUrl, road, server, nemesis, room, crowd, staff);
    } catch (error) {
      await server.dispose();
      road.close();
      throw error;
    }
  }

  /** How often staff were told that nothing can be saved. */
  get banners(): number {
    return this.told.filter((storage, at) => storage !== undefined && this.told[at - 1] === undefined).length;
  }

  kept(): Promise<KeptRoom> {
    return readKeptThere(this.postgres, this.databaseUrl, this.room.sessionId);
  }

  /**
   * After a random part of the load, hurts the database until staff are told, then lets it be well again and waits until
   * every phone is answered, and until staff are told that too. Seats are shown what the server knows meanwhile.
   */
  async outage(did: string, hurts: () => unknown, heals: () => unknown): Promise<void> {
    const { crowd, nemesis, room } = this;
    const goal = crowd.acknowledged + nemesis.chance.between(20, 200);
    await until('commands are answered', () => crowd.acknowledged >= goal, 60_000);
    nemesis.did(did);
    await hurts();
    await until('staff are told', () => this.told.at(-1) === 'refusing', 30_000);
    const seat = crowd.phones[0]?.seat ?? '';
    const shown = await readShown(this.server, room.sessionId, seat, 'public');
    nemesis.did('asked to show the room', { questions: shown.questions.length });
    await heals();
    nemesis.did('healed');
    await this.takesAgain();
    await until('staff are told that it takes again', () => this.told.at(-1) === undefined, BACK_MS);
  }

  /** Every phone is answered again; writes down how long that took. */
  async takesAgain(): Promise<void> {
    const from = performance.now();
    const had = this.crowd.histories.map(({ accepted }) => accepted.size);
    const all = () => this.crowd.histories.every(({ accepted }, at) => accepted.size > (had[at] ?? 0));
    await until('every phone is answered', all, BACK_MS);
    this.backMs.push(Math.round(performance.now() - from));
  }

  /** Rests and judges. */
  async judged(name: string): Promise<{ found: Findings; score: Score; integrity: string; seed: number }> {
    await this.crowd.rest(ANSWERS_MS);
    await this.crowd.inStep();
    const { found, score, atEnd } = await this.crowd.judged(name, this.nemesis, () => this.kept());
    return { found, score, integrity: atEnd.kept.integrity, seed: this.nemesis.chance.seed };
  }

  /** The same, with a figure; gives what was found beside what should be, both with the seed. */
  async judgedAs(fault: string, name: string, done: string, red: string) {
    const { found, score, integrity, seed } = await this.judged(name);
    const passing = this.crowd.histories.flatMap(({ passing: by }) => [...by.values()]);
    figure({
      ...{ fault, done, seed, red },
      goal: 'lost 0, doubled 0, gaps 0, unresolved 0, staff are told, the same server process',
      measured:
        `${score.acknowledged} acknowledged in ${score.tries} tries, ${passing.reduce((sum, one) => sum + one, 0)} told to come again, ` +
        `${score.duplicates} answered from receipts; lost ${found.lost.length}, doubled ${found.doubled.length}, backwards ${found.backwards.length}, ` +
        `gaps ${found.gaps.length}, unresolved ${found.unresolved.length}; every phone is answered at most ${Math.max(0, ...this.backMs)} ms after the database was back; ` +
        `${integrityCheck()} ${integrity}`,
    });
    return { score, found: { seed, ...found }, wanted: { seed, ...NOTHING_WRONG } };
  }

  async end(): Promise<void> {
    this.crowd.leave();
    this.staff.close();
    await this.server.dispose();
    this.road.close();
  }
}
