import type { ClockFace, FloorView, QuestionView } from '@openfloor/contract';
import { elapsedMs, gradeOf, holderOf, queueOf, shortlist, type Room } from '@openfloor/room';

/** What a vision mixer shows: as the public sees it, at one time of the server (ms). */
export function nowOf(room: Room, now: number) {
  const holder = holderOf(room);
  const [first] = queueOf(room);
  const next = shortlist(room)[0];
  const speaker = holder && speakerOf(floorSeen(room, holder.id), now);
  return {
    at: now,
    grade: gradeOf(room.session),
    onAir: room.session.onAirIds.flatMap((id) => lineOf(questionSeen(room, id))),
    next: next ? (lineOf(questionSeen(room, next.id))[0] ?? null) : null,
    speaker: speaker ?? null,
    nextSpeaker: first ? (speakerOf(floorSeen(room, first.id), now) ?? null) : null,
    clocks: room.list('clock').flatMap((record) => {
      const { cleared, no, purpose, label, clock, allowedSeconds } = record;
      return cleared ? [] : [{ no, purpose, label, ...timesOf(clock, allowedSeconds, now) }];
    }),
  };
}

/** The same in plain lines, for what can only show a text file. */
export function nowLines(room: Room, now: number): string {
  const { onAir, next, speaker, nextSpeaker } = nowOf(room, now);
  const lines = [
    ...onAir.map(({ no, text }) => `Now #${no} ${text}`),
    ...(speaker ? [`Speaker ${wordsOf(speaker)} ${speaker.leftText}`] : []),
    ...(next ? [`Next #${next.no} ${next.text}`] : []),
    ...(nextSpeaker ? [`Next speaker ${wordsOf(nextSpeaker)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function questionSeen(room: Room, id: string): QuestionView | undefined {
  return room.entry('question', id)?.sights.public.shown as QuestionView | undefined;
}

function floorSeen(room: Room, id: string): FloorView | undefined {
  return room.entry('floor', id)?.sights.public.shown as FloorView | undefined;
}

function lineOf(view: QuestionView | undefined) {
  return view ? [{ no: view.no, text: view.shortText ?? view.text, language: view.language }] : [];
}

function speakerOf(view: FloorView | undefined, now: number) {
  if (!view) return undefined;
  const { no, class: floorClass, status, name, affiliation, country, stakeholderGroup, attendance } = view;
  const times = timesOf(view.clock, view.allowedSeconds, now);
  return {
    no,
    class: floorClass,
    status,
    name,
    affiliation,
    country,
    stakeholderGroup,
    attendance,
    ...times,
  };
}

/** Minutes and seconds left as a clock counts down, `1:12`, and past its end what is over, `+0:14`. */
function timesOf(clock: ClockFace, allowedSeconds: number, now: number) {
  const elapsedSeconds = Math.floor(elapsedMs(clock, now) / 1_000);
  const leftSeconds = allowedSeconds - elapsedSeconds;
  const whole = Math.abs(leftSeconds);
  const leftText = `${leftSeconds < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return { running: clock.running, allowedSeconds, elapsedSeconds, leftSeconds, leftText };
}

function wordsOf({ no, name, affiliation, country }: NonNullable<ReturnType<typeof speakerOf>>): string {
  const who = [name, affiliation ?? country].filter(Boolean).join(', ');
  return who ? `${no} ${who}` : String(no);
}
