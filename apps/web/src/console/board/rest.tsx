import { useEffect, useRef, useState, type ReactNode } from 'react';
import { timerText } from '../../parts/timer.js';
import { answered } from '../desk/airing.js';
import { useCell, useDesk, usePeople, useSay } from '../desk/context.js';
import { mayAct } from '../desk/pressing.js';
import { Answered } from './answered.js';
import { Aside } from './aside.js';
import { useChoosing } from './chosen.js';
import { useDropping } from './dropping.js';
import { Merged } from './merged.js';
import { People } from './people.js';
import { Through } from '../speakers/through.js';
import { useSpeaking } from '../speakers/use-speaking.js';
import { Sum } from './sum.js';

/** What is done with: answered, set aside, merged; then the people, and the tally that adds up. */
export function Rest() {
  const say = useSay();
  const desk = useDesk();
  const counts = useCell(desk.columns, (columns) => columns);
  const people = usePeople().filter(({ left }) => !left);
  const appeals = counts.aside.filter(({ appealed }) => appealed).length;
  const here = people.filter(({ present }) => present).length;
  return (
    <section className="column rest" aria-label={say('restName')} {...useDroppingHere()}>
      <div className="rest-parts" {...useChoosing()}>
        <Section name={say('rest.answered')} n={counts.answered.length} fact={say('latestFirst')} begins>
          <Answered questions={counts.answered} />
        </Section>
        <Heard />
        <Section
          name={say('rest.aside')}
          n={counts.aside.length}
          fact={say(appeals ? 'appeals' : 'publicReasons', { n: appeals })}
          begins
        >
          <Aside questions={counts.aside} />
        </Section>
        {counts.merged.length > 0 ? (
          <Section name={say('rest.merged')} n={counts.merged.length} fact={say('intoOthers')}>
            <Merged questions={counts.merged} />
          </Section>
        ) : null}
        <Section name={say('rest.people')} n={people.length} fact={say('here', { n: here })}>
          <People people={people} />
        </Section>
      </div>
      <Sum />
    </section>
  );
}

/** Those whom the list of speakers is through with. */
function Heard() {
  const say = useSay();
  const { through } = useSpeaking();
  const spoke = through.filter(({ startedAt, status }) => startedAt !== null && status === 'completed');
  const time = timerText(spoke.reduce((sum, { spokenMs }) => sum + spokenMs, 0));
  return (
    <Section name={say('through')} n={through.length} fact={say('spokenOf', { n: spoke.length, time })}>
      <Through floors={through} />
    </Section>
  );
}

function useDroppingHere(): ReturnType<typeof useDropping> {
  const desk = useDesk();
  return useDropping((question) =>
    mayAct(desk, 'answered', question) ? answered(desk, question, 'orally') : undefined,
  );
}

interface SectionProps {
  name: string;
  n: number;
  fact: string;
  /** Open from the start. */
  begins?: boolean;
  children: ReactNode;
}

/** One part of the last column; its head stays in sight when it is folded. */
function Section({ name, n, fact, begins = false, children }: SectionProps) {
  const part = useRef<HTMLElement>(null);
  const [open, set] = useState(begins);
  useEffect(() => {
    if (open && !begins) part.current?.scrollIntoView({ block: 'nearest' });
  }, [open, begins]);
  return (
    <section ref={part} className={open ? 'part open' : 'part'}>
      <h2>
        <button type="button" className="head" aria-expanded={open} onClick={() => set(!open)}>
          <span className="head-name">{name}</span>
          <b className="head-count">{n}</b>
          <span className="head-fact">{fact}</span>
        </button>
      </h2>
      {open ? <div className="part-body">{children}</div> : null}
    </section>
  );
}
