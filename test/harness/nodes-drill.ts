import { NOTHING_WRONG, type Findings, type Score } from './nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom, type DrillPhone, type Habits } from './nemesis-crowd.js';
import type { KeptRoom } from './nemesis-kept.js';
import { readShown, type ShownRoom } from './nemesis-room.js';
import { Nemesis } from './nemesis.js';
import { TestNodes, type NodesOptions, type TestNode } from './nodes.js';
import type { TestPostgres } from './postgres.js';
import { until } from './until.js';

const PHONES = 10;
const ANSWERS_MS = 60_000;
const HEALED_MS = 30_000;
/** After everything is at rest: a look of the node at the database, and the next figures. */
const STEP_MS = 10_000;
const HABITS: Habits = { perSecond: 8, asks: 0.3 };

/** Two nodes over one database, a room that both serve, and so many phones on each that ask and vote. */
export class NodesDrill {
  private constructor(
    readonly nodes: TestNodes,
    readonly nemesis: Nemesis,
    readonly room: DrilledRoom,
    readonly crowd: DrillCrowd,
  ) {}

  static async begin(postgres: TestPostgres, { env, ...more }: NodesOptions = {}): Promise<NodesDrill> {
    const settings = { PROGRAMME: 'none', LIMIT_JOINS_PER_MINUTE: '0', TRUST_PROXY: '1', ...env };
    const nodes = await TestNodes.start(postgres, { ...more, env: settings });
    try {
      const { server } = nodes.first;
      const nemesis = new Nemesis(server);
      const room = await drilledRoom(server);
      const crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
      for (const { door } of nodes.nodes) await crowd.join(PHONES, { base: door.url });
      return new NodesDrill(nodes, nemesis, room, crowd);
    } catch (error) {
      await nodes.dispose();
      throw error;
    }
  }

  /** The phones that came in by each node, in the order of the nodes. */
  get halves(): DrillPhone[][] {
    return this.nodes.nodes.map((_, no) => this.crowd.phones.slice(no * PHONES, (no + 1) * PHONES));
  }

  play(habits = HABITS): void {
    this.crowd.play(habits);
  }

  /** Every phone on every node is answered so many times more. */
  async goesOn(times = 5): Promise<void> {
    const had = this.crowd.histories.map(({ accepted }) => accepted.size);
    const all = () =>
      this.crowd.histories.every(({ accepted }, at) => accepted.size >= (had[at] ?? 0) + times);
    await until('every phone is answered', all, HEALED_MS);
  }

  /**
   * In a room where nothing else happens: how long after its answer a question asked on the one node is on the phones
   * of the other, ms; so many times, from each in turn.
   */
  async healMs(times: number, withinMs = HEALED_MS): Promise<number[]> {
    const [near = [], far = []] = this.halves;
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const [[asker], others] = time % 2 === 0 ? [near, far] : [far, near];
      const text = `${asker?.history.client} asks over there, ${crypto.randomUUID()}`;
      await asker?.live.does('question.submit', { text });
      const from = performance.now();
      const shows = ({ live }: DrillPhone) =>
        live.records('question').some((question) => question.text === text);
      await until('the other node shows it', () => others.every(shows), withinMs);
      took.push(Math.round(performance.now() - from));
    }
    return took;
  }

  /** The room as each node shows it; waits until all have the newest of them. */
  async shownByAll(nodes: readonly TestNode[] = this.nodes.nodes): Promise<ShownRoom[]> {
    const { sessionId, token } = this.room;
    return until(
      'all nodes show the same rev and beat',
      async () => {
        const shown = await Promise.all(nodes.map(({ server }) => readShown(server, sessionId, token)));
        return new Set(shown.map(({ rev, beat }) => `${rev} ${beat}`)).size === 1 && shown;
      },
      HEALED_MS,
    );
  }

  /** Rests and judges; `differ` tells where nodes or phones show other rooms, and numbers given twice. */
  async judged(name: string): Promise<{
    found: Findings & { differ: string[]; seed: number };
    wanted: Findings & { differ: string[]; seed: number };
    score: Score;
    kept: KeptRoom;
  }> {
    await this.crowd.rest(ANSWERS_MS);
    await this.crowd.inStep();
    const shown = await this.shownByAll();
    await until('the phones hold what is shown', () => this.others(shown[0]).length === 0, STEP_MS).catch(
      () => undefined,
    );
    const { found, score, atEnd } = await this.crowd.judged(name, this.nemesis, this.nodes.kept);
    const { seed } = this.nemesis.chance;
    return {
      found: {
        seed,
        ...found,
        differ: [...differences(shown), ...this.others(shown[0]), ...twice(atEnd.kept)],
      },
      wanted: { seed, ...NOTHING_WRONG, differ: [] },
      score,
      kept: atEnd.kept,
    };
  }

  async end(): Promise<void> {
    this.crowd.leave();
    await this.nodes.dispose();
  }

  /** Phones that do not hold the questions and figures that the first node shows. */
  private others(shown: ShownRoom | undefined): string[] {
    const wanted = inOrder((shown?.questions ?? []).map(({ id, rev }) => `${id} ${rev}`));
    const votes = JSON.stringify([...(shown?.votes ?? [])].sort());
    return this.crowd.phones.flatMap(({ history, live }) => {
      const has = inOrder(live.records('question').map(({ id, rev }) => `${id} ${rev}`));
      const counts = JSON.stringify([...live.getSnapshot().votes].sort());
      return has === wanted && counts === votes ? [] : [`${history.client} holds another room`];
    });
  }
}

function inOrder(words: string[]): string {
  return words.sort().join('\n');
}

function differences([first, ...others]: ShownRoom[]): string[] {
  const said = (room: ShownRoom | undefined) =>
    JSON.stringify({
      epoch: room?.epoch,
      session: room?.session,
      questions: room?.questions.toSorted((one, other) => one.no - other.no),
      votes: [...(room?.votes ?? [])].sort(),
    });
  return others.flatMap((other, at) =>
    said(other) === said(first) ? [] : [`node ${at + 2} shows another room`],
  );
}

/** Numbers that two questions have. */
function twice({ questions }: KeptRoom): string[] {
  const seen = new Set<number>();
  return questions.flatMap(({ no }) => (seen.has(no) ? [`#${no} twice`] : (seen.add(no), [])));
}
