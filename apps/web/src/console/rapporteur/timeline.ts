import type { FloorView, NoteView, QuestionView } from '@openfloor/contract';

/** Something that happened in the room, or was written down about it, at a time (ms). */
export type Entry =
  | { kind: 'question'; id: string; at: number; isNow: boolean; question: QuestionView }
  | { kind: 'floor'; id: string; at: number; isNow: boolean; floor: FloorView }
  | { kind: 'note'; id: string; at: number; note: NoteView };

interface Happened {
  questions: readonly QuestionView[];
  floors: readonly FloorView[];
  notes: readonly NoteView[];
  onAirIds: readonly string[];
}

/** What the session consists of so far, oldest first: questions that were put on air, turns on the floor, and notes. */
export function timelineOf({ questions, floors, notes, onAirIds }: Happened): Entry[] {
  const entries: Entry[] = [
    ...questions.flatMap((question): Entry[] => {
      const { id, askedAt: at } = question;
      return at === null ? [] : [{ kind: 'question', id, at, isNow: onAirIds.includes(id), question }];
    }),
    ...floors.flatMap((floor): Entry[] => {
      const { id, status } = floor;
      const at = floor.startedAt ?? (status === 'called' ? floor.calledAt : null);
      return at === null ? [] : [{ kind: 'floor', id, at, isNow: isHolding(floor), floor }];
    }),
    ...notes
      .filter(({ text }) => text !== '')
      .map((note): Entry => ({ kind: 'note', id: note.id, at: note.at, note })),
  ];
  return entries.sort(
    (one, other) => one.at - other.at || endOf(one) - endOf(other) || one.id.localeCompare(other.id),
  );
}

/** Of what began in the same minute, what is over comes before what is not. */
function endOf(entry: Entry): number {
  return (entry.kind === 'question' ? entry.question.answeredAt : null) ?? Number.MAX_SAFE_INTEGER;
}

/** Whether an instant (ms) is told to the second; panels are told only the minute at which a question was put on air. */
export function isExact(at: number | null): boolean {
  return at !== null && at % 60_000 !== 0;
}

function isHolding({ status }: FloorView): boolean {
  return status === 'called' || status === 'speaking' || status === 'paused';
}

/** How long a question took so far, ms; null where it was never put on air. */
export function tookMs({ askedAt, answeredAt }: QuestionView, isNow: boolean, now: number): number | null {
  if (askedAt === null) return null;
  if (isNow) return Math.max(0, now - askedAt);
  return answeredAt === null || answeredAt < askedAt ? null : answeredAt - askedAt;
}

/** How long somebody has spoken, ms: what is counted, and while they speak what their clock says. */
export function spokeMs({ spokenMs, clock }: FloorView, now: number): number {
  const running = clock.running && clock.sinceAt !== null ? now - clock.sinceAt : 0;
  return Math.max(spokenMs, clock.elapsedMs + Math.max(0, running));
}
