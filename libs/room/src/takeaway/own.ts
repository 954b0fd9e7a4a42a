import type { NoteView, OwnObjection } from '@openfloor/contract';
import type { Room } from '../room.js';

/** What somebody has objected, whatever became of it; of a hub also what its people told it. */
export function objectionsBy(room: Room, actorId: string): OwnObjection[] {
  return [...room.objectedBy(actorId)]
    .flatMap((id) => room.entry('takeaway', id)?.record ?? [])
    .sort((one, other) => one.no - other.no)
    .flatMap(({ id: takeawayId, no, objections }) =>
      objections
        .filter(({ makerId, onBehalf }) => makerId === actorId && !onBehalf)
        .flatMap(({ said }) => said)
        .map(({ stakeholderGroup: _group, ...own }) => ({ takeawayId, no, ...own })),
    );
}

/** The notes of the session, as rapporteurs read them: the latest last. */
export function notesFor(room: Room): NoteView[] {
  return Array.from(room.entries('note'), ({ sights }) => sights.staff.shown)
    .filter((note) => note?.kind === 'note')
    .sort((one, other) => one.no - other.no);
}
