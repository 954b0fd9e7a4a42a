import type { QuestionView } from '@openfloor/contract';
import { holderOf, queueOf } from '../../parts/floor.js';
import { useCell, useDesk, useSay, useSession } from '../desk/context.js';
import { Receipt } from '../board/small.js';
import { isFor } from './asked.js';
import { DeskTray } from './desk-tray.js';
import { FloorAct, FloorTray } from './floor-tray.js';
import type { Open } from './head.js';
import { readingOf } from './reading.js';
import { useFloors, useMe, useSpeakerName } from './seat.js';

interface NextProps {
  /** The question in sight, which is not the next one. */
  shownId: string | null;
  open: Open;
  onOpen: (open: Open) => void;
}

/** The row at the bottom: who and what is next, or in its place what was opened, and the way to the floor. */
export function NextRow({ shownId, open, onOpen }: NextProps) {
  const close = (): void => onOpen(null);
  return (
    <section className="podium-next">
      {open === 'floor' ? <FloorTray onDone={close} /> : null}
      {open === 'desk' ? <DeskTray /> : null}
      {open === 'floor' || open === 'desk' ? null : <Next shownId={shownId} />}
      <FloorAct open={open === 'floor'} onToggle={() => onOpen(open === 'floor' ? null : 'floor')} />
    </section>
  );
}

function Next({ shownId }: { shownId: string | null }) {
  const desk = useDesk();
  const queue = useCell(desk.columns, (columns) => columns.queue);
  const next = queue.find(({ id }) => id !== shownId);
  return (
    <dl className="podium-nexts">
      <NextQuestion question={next} />
      <NextSpeaker />
    </dl>
  );
}

function NextQuestion({ question }: { question: QuestionView | undefined }) {
  const say = useSay();
  const me = useMe();
  if (!question)
    return (
      <div>
        <dt>{say('panel.nextQuestion')}</dt>
        <dd className="podium-line none">{say('panel.noQuestion')}</dd>
      </div>
    );
  const { text, language } = readingOf(question, say.language) ?? question;
  return (
    <div>
      <dt>
        {say('panel.nextQuestion')} <Receipt no={question.no} />
      </dt>
      <dd className="podium-line" lang={language} dir="auto">
        {isFor(question, me) ? <b className="podium-to-you">{say('panel.toYou')}</b> : null} {text}
      </dd>
    </div>
  );
}

/** Who speaks next, where the session has a list of speakers. */
function NextSpeaker() {
  const say = useSay();
  const floors = useFloors();
  const { switches } = useSession();
  const named = useSpeakerName();
  const me = useMe();
  const next = queueOf(floors)[0];
  if (!next && !switches.floor && !holderOf(floors)) return null;
  const isMe = me !== null && next?.personId === me;
  const { name, stands } = next ? named(next) : { name: say('nobodyWaits'), stands: '' };
  return (
    <div>
      <dt>{say('panel.nextSpeaker')}</dt>
      <dd className={next ? 'podium-line' : 'podium-line none'} dir="auto">
        {isMe ? <b>{say('panel.youNext')}</b> : [name, stands].filter(Boolean).join(', ')}
      </dd>
    </div>
  );
}
