import type { QuestionView } from '@openfloor/contract';
import { useCan, useCell, useDesk, useSay, useSession, useStale } from '../desk/context.js';
import { air } from '../desk/airing.js';
import { mayAct } from '../desk/pressing.js';
import { elapsed } from '../logic/age.js';
import { mayAny } from '../logic/may.js';
import { useTick } from '../desk/ticking.js';
import { AirActs } from './air-acts.js';
import { AirClash } from './air-clash.js';
import { useChoosing } from './chosen.js';
import { useDropping } from './dropping.js';
import { HallLine, Screens } from './hall-line.js';
import { Head } from './head.js';
import { Mirror } from './mirror.js';
import { NextUp } from './next-up.js';
import { Notices } from './notices.js';
import { StageActs } from './stage-acts.js';

/** What the hall sees, what it will see next, and everything that changes it. */
export function Air() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const stale = useStale();
  const onAir = useCell(desk.columns, (columns) => columns.air);
  const open = phase !== 'closed' && phase !== 'archived';
  const drop = useDropping((question) => (mayAct(desk, 'air', question) ? air(desk, question) : undefined));
  return (
    <section className="column air" aria-label={say('onAirName')} {...drop}>
      <Head name={say('onAirName')} n={onAir.length}>
        {say('mirrorOf')}
      </Head>
      <div className="air-body scrolls" {...useChoosing()}>
        <div className="air-pad">
          <div className="hall">
            <HallLine questions={onAir} />
            {onAir[0] && !stale ? <OnAirFor question={onAir[0]} /> : null}
          </div>
          <Mirror questions={onAir} />
          <Screens />
          <AirClash />
          {open && onAir.length > 0 ? <AirActs questions={onAir} /> : null}
          {open && mayAny(can, 'stage.show', 'stage.blank') ? <StageActs /> : null}
        </div>
        {open && can.has('question.next') ? <NextUp /> : null}
        <Notices />
      </div>
    </section>
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
