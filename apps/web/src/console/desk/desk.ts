import type { CommandType, FloorView, QuestionView, Reply } from '@openfloor/contract';
import type { OutboxEntry } from '@openfloor/client';
import { canUndo, changed, withAct, type Act } from '../logic/acts.js';
import { columnOf, columnsOf, unchanged, type Columns } from '../logic/columns.js';
import { heirOf, settle, showAll } from '../logic/frozen.js';
import { matcher } from '../logic/filters.js';
import { Cell } from './cell.js';
import type { About, DeskMemory, DeskRoom, Order } from './order.js';
import { FIRST_VIEW, type DeskView, type Draft } from './view.js';

/** How long something counts as moved by this desk, ms. */
const OWN_MS = 4_000;
/** An act that takes longer than this is shown as under way, ms. */
const BUSY_MS = 300;

/**
 * The board of one moderator over one room: sorts its questions, keeps the incoming list still, sends acts and
 * remembers them. It has no rules of its own: the room decides, and what it refuses is shown.
 */
export class Desk {
  readonly view: Cell<DeskView>;
  readonly columns: Cell<Columns>;
  /** Texts being written, by question and field, so that nothing typed is lost when a strip closes. */
  readonly drafts = new Map<string, Draft>();
  /** Written answers that are not sent yet, by question. */
  readonly answers = new Map<string, string>();
  /** The numbers of the desks that were last seen writing on a question. */
  readonly editors = new Map<string, number>();
  /** What each question is most like, by number, as far as the server has said. */
  readonly alike = new Map<number, number>();
  /** The rev of the room at which the latest accepted act of this desk stands. */
  actedRev = 0;
  private readonly own = new Map<string, number>();
  /** Questions and requests with an act under way. */
  private readonly flying = new Set<string>();
  private passed: { from: string; to: string | null } | null = null;
  private readonly leave: () => void;
  private sorted: readonly unknown[] = [];
  /** The whole room has arrived; a large one comes in pages, which are no news. */
  private isWhole = false;

  constructor(
    readonly room: DeskRoom,
    private readonly memory: DeskMemory,
    private readonly now: () => number = Date.now,
  ) {
    this.view = new Cell<DeskView>({ ...FIRST_VIEW, ...memory.read() });
    this.columns = new Cell<Columns>(columnsOf([], []));
    this.leave = room.subscribe(() => this.follow());
    this.follow();
  }

  /** Stops following the room; the room itself stays open. */
  close(): void {
    this.leave();
  }

  question(id: string | null | undefined): QuestionView | undefined {
    return id ? this.room.question(id) : undefined;
  }

  /** A request for the floor, or a turn that was given. */
  floor(id: string | null | undefined): FloorView | undefined {
    return this.room.records('floor').find((floor) => floor.id === id);
  }

  /** How somebody on the list is named here: a hub that named nobody is named itself. */
  nameOf(floor: FloorView | undefined): string {
    const named = floor?.name ?? this.room.records('hub').find(({ id }) => id === floor?.hubId)?.name;
    return named ?? '';
  }

  readonly statusOf = (id: string): string | undefined => (this.question(id) ?? this.floor(id))?.status;

  /** Brings columns and the frozen list in step with the room; also called each second, for ghosts to fade. */
  follow(): void {
    const questions = this.room.records('question');
    const onAirIds = this.room.getSnapshot().session?.onAirIds ?? [];
    if (this.sorted[0] !== questions || this.sorted[1] !== onAirIds) {
      this.sorted = [questions, onAirIds];
      this.columns.set(unchanged(this.columns.get(), columnsOf(questions, onAirIds)));
    }
    this.settle();
  }

  private settle(): void {
    const { frozen, selected } = this.view.get();
    const { outbox, left, session } = this.room.getSnapshot();
    const now = this.now();
    for (const { args } of outbox) this.claim((args as About)?.questionId);
    for (const [id, until] of this.own) if (until < now) this.own.delete(id);
    const present = this.columns.get().incoming.map((question) => question.id);
    const mine = new Set(this.own.keys());
    const next = this.isWhole
      ? settle(frozen, { present, mine, pinned: this.pinned(), now })
      : showAll(present);
    this.isWhole ||= session !== undefined && left <= 0;
    const gone = selected !== null && left <= 0 && this.statusOf(selected) === undefined;
    this.view.patch({ frozen: next, selected: gone ? null : selected });
  }

  /** What is being worked on and must not fade away. */
  private pinned(): Set<string> {
    const { editing, asking, conflicts } = this.view.get();
    return new Set([editing, asking?.questionId, ...conflicts.keys()].filter((id) => typeof id === 'string'));
  }

  /** What the incoming list shows, narrowed by the filters; the selected strip always stays. */
  incoming(): string[] {
    const { frozen, filters, selected } = this.view.get();
    const fits = matcher(filters);
    return frozen.shown.filter((id) => {
      const question = this.question(id);
      return question !== undefined && (id === selected || fits(question));
    });
  }

  /** Lets in what waits behind "Show new". */
  showNew(): void {
    this.view.patch({ frozen: showAll(this.columns.get().incoming.map((question) => question.id)) });
  }

  select(id: string | null): void {
    this.view.patch({ selected: id });
  }

  /** The list in which a question stands on the screen. */
  listOf(question: QuestionView): string[] {
    const column = columnOf(question);
    return column === 'incoming' ? this.incoming() : this.columns.get()[column].map(({ id }) => id);
  }

  /** Gives the selection to the neighbour before a question leaves its list by this desk's own act. */
  passOn(question: QuestionView): void {
    this.passOnFrom(question.id, this.listOf(question));
  }

