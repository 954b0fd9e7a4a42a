import type { ConsultationImport, ConsultationLeftOut } from '@openfloor/contract';
import type { Stage } from './importing.js';
import type { LineFault } from './line-faults.js';
import { useWords } from './words.js';

/** How far the import is, what came of it, or what is wrong. */
export function StageShown({ stage, onOpen }: { stage: Stage; onOpen: (session: string) => void }) {
  const say = useWords();
  switch (stage.name) {
    case 'choosing':
      if (stage.notText !== undefined) return <Trouble text={say('notText', { file: stage.notText })} />;
      return stage.why ? <Trouble text={say(stage.why)} /> : null;
    case 'reading':
      return <Progress text={say('reading')} />;
    case 'running':
      return <Progress text={say('running', { n: stage.of.done, of: stage.of.of })} of={stage.of} />;
    case 'done':
      return <Done of={stage.of} onOpen={onOpen} />;
    case 'stopped':
      return <Trouble text={say('stopped')} />;
    case 'failed':
      return <Trouble text={say('failed', { why: stage.why })} />;
    case 'faults':
      return <Faults faults={stage.faults} more={stage.more} />;
    case 'trouble':
      return <Trouble text={say.maybe(`trouble.${stage.code}`) ?? say('trouble.other')} />;
  }
}

function Trouble({ text }: { text: string }) {
  return (
    <p className="trouble" role="alert">
      {text}
    </p>
  );
}

function Progress({ text, of }: { text: string; of?: ConsultationImport }) {
  const say = useWords();
  return (
    <div className="consultation-progress">
      <progress {...(of ? { value: of.done, max: of.of } : {})} aria-label={say('title')} />
      <p role="status">{text}</p>
      {of ? <p className="consultation-hint">{say('goesOn')}</p> : null}
    </div>
  );
}

function Faults({ faults, more }: { faults: LineFault[]; more: number }) {
  const say = useWords();
  return (
    <div className="faults" role="alert">
      <b>{say('faults', { n: faults.length + more })}</b>
      <ul>
        {faults.map(({ file, line, column, message }, at) => (
          <li key={at}>
            <b>{line === null ? file : say('place', { file, line })}</b>{' '}
            <bdi lang="en" dir="ltr">
              {column ? `${column}: ${message}` : message}
            </bdi>
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{say('moreFaults', { n: more })}</p> : null}
    </div>
  );
}

const FIGURES = ['statements', 'declined', 'voters', 'votes'] as const;

function Done({ of, onOpen }: { of: ConsultationImport; onOpen: (session: string) => void }) {
  const say = useWords();
  const number = new Intl.NumberFormat(`${say.language}-u-nu-latn`);
  const left = (Object.entries(of.leftOut) as [keyof ConsultationLeftOut, number][]).filter(([, n]) => n > 0);
  return (
    <div className="consultation-done">
      <h3 role="status">{say('doneTitle')}</h3>
      <p>
        <b dir="auto">{of.title}</b>
      </p>
      <dl>
        {FIGURES.map((figure) => (
          <Figure key={figure} word={say(`done.${figure}`)} value={number.format(of[figure])} />
        ))}
      </dl>
      {left.length > 0 ? <h4>{say('leftOut')}</h4> : null}
      <dl>
        {left.map(([why, n]) => (
          <Figure key={why} word={say(`left.${why}`)} value={number.format(n)} />
        ))}
      </dl>
      <p>
        <button type="button" className="btn accent" onClick={() => onOpen(of.sessionId)}>
          {say('openBoard')}
        </button>
      </p>
    </div>
  );
}

function Figure({ word, value }: { word: string; value: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  );
}
