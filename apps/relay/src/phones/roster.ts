import { newId, newKey } from '@openfloor/client';
import { Refusal, type JoinSeat, type Seated, type SessionView } from '@openfloor/contract';
import type { Journal } from '../kept/journal.js';
import type { PhonesStore } from '../kept/phones.store.js';
import { digestOf, type SeatSigner } from '../signing.js';
import { NO_PROFILE, type Phone, type Profile } from './phone.js';

const SEAT_MS = 30 * 24 * 3_600_000;
/** More than any hub has people, counting a new key each time a browser forgets. */
const MOST_PHONES = 20_000;

/** The phones that took a seat here. */
export class Roster {
  private readonly byId = new Map<string, Phone>();
  private readonly byKey = new Map<string, Phone>();
  private readonly byAuthor = new Map<string, Phone>();

  constructor(
    private readonly journal: Journal,
    private readonly store: PhonesStore,
    private readonly signer: SeatSigner,
  ) {
    for (const phone of store.all()) this.enter(phone);
  }

  /** Whose seat this token is; undefined where it is forged or ended. */
  bySeat(token: string): Phone | undefined {
    return this.byId.get(this.signer.read(token) ?? '');
  }

  byAuthorOf(author: string): Phone | undefined {
    return this.byAuthor.get(author);
  }

  /**
   * A seat: the same join key gets the same phone. Refuses `SWITCHED_OFF` and `SESSION_CLOSED` to somebody new where the
   * session lets nobody in; `byCode` says whether it was named by its code.
   */
  async join(
    { joinKey, attendance: _attendance, hubCode: _hubCode, ...told }: JoinSeat,
    session: SessionView,
    byCode: boolean,
  ): Promise<Seated> {
    const key = digestOf('join', session.id, joinKey);
    const phone = this.byKey.get(key) ?? (await this.take(key, told, session, byCode));
    return {
      sessionId: session.id,
      actor: { id: phone.id, role: 'participant', channel: 'public' },
      seat: this.signer.sign(phone.id, Date.now() + SEAT_MS),
    };
  }

  /** What a phone now tells of whoever holds it; written with `write` by the caller. */
  told(phone: Phone, told: Partial<Profile>): { write: () => void; done: () => void } {
    const next = { ...phone, profile: { ...phone.profile, ...told } };
    return {
      write: () => this.store.profile(next),
      done: () => void (phone.profile = next.profile),
    };
  }

  private async take(
    key: string,
    told: Partial<Profile>,
    { phase, rules, switches }: SessionView,
    byCode: boolean,
  ): Promise<Phone> {
    if (rules.access !== 'open' && !byCode)
      throw new Refusal('NOT_ALLOWED', 'this session is joined by its code');
    if (phase === 'closed' || phase === 'archived')
      throw new Refusal('SESSION_CLOSED', `the session is ${phase}`);
    if (!switches.joins) throw new Refusal('SWITCHED_OFF', 'nobody new is let in');
    if (this.byId.size >= MOST_PHONES)
      throw new Refusal('BUSY', 'too many phones for one relay', undefined, 60_000);
    const phone: Phone = { id: newId(), key, author: newKey(), profile: { ...NO_PROFILE, ...told } };
    this.enter(phone);
    try {
      await this.journal.write(() => this.store.keep(phone));
    } catch (error) {
      this.byId.delete(phone.id);
      this.byKey.delete(key);
      this.byAuthor.delete(phone.author);
      throw new Refusal('STORAGE_UNAVAILABLE', String(error), undefined, 5_000);
    }
    return phone;
  }

  private enter(phone: Phone): void {
    this.byId.set(phone.id, phone);
    this.byKey.set(phone.key, phone);
    this.byAuthor.set(phone.author, phone);
  }
}
