import { Injectable } from '@nestjs/common';
import {
  groupedPersonalCode,
  PERSONAL_LENGTH,
  PERSONAL_LETTERS,
  Refusal,
  type NewRoll,
  type PersonalCodeMade,
  type RollEntry,
  type RollView,
} from '@openfloor/contract';
import type { Actor, Room, RollRecord } from '@openfloor/room';
import { randomBytes } from 'node:crypto';
import { give } from '../operations/give.js';
import { Links } from '../operations/links.js';
import { Rooms } from '../operations/rooms.js';
import { rollIdOf } from './roll-voters.js';

/** Makes, lists and ends personal codes. A code is shown when it is made and kept nowhere. */
@Injectable()
export class RollCodes {
  constructor(
    private readonly rooms: Rooms,
    private readonly links: Links,
  ) {}

  /** One code for each entry, all or nothing. */
  async make(sessionId: string, asked: NewRoll, actor: Actor): Promise<PersonalCodeMade[]> {
    const fresh = entriesOf(asked).map((told) => ({ told, ...newCode(sessionId) }));
    const entries = fresh.map(({ told, rollId }) => ({ ...told, rollId }));
    await give(this.rooms, sessionId, actor, { type: 'roll.make', args: { entries } });
    return this.made(sessionId, fresh);
  }

  /** For whoever sees what staff sees. */
  async list(sessionId: string, actor: Actor): Promise<RollView> {
    const { room, standing } = await this.opened(sessionId, actor);
    if (standing.channel !== 'staff') throw new Refusal('NOT_ALLOWED', 'staff sees the roll');
    const records = room.list('roll').sort((one, other) => one.no - other.no);
    const valid = records.filter(({ revoked }) => !revoked);
    const used = valid.filter(({ voterId }) => voterId !== null);
    const entries = records.map((record) => {
      const { madeAt, revoked, voterId } = record;
      return { ...shown(record), madeAt, used: voterId !== null, revoked };
    });
    return { valid: valid.length, used: used.length, entries };
  }

  async revoke(sessionId: string, rollId: string, actor: Actor): Promise<void> {
    await give(this.rooms, sessionId, actor, { type: 'roll.revoke', args: { rollId } });
  }

  /** Another code for the same entry; the one before ends. */
  async replace(sessionId: string, rollId: string, actor: Actor): Promise<PersonalCodeMade[]> {
    const fresh = newCode(sessionId);
    const args = { rollId, newId: fresh.rollId };
    await give(this.rooms, sessionId, actor, { type: 'roll.replace', args });
    return this.made(sessionId, [fresh]);
  }

  private async opened(sessionId: string, actor: Actor) {
    const open = await this.rooms.open(sessionId, actor);
    return { room: open.room, standing: open.standing(actor) };
  }

  private async made(sessionId: string, fresh: Fresh[]): Promise<PersonalCodeMade[]> {
    const { room } = await this.rooms.open(sessionId);
    const page = this.links.audience(room.session.code);
    return fresh.map(({ rollId, code }) => {
      const grouped = groupedPersonalCode(code);
      return { ...shown(entryIn(room, rollId)), code: grouped, url: `${page}#${grouped}` };
    });
  }
}

interface Fresh {
  rollId: string;
  code: string;
}

function newCode(sessionId: string): Fresh {
  const letters = Array.from(randomBytes(PERSONAL_LENGTH), (byte) => PERSONAL_LETTERS.charAt(byte & 31));
  const code = letters.join('');
  return { code, rollId: rollIdOf(sessionId, code) };
}

function entriesOf(asked: NewRoll): RollEntry[] {
  if ('entries' in asked) return asked.entries;
  const { count, ...told } = asked;
  return Array.from({ length: count }, () => told);
}

function entryIn(room: Room, rollId: string): RollRecord {
  const entry = room.entry('roll', rollId);
  if (!entry) throw new Refusal('NOT_FOUND', 'no such entry');
  return entry.record;
}

function shown({ id, no, label, stakeholderGroup, regionalGroup, country, affiliation }: RollRecord) {
  return { id, no, label, stakeholderGroup, regionalGroup, country, affiliation };
}
