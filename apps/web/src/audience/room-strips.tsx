import type { Attendance, NoticeView, RefusalCode, SessionView } from '@openfloor/contract';
import type { Clock } from '../parts/time.js';
import type { Say } from '../text/say.js';
import type { AudienceTexts } from '../text/en/audience-more.js';
import { StripLine } from './line-strip.js';
import { doorNeed } from './door-need.js';
import { LateDoor } from './late-door.js';
import { LateTakeaways } from './late-takeaways.js';
import { useLaterPage } from './later-context.js';
import type { PhoneState } from './phone-state.js';
import { refusalWords } from './refusal-words.js';

/** What the phase of the session means for somebody in the audience: a lead and a sentence, or nothing. */
export function phaseWords(
  session: Pick<SessionView, 'phase' | 'startsAt' | 'resumesAt' | 'switches'>,
  say: Say<AudienceTexts>,
  clock: Clock,
  now: number,
): [lead: string, text: string] | null {
  const { phase, startsAt, resumesAt, switches } = session;
  switch (phase) {
    case 'scheduled':
      return [
        say('phaseScheduled'),
        startsAt !== null && startsAt > now
          ? say('phaseScheduledText', { time: `${clock.minute(startsAt)}, ${clock.day(startsAt)}` })
          : say('phaseScheduledSoon'),
      ];
    case 'lobby':
      return [say('phaseLobby'), say(switches.questions ? 'phaseLobbyText' : 'phaseLobbyQuiet')];
    case 'break':
      return [
        say('phaseBreak'),
        resumesAt === null
          ? say('phaseBreakText')
          : say('phaseBreakUntil', { time: clock.minute(resumesAt) }),
      ];
    case 'closed':
      return [say('phaseClosed'), say('phaseClosedText')];
    case 'archived':
      return [say('phaseArchived'), say('phaseArchivedText')];
    default:
      return null;
  }
}

/** Whether a notice is for this seat and still stands. */
export function isForMe(notice: NoticeView, attendance: Attendance, now: number): boolean {
  if (notice.until !== null && notice.until <= now) return false;
  return notice.audience === 'all' || notice.audience === (attendance === 'hub' ? 'hubs' : attendance);
}

const TONES = { info: 'plain', warning: 'warn', urgent: 'danger' } as const;

/** The sentences about the room itself, each with its bold lead. */
function roomLines(state: PhoneState, say: Say<AudienceTexts>, clock: Clock): RoomLine[] {
  const { session } = state.room;
  const phase = phaseWords(session, say, clock, state.heardAt);
  const switched = phase ? null : switchWords(session, say);
  const lines: (RoomLine | false)[] = [
    session.rehearsal && { tone: 'warn', lead: say('rehearsal'), text: say('rehearsalText') },
    phase !== null && { tone: 'plain', lead: phase[0], text: phase[1] },
    switched !== null && { tone: 'plain', lead: switched, text: '' },
    state.seatRefused !== null &&
      state.seatRefused !== 'SESSION_CLOSED' &&
      doorNeed(state) !== 'seat' && {
        tone: 'plain',
        lead: seatWords(say, state.seatRefused),
        text: '',
      },
  ];
  return lines.filter((line) => line !== false);
}

interface RoomLine {
  tone: 'warn' | 'plain';
  lead: string;
  text: string;
}

function seatWords(say: Say<AudienceTexts>, code: RefusalCode): string {
  return code === 'SWITCHED_OFF' ? say('joinsOff') : refusalWords(say, code);
}

/** Whether anything of it has something to say. */
export function hasRoomStrips(state: PhoneState, say: Say<AudienceTexts>, clock: Clock): boolean {
  return (
    roomLines(state, say, clock).length > 0 ||
    doorNeed(state) !== null ||
    myNotices(state).length > 0 ||
    hasTakeaways(state)
  );
}

/** Whether anything was shown of what the session concludes. */
function hasTakeaways({ room }: PhoneState): boolean {
  return !!room.takeaways?.length;
}

function myNotices({ room, heardAt }: PhoneState): NoticeView[] {
  return room.notices.filter((notice) => isForMe(notice, room.you.attendance, heardAt));
}

/** Phase, switches, rehearsal and the notices of the organisers. */
export function RoomStrips() {
  const { state, say, clock } = useLaterPage();
  const need = doorNeed(state);
  return (
    <>
      {roomLines(state, say, clock).map((line) => (
        <StripLine key={line.lead} icon="info" {...line} />
      ))}
      {need ? <LateDoor need={need} /> : null}
      {myNotices(state).map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
      {hasTakeaways(state) ? <LateTakeaways /> : null}
    </>
  );
}

function switchWords({ switches }: SessionView, say: Say<AudienceTexts>): string | null {
  if (switches.questions && switches.votes) return null;
  return say(switches.questions ? 'votesOff' : switches.votes ? 'questionsOff' : 'bothOff');
}

function Notice({ notice }: { notice: NoticeView }) {
  const { say, clock } = useLaterPage();
  const { text, level, until } = notice;
  const shown = notice.translations?.[say.language]?.text ?? text;
  const end = until === null ? '' : ` (${say('noticeUntil', { time: clock.minute(until) })})`;
  return (
    <StripLine tone={TONES[level]} icon={level === 'info' ? 'info' : 'alert'} lead="" text={shown + end} />
  );
}
