import { useEffect, useState } from 'react';
import { actOnBar, canUndo, UNDO_MS, type Act as Done } from '../logic/acts.js';
import { crewKeys, footKeys, type KeyAct } from '../logic/keys.js';
import { saidOf } from '../logic/said.js';
import { useCan, useDesk, useRoom, useSay, useView } from '../desk/context.js';
import { onTick } from '../desk/ticking.js';
import type { Said } from '../desk/view.js';
import type { TextKey } from '../../text/en/console.js';
import { Act, Cap, Receipt } from './small.js';

/** True on machines whose keyboards have a Command key. */
export const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
export const UNDO_CAP = IS_APPLE ? '⌘Z' : 'Ctrl Z';
const SAID_MS = 6_000;

/** The foot: the keys, and for ten seconds after an act what was done and its undoing. It covers nothing. `crew`: there is no board. */
export function Foot({ crew = false }: { crew?: boolean }) {
  const desk = useDesk();
  const acts = useView((view) => view.acts);
  const said = useView((view) => view.said);
  const now = useSeconds(acts, said);
  const act = actOnBar(acts, now);
  const shown = act && canUndo(act, desk.statusOf) ? act : undefined;
  const speaks = said && now - said.at < SAID_MS && (!shown || said.at >= shown.at) ? said : null;
  return (
    <>
      <Heard said={speaks} act={shown} />
      {speaks ? (
        <SaidBar said={speaks} />
      ) : shown ? (
        <UndoBar key={shown.id} act={shown} now={now} />
      ) : (
        <Keys crew={crew} />
      )}
    </>
  );
}

/** This machine's time, ms: each second, and at once when something happened. */
function useSeconds(...happened: unknown[]): number {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => onTick(() => tick(Date.now())), []);
  useEffect(() => tick(Date.now()), happened);
  return now;
}

/** The same for those who listen: one region that stays, so that what is put into it is read out. */
function Heard({ said, act }: { said: Said | null; act: Done | undefined }) {
  const say = useSay();
  const wordsOf = useDidWords();
  const done = act && wordsOf(act);
  const no = said ? said.no : act?.nos[0];
  const spoken = said ? [said.who, say(said.key as TextKey)].filter(Boolean).join(': ') : '';
  const words = said ? spoken : done ? `${done.did}${done.effect}` : '';
  return (
    <p role="status" className="visually-hidden">
      {words && no != null ? `#${no} ` : ''}
      {words}
    </p>
  );
}

/** What an act did, in words. */
export function useDidWords(): (act: Done) => { did: string; effect: string } {
  const say = useSay();
  return ({ says, nos, who, n = 0 }) => {
    const { key, reason } = saidOf(says);
    const word = reason ? say(reason as TextKey).toLocaleLowerCase(say.language) : '';
    const filling = { no: String(nos[1] ?? nos[0] ?? ''), who: who || say('somebody'), n, reason: word };
    return { did: say(`did.${key}` as TextKey, filling), effect: say(`effect.${key}` as TextKey, filling) };
  };
}

function UndoBar({ act, now }: { act: Done; now: number }) {
  const say = useSay();
  const desk = useDesk();
  const { did, effect } = useDidWords()(act);
  const left = Math.max(0, Math.ceil((UNDO_MS - (now - act.at)) / 1_000));
  return (
    <footer className="foot bar">
      <p>
        {act.nos[0] === undefined ? null : <Receipt no={act.nos[0]} />} <b>{did}</b>
        {effect}
      </p>
      <span className="draining" aria-hidden="true">
        <span style={{ animationDuration: `${UNDO_MS}ms`, animationDelay: `${act.at - Date.now()}ms` }} />
      </span>
      <bdi className="bar-time">0:{String(left).padStart(2, '0')}</bdi>
      <button type="button" className="btn bar-undo" onClick={() => void desk.undo(act)}>
        {say('undo')} <Cap>{UNDO_CAP}</Cap>
      </button>
      <button type="button" className="link" onClick={() => desk.view.patch({ sheet: 'history' })}>
        {say('laterHistory')}
      </button>
    </footer>
  );
}

function SaidBar({ said }: { said: Said }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <footer className="foot bar">
      <p>
        {said.no === null ? null : <Receipt no={said.no} />}
        {said.who ? <b dir="auto">{said.who}: </b> : null} {say(said.key as TextKey)}
      </p>
      <Act label={say('close')} onAct={() => desk.view.patch({ said: null })} />
    </footer>
  );
}

function Keys({ crew }: { crew: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const off = useView((view) => view.keysOff);
  const acts = useView((view) => view.acts.length);
  const can = useCan();
  const selected = useView((view) => view.selected);
  const onSpeakers = useRoom(() => desk.floor(selected) !== undefined);
  const wordOf = (act: KeyAct): string => {
    const own = onSpeakers ? say.maybe(`keyOfSpeaker.${act}`) : undefined;
    return own ?? say.maybe(`keyOf.${act}`) ?? say(`key.${act}`);
  };
  return (
    <footer className="foot">
      <p className="foot-keys" aria-hidden="true">
        {off
          ? say('keysAreOff')
          : (crew ? crewKeys(can) : footKeys(onSpeakers, can)).map(([act, ...caps]) => (
              <span key={act}>
                {caps.map((cap) => (
                  <kbd key={cap} className="cap">
                    {cap}
                  </kbd>
                ))}{' '}
                {wordOf(act)}
              </span>
            ))}
      </p>
      {can.has('undo') ? (
        <button type="button" className="link" onClick={() => desk.view.patch({ sheet: 'history' })}>
          {say('history')} {acts > 0 ? acts : ''}
        </button>
      ) : null}
    </footer>
  );
}
