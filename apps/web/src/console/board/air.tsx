import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { useCan, useCell, useDesk, useSay, useSession, useStale } from '../desk/context.js';
import { air } from '../desk/airing.js';
import { mayAct } from '../desk/pressing.js';
import { elapsed } from '../logic/age.js';
import { mayAny } from '../logic/may.js';
import { useTick } from '../desk/ticking.js';
import { useBelowSpeakers } from '../signals/placement.js';
import { Signals, useSignals } from '../signals/signals.js';
import { leadTo } from '../signals/urgent.js';
import { useStages } from '../stages/use-stages.js';
import { AirActs } from './air-acts.js';
import { AirClash } from './air-clash.js';
import { useChoosing } from './chosen.js';
import { useDropping } from './dropping.js';
import { HallLine, Screens } from './hall-line.js';
import { Head } from './head.js';
import { Mirror } from './mirror.js';
import { NextUp } from './next-up.js';
import { Notices } from './notices.js';
import { PanelLine } from './panel-line.js';
import { StageActs } from './stage-acts.js';

/** What the hall sees, what it will see next, everything that changes it, and the words behind the scenes. */
export function Air() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const onAir = useCell(desk.columns, (columns) => columns.air);
  const below = useBelowSpeakers();
  const open = phase !== 'closed' && phase !== 'archived';
  const drop = useDropping((question) => (mayAct(desk, 'air', question) ? air(desk, question) : undefined));
  return (
    <section className="column air" aria-label={say('onAirName')} {...drop}>
      <Head name={say('onAirName')} n={onAir.length}>
        <HeadFact />
      </Head>
      <div className="air-body scrolls" {...useChoosing()}>
        <OnStage questions={onAir} open={open} />
        {open && can.has('question.next') ? <NextUp /> : null}
        {below ? null : <Signals />}
        <Notices />
      </div>
    </section>
  );
}

/** The hall in small, and everything that ends or changes what it sees. */
function OnStage({ questions, open }: { questions: readonly QuestionView[]; open: boolean }) {
  const can = useCan();
  const stale = useStale();
  const stages = useStages();
  const [mirrored, mirror] = useState<string | null>(null);
  const stage = stages.find(({ id }) => id === mirrored) ?? stages[0];
  return (
    <div className="air-pad">
      <div className="hall">
        <HallLine questions={questions} />
        {questions[0] && !stale ? <OnAirFor question={questions[0]} /> : null}
      </div>
      <Mirror stage={stage} />
      <Screens mirrored={stage?.id} onMirror={mirror} />
      {questions.map((question) => (
        <PanelLine key={question.id} question={question} isNamed={questions.length > 1} acts />
      ))}
      <AirClash />
      {open && questions.length > 0 ? <AirActs questions={questions} /> : null}
      {mayAny(can, 'stage.show', 'stage.blank') ? <StageActs stage={stage} /> : null}
    </div>
  );
}

/** Words that nobody here has confirmed, where there are any: leads to them. */
function HeadFact() {
  const say = useSay();
  const { unseen } = useSignals();
  const [first] = unseen;
  if (!first) return say('mirrorOf');
  return (
    <button type="button" className="link" onClick={() => leadTo(first.id)}>
      {say('signalsWaiting', { n: unseen.length })}
    </button>
  );
}

function OnAirFor({ question }: { question: QuestionView }) {
  const say = useSay();
  const at = question.askedAt;
  const time = useTick((now) => (at === null ? '' : elapsed(now - at)));
  if (at === null) return null;
  return (
    <span className="on-air-for">
      <b>
        <bdi>{time}</bdi>
      </b>{' '}
      {say('onAirFor')}
    </span>
  );
}
