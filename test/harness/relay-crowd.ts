import { joinSession, newKey, NoAnswer, sendCommand } from '@openfloor/client';
import type { Queued, Reply, Seated } from '@openfloor/contract';
import { chance } from './relay-judge.js';

/** Something that a phone does, and what it was told. Times are milliseconds of one clock. */
export interface Act {
  phone: number;
  id: string;
  type: 'question.submit' | 'question.vote';
  args: { text: string } | { questionId: string; on: boolean };
  /** When it was first sent, and when it was first answered, `queued` included. */
  sentAt: number;
  answeredAt: number;
  reply: Reply | undefined;
}

/** Light phones that keep the ids of their commands and try until they are answered. */
export class Crowd {
  readonly acts: Act[] = [];
  private readonly seats: Seated[] = [];
  private isDone = false;

  constructor(
    private readonly url: string,
    private readonly code: string,
  ) {}

  async join(phones: number): Promise<void> {
    for (let at = 0; at < phones; at += 50) {
      const some = Array.from({ length: Math.min(50, phones - at) }, () =>
        joinSession(this.code, { joinKey: newKey(), attendance: 'hub' }, { base: this.url }),
      );
      this.seats.push(...(await Promise.all(some)));
    }
  }

  /** Every phone shows so many hands on these questions and asks its own between them, one after the other. */
  async play(
    questionIds: readonly string[],
    hands: number,
    questionsOf: (phone: number) => number,
  ): Promise<void> {
    await Promise.all(
      this.seats.map(async (_, phone) => {
        const random = chance(phone + 1);
        const asks = questionsOf(phone);
        for (let at = 0; at < hands; at += 1) {
          if (at < asks) await this.ask(phone, at);
          const favourite = Math.floor(random() ** 2 * questionIds.length);
          await this.show(phone, questionIds[favourite] ?? '', random() < 0.8);
        }
      }),
    );
  }

  /** Each asks again for what was only queued, until the room's word is there. */
  async hear(phones: (phone: number) => boolean): Promise<void> {
    const open = this.acts.filter(({ phone, reply }) => phones(phone) && !reply);
    const byPhone = grouped(open);
    await Promise.all(
      [...byPhone.values()].map(async (acts) => {
        for (const act of acts) while (!act.reply && !this.isDone) await this.tell(act, true);
      }),
    );
  }

  /** Nobody tries any more. */
  stop(): void {
    this.isDone = true;
  }

  private ask(phone: number, at: number): Promise<void> {
    return this.act(phone, 'question.submit', { text: `Phone ${phone} asks ${at}` });
  }

  private show(phone: number, questionId: string, on: boolean): Promise<void> {
    return this.act(phone, 'question.vote', { questionId, on });
  }

  private async act(phone: number, type: Act['type'], args: Act['args']): Promise<void> {
    const act: Act = {
      ...{ phone, id: crypto.randomUUID(), type, args },
      ...{ sentAt: performance.now(), answeredAt: 0, reply: undefined },
    };
    this.acts.push(act);
    while (act.answeredAt === 0 && !this.isDone) await this.tell(act, false);
  }

  private async tell(act: Act, patiently: boolean): Promise<void> {
    const { phone, id, type, args } = act;
    const seated = this.seats[phone];
    const said = await sendCommand(
      seated?.sessionId ?? '',
      seated?.seat,
      { id, type, args },
      { base: this.url },
    ).catch((error: unknown) => {
      if (error instanceof NoAnswer) return undefined;
      throw error;
    });
    const waitMs = said === undefined ? 100 : waitOf(said, patiently);
    if (said && ('queued' in said || waitMs === 0)) act.answeredAt ||= performance.now();
    if (said && 'ok' in said && waitMs === 0) act.reply = said;
    if (waitMs > 0) await new Promise((again) => setTimeout(again, waitMs));
  }
}

function waitOf(said: Reply | Queued, patiently: boolean): number {
  if ('queued' in said) return patiently ? Math.min(500, said.retryAfterMs ?? 500) : 0;
  return said.ok || said.retryAfterMs === undefined ? 0 : said.retryAfterMs;
}

function grouped(acts: readonly Act[]): Map<number, Act[]> {
  const groups = new Map<number, Act[]>();
  for (const act of acts) groups.set(act.phone, [...(groups.get(act.phone) ?? []), act]);
  return groups;
}
