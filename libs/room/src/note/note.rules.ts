import { AddNote, EditNote, MOST_NOTES, Refusal, type NoteView } from '@openfloor/contract';
import { command, RAPPORTEURS } from '../command.js';
import { equal } from '../entry.js';
import type { NoteRecord } from '../outcome-records.js';
import { numbered } from '../numbered.js';
import { find, type RoomReader } from '../room.js';
import { expectRev } from '../seen.js';
import { defined } from '../session/session.rules.js';
import type { Standing } from '../standing.js';

/** A note can tell of what was said up to a day ago. */
const LONGEST_AGO_MS = 24 * 3_600_000;
/** Clocks that go ahead by no more than this mean now. */
const AHEAD_MS = 60_000;

/** Writes something down for rapporteurs and staff, with the time at which it was said. */
export const addNote = command('note.add', {
  schema: AddNote,
  may: RAPPORTEURS,
  season: 'until_archived',
  rule(room, { mark, text, language, about, at }, { actor, now, newId }) {
    expectVisible(room, about, actor);
    const note: NoteRecord = {
      kind: 'note',
      id: newId(),
      no: numbered(room, 'note', MOST_NOTES),
      mark,
      text,
      language,
      about,
      at: said(at ?? now, now),
      edited: false,
      by: { role: actor.role, personId: actor.personId },
      makerId: actor.id,
      removed: false,
    };
    return { put: [note], result: { noteId: note.id, no: note.no } };
  },
});

/** Changes a note, whoever of them wrote it; an empty text takes it away, and its words with it. */
export const editNote = command('note.edit', {
  schema: EditNote,
  may: RAPPORTEURS,
  season: 'until_archived',
  rule(room, { noteId, seen, ...change }, { actor }) {
    const note = find(room, 'note', noteId);
    if (note.removed) throw new Refusal('NOT_FOUND', 'this note was taken away');
    expectRev(room.entry('note', noteId), 'staff', seen);
    if (change.about) expectVisible(room, change.about, actor);
    if (change.text === '') return [{ ...note, text: '', about: null, removed: true }];
    const after = { ...note, ...defined(change) };
    return equal(note, after) ? [] : [{ ...after, edited: true }];
  },
});

/** Refuses `WRONG_STATE` to a time that is not of the last day. */
function said(at: number, now: number): number {
  if (at <= now && now - at <= LONGEST_AGO_MS) return at;
  if (at > now && at - now <= AHEAD_MS) return now;
  throw new Refusal('WRONG_STATE', 'a note is of the last day', { at, now });
}

/** Refuses `NOT_FOUND` to what its writer cannot see. */
function expectVisible(room: RoomReader, about: NoteView['about'], { channel }: Standing): void {
  if (about && !room.entry(about.kind, about.id)?.sights[channel].shown)
    throw new Refusal('NOT_FOUND', `no ${about.kind} ${about.id} here`);
}