  /** The same for anything that stands in a list. */
  passOnFrom(id: string, list: readonly string[]): void {
    if (this.view.get().selected !== id) return;
    const to = heirOf(list, id);
    this.passed = { from: id, to };
    this.select(to);
  }

  /** Counts a question as moved by this desk, so that it neither ghosts nor waits behind "Show new". */
  claim(id: string | undefined): void {
    if (id) this.own.set(id, this.now() + OWN_MS);
  }

  /** Whether an act on this question or request is under way; another one waits until it is known. */
  isFlying(id: string): boolean {
    return this.flying.has(id);
  }

  /**
   * Sends an act and keeps it for History. Resolves with the reply, or with null where another act on the same
   * thing is under way; rejects only when the room is left.
   */
  async order<T extends CommandType>(order: Order<T>): Promise<Reply | null> {
    const { type, args, question } = order;
    const about = question ?? order.floor;
    if (about && this.flying.has(about.id)) return null;
    const act = this.begin(order);
    const sentAt = this.now();
    const settled = this.hold(about?.id, act.says);
    const reply = await this.room.does(type, args).finally(settled);
    if (question) this.claim(question.id);
    const state = reply.ok ? 'done' : 'refused';
    const more = reply.ok ? this.named(reply.result) : { code: reply.code };
    const end = { state, at: this.now(), commandId: reply.id, ...more } as const;
    this.remember(changed(this.view.get().acts, act.id, end));
    this.view.patch({ lagMs: this.now() - sentAt });
    if (reply.ok) this.actedRev = Math.max(this.actedRev, reply.rev);
    else this.refused(act, reply.code);
    return reply;
  }

  private begin({ type, says, question, floor, left, nos, who, n }: Order): Act {
    const act: Act = {
      id: `${this.now()}-${Math.random()}`,
      commandId: null,
      type,
      says,
      nos: nos ?? (question ? [question.no] : []),
      ...(floor || who !== undefined ? { who: who ?? this.nameOf(floor) } : {}),
      ...(n === undefined ? {} : { n }),
      aboutId: (question ?? floor)?.id ?? null,
      left: left ?? null,
      at: this.now(),
      state: 'sending',
    };
    this.remember(withAct(this.view.get().acts, act));
    return act;
  }

  /** Marks something as under way; in words only if that takes a while. The answer ends it. */
  private hold(id: string | undefined, says: string): () => void {
    if (!id) return () => undefined;
    this.flying.add(id);
    this.claim(id);
    const timer = setTimeout(() => this.busy(id, says), BUSY_MS);
    return () => {
      clearTimeout(timer);
      this.flying.delete(id);
      this.busy(id, null);
    };
  }

  /** The questions or the speaker that a reply names, where it names any. */
  private named(result: Record<string, unknown> = {}): Partial<Act> {
    const { questionIds: ids, floorId } = result;
    const floor = typeof floorId === 'string' ? this.floor(floorId) : undefined;
    if (floor) return { who: this.nameOf(floor), aboutId: floor.id };
    if (!Array.isArray(ids) || ids.length === 0) return {};
    return { nos: ids.flatMap((id: string) => this.question(id)?.no ?? []) };
  }

  /** Says what did not go through, and gives the selection back to what it was about. */
  private refused(act: Act, code: string): void {
    if (code !== 'CONFLICT') this.say(`refused.${code}`, act.nos[0] ?? null, act.who);
    const { passed } = this;
    if (passed && passed.from === act.aboutId && passed.to === this.view.get().selected)
      this.select(passed.from);
  }

  /** Takes an act back. Somebody may have changed it since: then it stays, and the foot says so. */
  async undo(act: Act): Promise<void> {
    if (!act.commandId || !canUndo(act, this.statusOf)) return;
    this.remember(changed(this.view.get().acts, act.id, { state: 'undoing' }));
    if (act.aboutId) this.claim(act.aboutId);
    const reply = await this.room.does('undo', { commandId: act.commandId });
    if (act.aboutId) this.claim(act.aboutId);
    const state = reply.ok ? 'undone' : reply.code === 'WRONG_STATE' ? 'stale' : 'done';
    this.remember(changed(this.view.get().acts, act.id, { state }));
    this.say(
      reply.ok ? 'undone' : `undo.${reply.code === 'WRONG_STATE' ? 'stale' : 'refused'}`,
      act.nos[0] ?? null,
      act.who,
    );
    if (reply.ok && act.aboutId) this.select(act.aboutId);
  }

  /** Says that an act from before this page was opened did not go through. */
  hearRefusal({ args, reply }: OutboxEntry): void {
    const { questionId, floorId } = (args as About) ?? {};
    const who = this.nameOf(this.floor(floorId));
    if (reply && !reply.ok) this.say(`refused.${reply.code}`, this.question(questionId)?.no ?? null, who);
  }

  /** Lets the foot say a sentence, of a question by its number or of somebody by their name. */
  say(key: string, no: number | null, who?: string | null): void {
    this.view.patch({ said: { key, no, who: who ?? null, at: this.now() } });
  }

  setKeysOff(keysOff: boolean): void {
    this.view.patch({ keysOff });
    this.memory.write(this.view.get());
  }

  private busy(id: string, says: string | null): void {
    const { busy: before } = this.view.get();
    if (says === null && !before.has(id)) return;
    const busy = new Map(before);
    if (says === null) busy.delete(id);
    else busy.set(id, says);
    this.view.patch({ busy });
  }

  private remember(acts: Act[]): void {
    this.view.patch({ acts });
    this.memory.write(this.view.get());
  }
}
