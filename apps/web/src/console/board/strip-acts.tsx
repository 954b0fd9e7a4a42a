import type { QuestionView } from '@openfloor/contract';
import type { TextKey } from '../../text/en/console.js';
import { air } from '../desk/airing.js';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import type { Desk } from '../desk/desk.js';
import { publish, queue } from '../desk/triage.js';
import { offers, type StripAct } from '../logic/may.js';
import { Act, type ActKind } from './small.js';

interface Shown {
  act: Extract<StripAct, 'queue' | 'publish' | 'merge' | 'aside' | 'annotate' | 'air'>;
  word: TextKey;
  cap: string;
  /** Opens a question asked back. */
  asks?: 'bare' | true;
}

/** In the order in which they stand; On air last, toward the hall. */
const SHOWN: readonly Shown[] = [
  { act: 'queue', word: 'queue', cap: 'A' },
  { act: 'publish', word: 'publish', cap: 'P' },
  { act: 'merge', word: 'merge', cap: 'M', asks: 'bare' },
  { act: 'aside', word: 'setAside', cap: 'X', asks: true },
  { act: 'annotate', word: 'edit', cap: 'E' },
  { act: 'air', word: 'onAir', cap: 'S' },
];

function give(desk: Desk, act: Shown['act'], question: QuestionView): void {
  const { id: questionId } = question;
  const { asking } = desk.view.get();
  if (act === 'queue') queue(desk, question);
  else if (act === 'publish') publish(desk, question);
  else if (act === 'air') air(desk, question);
  else if (act === 'annotate') desk.view.patch({ editing: questionId });
  else {
    const isOpen = asking?.kind === act && asking.questionId === questionId;
    desk.view.patch({ asking: isOpen ? null : { kind: act, questionId } });
  }
}

/** Everything that can be done with an incoming question, always in sight. */
export function StripActs({ question, chosen }: { question: QuestionView; chosen: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const busy = useView((view) => view.busy.has(question.id));
  const open = useView((view) => (view.asking?.questionId === question.id ? view.asking.kind : null));
  const caps = useView((view) => chosen && !view.keysOff);
  return (
    <div className="acts">
      {SHOWN.filter(({ act }) => offers(act, question, { can, phase })).map(({ act, word, cap, asks }) => (
        <Act
          key={act}
          label={say(word)}
          no={question.no}
          cap={caps ? cap : undefined}
          kind={kindOf(act, chosen)}
          off={busy}
          {...(asks ? { menu: asks, pressed: open === act } : {})}
          onAct={() => give(desk, act, question)}
        />
      ))}
    </div>
  );
}

function kindOf(act: Shown['act'], chosen: boolean): ActKind | undefined {
  if (act === 'annotate') return 'edits';
  if (act === 'air') return 'bold';
  return act === 'queue' && chosen ? 'accent' : undefined;
}
