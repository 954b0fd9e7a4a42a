import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import type { PersonRecord, Room } from '@openfloor/room';
import type { Store } from '@openfloor/store';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../config/config.js';
import { Claims } from '../operations/claims.js';
import { Founding } from '../operations/founding.js';
import { give, SYSTEM } from '../operations/give.js';
import { Invitations } from '../operations/invitations.js';
import { Links } from '../operations/links.js';
import { originsOf } from '../operations/origins.js';
import { PRODUCT_DIR } from '../operations/place.js';
import { Rooms } from '../operations/rooms.js';
import type { Fault } from '../operations/shape.js';
import { STORE } from '../operations/store.token.js';
import { keepLinks, linksAsText, type FirstLinks } from './first-links.js';
import { ProgrammeService } from './programme.service.js';

const FACT = 'first-start';
const BUNDLED = join(PRODUCT_DIR, 'apps/server/programme/igf.json');
/** The session that everybody can try at once, and how long its links work. */
const TRIAL = 'igf-2006-main-security';
const TRIAL_MS = 24 * 3_600_000;

/** The start of an installation: the first account, the programme, and links with which to try a session at once. */
@Injectable()
export class FirstStart {
  private links: FirstLinks | undefined;
  private setupKey: string | undefined;
  private isFirst = false;

  constructor(
    private readonly config: Config,
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
    private readonly founding: Founding,
    private readonly programme: ProgrammeService,
    private readonly invitations: Invitations,
    private readonly addresses: Links,
    private readonly claims: Claims,
  ) {}

  /**
   * To be called at every start, before listening. Throws one error with all faults of a wrong programme document. Of
   * several nodes one loads it, and the others wait until that is done.
   */
  async prepare(): Promise<void> {
    const { ownerId, setupKey } = await this.founding.prepare();
    this.setupKey = setupKey;
    if (await this.isDone()) return;
    await this.claims.alone('first start', async () => {
      if (!(await this.isDone())) await this.begin(ownerId);
    });
  }

  /** What the terminal shows once the server listens. Tokens are shown by the first start alone. */
  announcement(): string {
    const origins = originsOf(this.config);
    const parts = [`\nOpenFloor is open at ${origins.join(' and ')}\n`];
    if (this.links)
      parts.push(`A session to try, for the next 24 hours:\n${linksAsText(this.links, origins)}`);
    const file = join(this.config.dataDir, 'first-links.json');
    if (!this.isFirst && existsSync(file)) parts.push(`The links of the first start are in ${file}\n`);
    if (this.setupKey)
      parts.push(
        `There is no account yet. Make the first one at ${this.config.publicUrl}/console\nwith the one-time key ${this.setupKey}\n`,
      );
    return `${parts.join('\n')}\n`;
  }

  private async isDone(): Promise<boolean> {
    return (await this.store.fact(FACT)) !== undefined;
  }

  private async begin(ownerId: string | undefined): Promise<void> {
    this.isFirst = true;
    const { programme } = this.config;
    if (programme !== 'none') await this.load(programme ?? BUNDLED, ownerId);
    await this.store.putFact(FACT, new Date().toISOString());
  }

  private async load(file: string, ownerId: string | undefined): Promise<void> {
    const document: unknown = await readDocument(file);
    const ownerIds = ownerId === undefined ? [] : [ownerId];
    try {
      await this.programme.import(document, { actor: SYSTEM, ownerIds });
    } catch (error) {
      throw error instanceof Refusal ? new Error(faultsAsText(file, error)) : error;
    }
    const trial = await this.store.session(TRIAL);
    if (!trial) return;
    this.links = await this.openTrial(trial.sessionId);
    await keepLinks(this.config.dataDir, this.links);
  }

  private async openTrial(sessionId: string): Promise<FirstLinks> {
    const { room } = await this.rooms.open(sessionId);
    const order = (type: string, args: unknown) => give(this.rooms, sessionId, SYSTEM, { type, args });
    if (room.session.phase === 'scheduled') await order('session.phase', { phase: 'lobby' });
    if (room.count('hub') === 0)
      await order('hub.put', { name: 'Nairobi hub', city: 'Nairobi', country: 'KE' });
    return this.makeLinks((await this.rooms.open(sessionId)).room);
  }

  private async makeLinks(room: Room): Promise<FirstLinks> {
    const endsAt = Date.now() + TRIAL_MS;
    const first = (role: string) => personOf(room, role);
    const wanted = [
      { role: 'moderator', personId: first('moderator') },
      { role: 'panellist', personId: first('panellist') },
      { role: 'hub', hubId: room.list('hub')[0]?.id },
      { role: 'display', label: 'Stage' },
    ] as const;
    const made = await this.invitations.make(
      room.id,
      wanted.map((invite) => ({ ...invite, endsAt })),
      SYSTEM,
    );
    const [moderator = '', panellist = '', hub = '', stage = ''] = made.map(({ url }) => url);
    return { audience: this.addresses.audience(room.session.code), moderator, panellist, hub, stage };
  }
}

function personOf(room: Room, role: string): string | undefined {
  const is = (person: PersonRecord) => person.role === role && !person.left;
  return room.list('person').find(is)?.id;
}

async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`The programme ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function faultsAsText(file: string, refusal: Refusal): string {
  const { issues = [] } = (refusal.details ?? {}) as { issues?: Fault[] };
  const lines = issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  return [`The programme ${file} is not taken over: ${refusal.message}`, ...lines].join('\n');
}
