import type { TakeawayView } from '@openfloor/contract';
import { useEffect, useRef } from 'react';
import { useCan } from '../desk/context.js';
import { Chips, Picker } from './evidence-part.js';
import { ObjectionsPart } from './objections-part.js';
import { StateWords, TakeawayActs } from './takeaway-acts.js';
import { useGive, useOwn, useRapporteur } from './use-room.js';
import { Versions } from './versions-part.js';
import { Wording } from './wording.js';
import { useWords } from './words.js';

interface RowProps {
  takeaway: TakeawayView;
  /** All of its group in order, to be moved among. */
  group: readonly TakeawayView[];
}

/** One takeaway with what it stands on; the one that is open is written in place. */
export function TakeawayRow({ takeaway, group }: RowProps) {
  const say = useWords();
  const can = useCan();
  const own = useRapporteur();
  const { id, no, status } = takeaway;
  const isOpen = useOwn(({ selected }) => selected === id);
  const isLinking = useOwn(({ linking }) => linking) && isOpen;
  const place = useInSight(isOpen, `${status} ${isLinking}`);
  const canEdit = can.has('takeaway.edit') && status !== 'final';
  const isPlace = takeaway.text === '' && takeaway.evidence.length === 0 && !isOpen;
  const link = (): void => own.patch({ selected: id, linking: !isLinking });
  return (
    <li
      className="rap-row"
      data-open={isOpen || undefined}
      data-takeaway={no}
      onKeyDown={(key) => {
        if (key.key !== 'Escape' || !isOpen) return;
        key.stopPropagation();
        own.patch({ selected: null, linking: false });
      }}
    >
      <bdi className="rap-no" ref={place} tabIndex={-1}>
        {no}
      </bdi>
      <div className="rap-body">
        {isOpen && canEdit ? (
          <Wording takeaway={takeaway} />
        ) : (
          <Reading takeaway={takeaway} isOpen={isOpen} />
        )}
        <StateWords takeaway={takeaway} />
        <div className="rap-grounds" hidden={isPlace}>
          <Chips takeaway={takeaway} canEdit={isOpen && canEdit} />
          {canEdit && !isLinking ? (
            <button
              type="button"
              className="btn"
              aria-label={`${say('addEvidence')}: ${no}`}
              aria-expanded={isLinking}
              onClick={link}
            >
              {say('addEvidence')}
            </button>
          ) : null}
        </div>
        {isLinking && canEdit ? <Picker takeaway={takeaway} /> : null}
        {isOpen ? <Opened takeaway={takeaway} group={group} /> : null}
      </div>
    </li>
  );
}

/** Keeps the one that is open in sight when it comes to stand elsewhere, and the focus in it when what had it is gone. */
function useInSight(isOpen: boolean, state: string) {
  const place = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: 'nearest' });
    const isLost = document.activeElement === document.body;
    if ((isOpen || wasOpen.current) && isLost) place.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen, state]);
  return place;
}

function Reading({ takeaway, isOpen }: { takeaway: TakeawayView; isOpen: boolean }) {
  const say = useWords();
  const own = useRapporteur();
  const { id, no, heading, text, language } = takeaway;
  return (
    <button
      type="button"
      className="rap-reading"
      aria-expanded={isOpen}
      onClick={() => own.patch({ selected: isOpen ? null : id, linking: false })}
    >
      <span className="visually-hidden">{say('wordingOf', { no: String(no) })}: </span>
      {heading ? (
        <span className="rap-heading" lang={language} dir="auto">
          {heading}
        </span>
      ) : null}
      {text ? (
        <span className="rap-text" lang={language} dir="auto">
          {text}
        </span>
      ) : (
        <span className="rap-empty">{say('empty')}</span>
      )}
    </button>
  );
}

/** What is done with the takeaway that is open: its acts, who objects, and its wordings. */
function Opened({ takeaway, group }: RowProps) {
  const fault = useOwn((state) => (state.fault?.id === takeaway.id ? state.fault.words : ''));
  const give = useGive();
  return (
    <>
      <TakeawayActs takeaway={takeaway} group={group} />
      <p className="rap-fault" role="status">
        {fault}
      </p>
      <ObjectionsPart takeaway={takeaway} give={give} />
      <Versions takeaway={takeaway} give={give} />
    </>
  );
}
