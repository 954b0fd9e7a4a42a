import { seatKeeper } from '@openfloor/client';
import type { PrivacyNotice } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import type { OwnDataTexts } from '../../text/en/own-data.js';
import { ownDataSay } from '../../text/own-data.js';
import type { Say } from '../../text/say.js';
import { Fault, Radios } from '../controls.js';
import { dropDraft } from '../draft.js';
import { useLaterPage } from '../later-context.js';
import { SheetFrame } from '../sheet.js';
import { eraseOwnData, fetchOwnData, readNotice } from './calls.js';

interface Words {
  words: Say<OwnDataTexts>;
}

/** The sheet "Your data" with its words, for a language. */
export async function loadOwnData(language: string) {
  const words = await ownDataSay(language);
  return { OwnData: (props: { onClose: () => void }) => <OwnDataSheet {...props} words={words} /> };
}

/** What is kept of whoever holds this phone, for how long; to be taken along, and to be erased. */
function OwnDataSheet({ words, onClose }: Words & { onClose: () => void }) {
  const { say, phone, state } = useLaterPage();
  const [isErased, setErased] = useState(false);
  const seat = phone.token() ?? keptSeat(state.room.session.id);
  if (isErased)
    return (
      <SheetFrame title={words('title')} onClose={() => location.assign('/')}>
        <p className="lead" role="status">
          {words('erased')}
        </p>
        <button type="button" className="primary wide" onClick={() => location.assign('/')}>
          {words('go')}
        </button>
      </SheetFrame>
    );
  return (
    <SheetFrame title={words('title')} onClose={onClose}>
      <p className="lead">{words('lead')}</p>
      <section>
        <h3 className="section">{words('kept')}</h3>
        <Told lines={[words('keptWritten'), words('keptTold'), words('keptNot')]} />
      </section>
      <HowLong words={words} />
      {seat === undefined ? null : (
        <>
          <TakeAlong words={words} seat={seat} />
          <Erase words={words} seat={seat} onErased={() => setErased(true)} />
        </>
      )}
      <section>
        <h3 className="section">{words('careful')}</h3>
        <p className="quiet">{words('carefulText')}</p>
        <a className="link strong" href={`/privacy?l=${say.language}`}>
          {words('notice')}
        </a>
      </section>
    </SheetFrame>
  );
}

function Told({ lines }: { lines: string[] }) {
  return (
    <ul className="told">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const ENDS = [
  ['seats', 'seatsHours'],
  ['ballots', 'ballotsDays'],
  ['words', 'wordsDays'],
  ['backups', 'backupsDays'],
] as const;

function HowLong({ words }: Words) {
  const [notice, setNotice] = useState<PrivacyNotice | 'unreachable' | null>(null);
  useEffect(() => {
    readNotice().then(setNotice, () => setNotice('unreachable'));
  }, []);
  if (notice === null) return null;
  if (notice === 'unreachable') return <p role="status">{words('unreachable')}</p>;
  const lines = ENDS.flatMap(([key, field]) => {
    const n = notice[field];
    return n === null ? [] : [words(key, { n })];
  });
  return (
    <section>
      <h3 className="section">{words('howLong')}</h3>
      <Told lines={[...lines, ...(lines.length < ENDS.length ? [words('stays')] : [])]} />
    </section>
  );
}

/** The seat that this phone has from before, although it opens the session no more. */
function keptSeat(sessionId: string): string | undefined {
  return seatKeeper().load(sessionId, 'participant')?.seated?.seat;
}

function TakeAlong({ words, seat }: Words & { seat: string }) {
  const { state } = useLaterPage();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const download = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    await fetchOwnData(state.room.session.id, seat).then(save, () => setFault(words('failed')));
    setBusy(false);
  };
  return (
    <section>
      <h3 className="section">{words('take')}</h3>
      <p className="quiet">{words('takeText')}</p>
      <button type="button" className="secondary" disabled={isBusy} onClick={() => void download()}>
        {words(isBusy ? 'downloading' : 'download')}
      </button>
      <Fault words={fault} />
    </section>
  );
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'my-data.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

function Erase({ words, seat, onErased }: Words & { seat: string; onErased: () => void }) {
  const { phone, state } = useLaterPage();
  const [questions, setQuestions] = useState<'keep' | 'delete'>('keep');
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const erase = async (): Promise<void> => {
    if (!isSure) return setSure(true);
    setBusy(true);
    setFault('');
    const { id } = state.room.session;
    try {
      await eraseOwnData(id, seat, questions);
    } catch {
      setBusy(false);
      return setFault(words('failed'));
    }
    await phone.leave();
    dropDraft(deviceKeep(), id);
    onErased();
  };
  return (
    <section>
      <h3 className="section">{words('erase')}</h3>
      <p className="quiet">{words('eraseText')}</p>
      <fieldset className="told">
        <legend>{words('questions')}</legend>
        <Radios
          name="erase-questions"
          options={[
            ['keep', words('questionsKeep')],
            ['delete', words('questionsDelete')],
          ]}
          value={questions}
          onPick={setQuestions}
        />
      </fieldset>
      {isSure ? <p role="status">{words('eraseSureText')}</p> : null}
      <button type="button" className="secondary danger" disabled={isBusy} onClick={() => void erase()}>
        {words(isSure ? 'eraseSure' : 'eraseAct')}
      </button>
      <Fault words={fault} />
    </section>
  );
}
