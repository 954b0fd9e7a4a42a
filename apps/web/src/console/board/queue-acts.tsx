import { MAX_ON_AIR, type CommandType, type QuestionView } from '@openfloor/contract';
import { useCan, useCell, useDesk, useSay, useSession, useView } from '../desk/context.js';
import { air, airBeside } from '../desk/airing.js';
import type { Desk } from '../desk/desk.js';
import { askToTell } from '../desk/telling.js';
import { move, unqueue } from '../desk/triage.js';
import { offers, type StripAct } from '../logic/may.js';
import { ActMenu } from './act-menu.js';
import { Act } from './small.js';

/** Moving and airing a question of the queue. */
export function QueueActs({ question, chosen }: { question: QuestionView; chosen: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const busy = useView((view) => view.busy.has(question.id));
  const cap = useView((view) => chosen && !view.keysOff);
  const ids = useCell(desk.columns, (columns) => columns.queue);
  const first = ids[0]?.id === question.id;
  const last = ids.at(-1)?.id === question.id;
  const offered = (act: StripAct): boolean => offers(act, question, { can, phase });
  const moving = question.status === 'shortlisted' && can.has('question.shortlist');
  const { no } = question;
  return (
    <div className="acts dense">
      {moving ? (
        <>
          <Act label={say('up')} no={no} off={busy || first} onAct={() => move(desk, question, 'up')} />
          <Act label={say('down')} no={no} off={busy || last} onAct={() => move(desk, question, 'down')} />
        </>
      ) : null}
      {offered('unqueue') || offered('aside') ? <MoveMenu question={question} can={can} /> : null}
      {offered('air') ? (
        <Act
          label={say('onAir')}
          no={no}
          kind="bold"
          cap={cap ? 'S' : undefined}
          off={busy}
          onAct={() => air(desk, question)}
        />
      ) : null}
    </div>
  );
}

interface Entry {
  id: 'top' | 'up' | 'down' | 'end' | 'incoming' | 'merge' | 'aside' | 'edit' | 'panel' | 'tell' | 'beside';
  command: CommandType;
  act: (desk: Desk, question: QuestionView) => void;
}

const ask =
  (kind: 'aside' | 'merge') =>
  (desk: Desk, question: QuestionView): void =>
    desk.view.patch({ asking: { kind, questionId: question.id }, selected: question.id });

/** What the menu of a queued question holds, and the command that each entry needs. */
const ENTRIES: readonly Entry[] = [
  { id: 'top', command: 'question.shortlist', act: (desk, question) => move(desk, question, 'top') },
  { id: 'up', command: 'question.shortlist', act: (desk, question) => move(desk, question, 'up') },
  { id: 'down', command: 'question.shortlist', act: (desk, question) => move(desk, question, 'down') },
  { id: 'end', command: 'question.shortlist', act: (desk, question) => move(desk, question, 'end') },
  { id: 'incoming', command: 'question.unshortlist', act: unqueue },
  { id: 'merge', command: 'question.merge', act: ask('merge') },
  { id: 'aside', command: 'question.decline', act: ask('aside') },
  {
    id: 'edit',
    command: 'question.translate',
    act: (desk, question) => desk.view.patch({ editing: question.id, selected: question.id }),
  },
  {
    id: 'panel',
    command: 'question.assign',
    act: (desk, question) =>
      desk.view.patch({ editing: question.id, editPart: 'panel', selected: question.id }),
  },
  { id: 'tell', command: 'signal.send', act: (desk, question) => askToTell(desk, question.id) },
  { id: 'beside', command: 'question.air', act: airBeside },
];

/** The entries this seat can use now; beside what is on air only where there is something and room for more. */
function entriesFor(can: ReadonlySet<string>, onAir: number): Entry[] {
  const fits = ({ id }: Entry): boolean => id !== 'beside' || (onAir > 0 && onAir < MAX_ON_AIR);
  return ENTRIES.filter((entry) => can.has(entry.command) && fits(entry));
}

/** Everything that dragging can do, and the rest, without dragging. */
function MoveMenu({ question, can }: { question: QuestionView; can: ReadonlySet<string> }) {
  const say = useSay();
  const desk = useDesk();
  const onAir = useCell(desk.columns, (columns) => columns.air);
  const no = String(onAir[0]?.no ?? '');
  const entries = entriesFor(can, onAir.length).map((entry) => ({
    ...entry,
    word: say(`move.${entry.id}`, { no }),
  }));
  return (
    <ActMenu
      word={say('moveMenu')}
      label={`${say('moveMenu')} #${question.no}`}
      items={entries}
      beside={(button) => button.closest('[data-question]')}
      onAct={(id) => entries.find((entry) => entry.id === id)?.act(desk, question)}
    />
  );
}
