import type { Evidence, TakeawayView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { Mark } from '../board/small.js';
import { chipsOf, offeredFor, type EvidenceFact } from './evidence.js';
import { useGive, useNow, useOwn, useRapporteur, useSeen, useTakeaways } from './use-room.js';
import { tookWords, useWords, type RapporteurSay } from './words.js';

/** Commands that change what a takeaway stands on. */
export function useEvidence(takeaway: TakeawayView) {
  const give = useGive();
  const { id, rev: seen } = takeaway;
  const set = (evidence: readonly Pick<Evidence, 'kind' | 'id'>[]): void =>
    void give(id, 'takeaway.edit', {
      takeawayId: id,
      seen,
      evidence: evidence.map((one) => ({ kind: one.kind, id: one.id })),
    });
  return {
    add: (fact: Pick<Evidence, 'kind' | 'id'>) => set([...takeaway.evidence, fact]),
    remove: (gone: string) => set(takeaway.evidence.filter(({ id: linked }) => linked !== gone)),
  };
}

/** What a takeaway stands on, as chips; none yet says so, since without it nobody can follow the sentence back. */
export function Chips({ takeaway, canEdit }: { takeaway: TakeawayView; canEdit: boolean }) {
  const say = useWords();
  const facts = chipsOf(takeaway, useSeen(useNow()));
  const { remove } = useEvidence(takeaway);
  if (facts.length === 0)
    return (
      <p className="rap-chips">
        <b className="rap-none">{say('noEvidence')}</b> <span>{say('neededBefore')}</span>
      </p>
    );
  return (
    <ul className="rap-chips" aria-label={say('evidenceOf', { no: String(takeaway.no) })}>
      {facts.map((fact) => (
        <li key={fact.id} className="rap-chip" title={fact.text}>
          <ChipWords fact={fact} />
          {canEdit ? (
            <button
              type="button"
              aria-label={say('remove', { what: nameOf(say, fact) })}
              onClick={() => remove(fact.id)}
            >
              ×
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ChipWords({ fact }: { fact: EvidenceFact }) {
  const say = useWords();
  const { group, isNow, ms, exact } = fact;
  return (
    <>
      <bdi>{nameOf(say, fact)}</bdi>
      <span>
        {group ? <Mark group={group} /> : null}{' '}
        {isNow ? say('onAirChip') : ms === null ? '' : tookWords(say, ms, exact)}
      </span>
    </>
  );
}

/** How evidence is named: `#61`, `Turn 4`. */
export function nameOf(say: RapporteurSay, { kind, no }: Pick<Evidence, 'kind' | 'no'>): string {
  return kind === 'question' ? `#${no}` : say('floorNo', { no: String(no) });
}

/** Finds what a takeaway could stand on, by number or words. */
export function Picker({ takeaway }: { takeaway: TakeawayView }) {
  const say = useWords();
  const own = useRapporteur();
  const [find, look] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const offered = offeredFor(takeaway, useSeen(useNow()), find);
  const { add } = useEvidence(takeaway);
  useEffect(() => field.current?.focus(), []);
  const close = (): void => own.patch({ linking: false });
  return (
    <div
      className="rap-picker"
      role="group"
      aria-label={say('evidenceOf', { no: String(takeaway.no) })}
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        close();
      }}
    >
      <p className="rap-find">
        <input
          ref={field}
          className="field"
          type="search"
          aria-label={say('findEvidence')}
          placeholder={say('findEvidence')}
          value={find}
          onChange={(change) => look(change.target.value)}
        />
        <button type="button" className="btn" onClick={close}>
          {say('closeEvidence')}
        </button>
      </p>
      {offered.length === 0 ? <p className="nothing">{say('nothingFound')}</p> : null}
      <ul>
        {offered.map((fact) => (
          <li key={fact.id}>
            <button
              type="button"
              onClick={() => {
                add(fact);
                field.current?.focus();
              }}
            >
              <span className="rap-chip">
                <ChipWords fact={fact} />
              </span>
              <span className="rap-offered" lang={fact.language || undefined} dir="auto">
                {fact.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** On an entry of the timeline, while evidence is chosen: links it to the takeaway that is open. */
export function LinkAct({ kind, id, no }: Evidence) {
  const say = useWords();
  const takeaway = useLinked();
  if (!takeaway) return null;
  if (takeaway.evidence.some((one) => one.id === id))
    return <span className="rap-linked">{say('linked', { no: String(takeaway.no) })}</span>;
  return <Link takeaway={takeaway} fact={{ kind, id, no }} />;
}

function Link({ takeaway, fact }: { takeaway: TakeawayView; fact: Evidence }) {
  const say = useWords();
  const { add } = useEvidence(takeaway);
  return (
    <button
      type="button"
      className="btn rap-link"
      aria-label={`${say('linkTo', { no: String(takeaway.no) })}: ${nameOf(say, fact)}`}
      onClick={() => add(fact)}
    >
      {say('linkTo', { no: String(takeaway.no) })}
    </button>
  );
}

/** The takeaway for which evidence is being chosen. */
function useLinked(): TakeawayView | undefined {
  const takeaways = useTakeaways();
  const id = useOwn(({ linking, selected }) => (linking ? selected : null));
  return takeaways.find((takeaway) => takeaway.id === id);
}
