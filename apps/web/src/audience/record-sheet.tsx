import type { LedgerEntry } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { readLedger } from '../live/ledger.js';
import { ReceiptNo } from '../parts/written.js';
import { actWords } from './act-words.js';
import { Appeal } from './appeal.js';
import { reasonWords } from './own-status.js';
import { useLaterPage } from './later-context.js';
import { reasonCounts, setAside } from './record.js';
import { SheetFrame } from './sheet.js';

/** The public record of moderation: what is set aside and why, then every act. Numbers, reasons and times, no texts. */
export function RecordSheet({ appealOf, onClose }: { appealOf: string | undefined; onClose: () => void }) {
  const { phone, state, say } = useLaterPage();
  const [entries, setEntries] = useState<readonly LedgerEntry[] | 'fetching' | 'unreachable'>('fetching');
  const own = state.room.mine.questions.find(({ id }) => id === appealOf);
  useEffect(() => {
    readLedger(state.room.session.id, phone.token()).then(setEntries, () => setEntries('unreachable'));
  }, [phone, state.room.session.id]);
  return (
    <SheetFrame title={say('recordTitle')} onClose={onClose}>
      <p className="lead">{say('recordText')}</p>
      {state.room.you.relayed ? null : (
        <p>
          <a href={`/s/${state.room.session.code}/record?l=${say.language}`}>{say('recordPage')}</a>
        </p>
      )}
      {typeof entries === 'string' ? (
        <p role="status">{say(entries === 'fetching' ? 'recordFetching' : 'recordUnreachable')}</p>
      ) : (
        <>
          <SetAsideList entries={entries} />
          <WholeRecord entries={entries} />
        </>
      )}
      {own?.status === 'declined' ? <Appeal question={own} /> : null}
    </SheetFrame>
  );
}

function SetAsideList({ entries }: { entries: readonly LedgerEntry[] }) {
  const { say, clock } = useLaterPage();
  const asides = setAside(entries);
  return (
    <section>
      <h3 className="section">{say('recordSetAside')}</h3>
      {asides.length === 0 ? <p className="quiet">{say('recordNone')}</p> : null}
      {asides.length > 3 ? (
        <p className="quiet">
          {reasonCounts(asides)
            .map(([reason, n]) => `${reasonWords(say, reason || null)} ${say('plainNumber', { n })}`)
            .join(', ')}
        </p>
      ) : null}
      <ul className="entries">
        {asides.map(({ no, reason, at }) => (
          <li key={no}>
            <ReceiptNo no={no} />
            <span>{reasonWords(say, reason)}</span>
            <time>{clock.minute(at)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WholeRecord({ entries }: { entries: readonly LedgerEntry[] }) {
  const { say, clock } = useLaterPage();
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{say('recordAll', { n: entries.length })}</summary>
      <ul className="entries">
        {[...entries].reverse().map((entry) => (
          <li key={entry.no}>
            {entry.about?.kind === 'question' && entry.about.no !== null ? (
              <ReceiptNo no={entry.about.no} />
            ) : (
              <i />
            )}
            <span>{actWords(say, entry)}</span>
            <time>{clock.minute(entry.at)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
