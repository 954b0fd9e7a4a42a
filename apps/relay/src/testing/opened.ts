import type { Command, Queued, RecordView, Reply } from '@openfloor/contract';
import { FactsStore } from '../kept/facts.store.js';
import type { Journal } from '../kept/journal.js';
import type { House } from '../doors/house.js';
import { Relay } from '../relay.js';
import type { Uplink } from '../upstream/uplink.js';
import type { RoomSnapshot } from '@openfloor/client';
import { KeptData } from './kept-data.js';
import { hubCorner, questionRecord, roomSnapshot, sessionRecord } from './records.js';

/** The far end of an uplink, moved by hand. */
export class FarRoom implements Pick<
  Uplink,
  'snapshot' | 'isLive' | 'send' | 'onChange' | 'reports' | 'close'
> {
  readonly heard: Command[] = [];
  snapshot: RoomSnapshot;
  isLive = true;
  private tell: (snapshot: RoomSnapshot) => void = () => undefined;
  private readonly open = new Map<string, (reply: Reply) => void>();

  constructor(snapshot: RoomSnapshot) {
    this.snapshot = snapshot;
  }

  /** It stands for an uplink by itself. */
  get uplink(): Uplink {
    return this as unknown as Uplink;
  }

  onChange(listener: (snapshot: RoomSnapshot) => void): void {
    this.tell = listener;
  }

  reports(): void {
    return undefined;
  }

  close(): void {
    return undefined;
  }

  /** The room is as this snapshot. */
  moves(snapshot: RoomSnapshot): void {
    this.snapshot = snapshot;
    this.tell(snapshot);
  }

  /** The line goes or comes. */
  line(isLive: boolean): void {
    this.isLive = isLive;
    this.moves({ ...this.snapshot, connection: isLive ? 'live' : 'offline' });
  }

  /** Decides the command with this id. */
  answers(id: string, result: Record<string, unknown> = {}): void {
    this.open.get(id)?.({ ok: true, id, rev: 50, beat: 5, result });
  }

  send(command: Command): Promise<Reply | Queued> {
    this.heard.push(command);
    return new Promise((answer) => this.open.set(command.id, answer));
  }
}

/** A relay over data of its own, its room two questions, without its doors. */
export class OpenedRelay {
  readonly far: FarRoom;
  readonly relay: Relay;
  readonly house: House;

  constructor(
    readonly data = new KeptData(),
    records: readonly RecordView[] = [sessionRecord(), questionRecord(1), questionRecord(2)],
    journal: Journal = data.journal,
  ) {
    this.far = new FarRoom(roomSnapshot(10, records, { mine: hubCorner(60) }));
    const { database } = data;
    this.relay = new Relay({ database, journal, facts: new FactsStore(database) });
    this.relay.connect(this.far.uplink);
    this.house = this.relay.house(PAGES, data.directory, false);
  }

  async close(): Promise<void> {
    await this.relay.close();
    this.data.dispose();
  }
}

const page = (html: string) => ({ html, scripts: [], styles: ['sha256-abc'] });
const PAGES: NonNullable<House['pages']> = {
  languages: ['en', 'fr'],
  audiencePage: ({ welcome, code, language, publicUrl }) =>
    page(`audience ${code} ${language} ${publicUrl} ${welcome.put.length} ${String(welcome.you.relayed)}`),
  askPage: () => page('ask'),
  minePage: () => page('mine'),
  recordPage: () => page('record'),
  figuresPage: () => page('figures'),
  sessionPage: () => page('session'),
  homePage: ({ wrongCode }) => page(`wrong ${wrongCode ?? ''}`),
  shellPage: ({ entry }) => page(`shell ${entry}`),
};
