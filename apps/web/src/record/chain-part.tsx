import { Icon } from '../parts/icons.js';
import type { Clock } from '../parts/time.js';
import { CHECK_WORDS } from './checked.js';
import type { RecordInput } from './record.js';
import type { RecordSay } from './words.js';

interface ChainProps {
  say: RecordSay;
  code: string;
  session: string;
  clock: Clock;
  head: string;
  entries: number;
  verified: RecordInput['verified'];
}

/** Whether the record was changed: what the server found, what this device finds, and how anybody finds out alone. */
export function ChainPart({ say, code, session, clock, head, entries, verified }: ChainProps) {
  const file = `/s/${code}/ledger.json`;
  const words = Object.fromEntries(CHECK_WORDS.map((key) => [key, say(key, { n: '{n}' })]));
  return (
    <section className="part">
      <h2>{say('chainTitle')}</h2>
      <div>
        {verified ? <Verified say={say} clock={clock} verified={verified} /> : null}
        <p className="chain-text">{say('chainText')}</p>
        <p className="label" id="head-label">
          {say('chainHead')}
        </p>
        <p className="hash">
          <code aria-labelledby="head-label">{head}</code>
        </p>
        <div
          id="check"
          data-file={file}
          data-session={session}
          data-head={head}
          data-words={JSON.stringify(words)}
        >
          <button type="button" className="check" hidden disabled={entries === 0}>
            {say('checkHere')}
          </button>
          <p role="status" className="check-said" />
        </div>
        <How say={say} code={code} file={file} />
      </div>
    </section>
  );
}

function Verified({
  say,
  clock,
  verified,
}: Pick<ChainProps, 'say' | 'clock'> & { verified: NonNullable<ChainProps['verified']> }) {
  const { ok, entries, badAt, at } = verified;
  const time = clock.second(at);
  return (
    <p className={ok ? 'chain-state ok' : 'chain-state bad'}>
      <Icon name={ok ? 'check' : 'alert'} />
      <span>
        {ok ? say('chainHolds', { n: entries, time }) : say('chainBroken', { no: badAt ?? 0, time })}
      </span>
    </p>
  );
}

function How({ say, code, file }: Pick<ChainProps, 'say' | 'code'> & { file: string }) {
  return (
    <details>
      <summary>{say('chainHow')}</summary>
      <ol className="numbered">
        <li>
          <b>1</b>
          <a href={file} download={`openfloor-${code}-record.json`}>
            {say('chainHowFile')}
          </a>
        </li>
        <li>
          <b>2</b>
          <span>{say('chainHowHead')}</span>
        </li>
        <li>
          <b>3</b>
          <span>
            {say('chainHowRun')}
            <code className="command" dir="ltr" tabIndex={0}>
              npm run verify-ledger -- openfloor-{code}-record.json --head …
            </code>
          </span>
        </li>
      </ol>
      <p className="note">{say('chainHowForm')}</p>
    </details>
  );
}
