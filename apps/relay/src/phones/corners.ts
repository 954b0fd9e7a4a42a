import type { Mine, You } from '@openfloor/contract';
import type { Mirror } from '../mirror/mirror.js';
import { NO_PROFILE, type Phone } from './phone.js';
import { mineOf, NOBODYS } from './mine.rules.js';
import { PHONES_MAY } from './onward.rules.js';
import type { CommandLedger } from './ledger.js';
import type { Hands } from './hands.rules.js';

/** What each phone sees of itself. Corners are ordered by the rev of the room's copy and a time that only goes forward. */
export class Corners {
  private issuedAt = 0;

  constructor(
    private readonly mirror: Mirror,
    private readonly ledger: Pick<CommandLedger, 'questionsWaiting'>,
    private readonly hands: Pick<Hands, 'countedBy'>,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** The corner of a phone; of a reader without a seat the empty one, older than any other. */
  mine(phone: Phone | undefined): Mine {
    const { copy, corner, session } = this.mirror;
    if (!phone || !session) return { rev: copy.rev, beat: 0, put: NOBODYS };
    this.issuedAt = Math.max(this.issuedAt + 1, this.now());
    const put = mineOf({
      author: phone.author,
      profile: phone.profile ?? NO_PROFILE,
      questions: [...corner.questions.values()],
      floor: [...corner.floor.values()],
      objections: [...corner.objections.values()],
      votes: this.votesOf(phone),
      waiting: this.ledger.questionsWaiting(phone.author),
      rules: session.rules,
      suspended: corner.hub?.status === 'suspended',
    });
    return { rev: copy.rev, beat: this.issuedAt, put };
  }

  /** Who sits at a phone: somebody in the audience, in the room of the hub. */
  you(phone: Phone | undefined): You {
    return {
      id: phone?.id ?? null,
      role: 'participant',
      channel: 'public',
      hubId: this.mirror.corner.hub?.id ?? null,
      personId: null,
      attendance: 'hub',
      relayed: true,
      can: phone ? [...PHONES_MAY] : ['seat.join'],
    };
  }

  private votesOf({ author }: Phone): number[] {
    const { questions } = this.mirror;
    return this.hands
      .countedBy(author)
      .flatMap((id) => [questions.find(id)?.no, questions.topOf(id)?.no].filter((no) => no !== undefined));
  }
}
