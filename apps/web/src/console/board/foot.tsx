import { useEffect, useState } from 'react';
import { actOnBar, canUndo, UNDO_MS, type Act as Done } from '../logic/acts.js';
import { isKeyFor, type KeyAct } from '../logic/keys.js';
import { useCan, useDesk, useSay, useView } from '../desk/context.js';
import { onTick } from '../desk/ticking.js';
import type { Said } from '../desk/view.js';
import type { TextKey } from '../../text/en/console.js';
import { Act, Cap, Receipt } from './small.js';

/** True on machines whose keyboards have a Command key. */
export const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
export const UNDO_CAP = IS_APPLE ? '⌘Z' : 'Ctrl Z';
const SAID_MS = 6_000;

/** The foot: the keys, and for ten seconds after an act what was done and its undoing. It covers nothing. */
export function Foot() {
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
        <Keys />
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
  const words = said ? say(said.key as TextKey) : done ? `${done.did}${done.effect}` : '';
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
  return ({ says, nos }) => {
    const [verb, reason] = says.split('.') as [string, string?];
    const filling = {
      no: String(nos[1] ?? nos[0] ?? ''),
      reason:
        reason && verb === 'aside' ? say(`reason.${reason}` as TextKey).toLocaleLowerCase(say.language) : '',
    };
    const key = verb === 'aside' ? 'aside' : says;
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
        {said.no === null ? null : <Receipt no={said.no} />} {say(said.key as TextKey)}
      </p>
      <Act label={say('close')} onAct={() => desk.view.patch({ said: null })} />
    </footer>
  );
}

const SHOWN: readonly (readonly [string, KeyAct])[] = [
  ['J', 'previous'],
  ['K', 'next'],
  ['A', 'queue'],
  ['P', 'publish'],
  ['S', 'air'],
  ['D', 'answered'],
  ['B', 'back'],
  ['N', 'airNext'],
  ['X', 'aside'],
  ['M', 'merge'],
  ['E', 'edit'],
  ['/', 'find'],
];

function Keys() {
  const say = useSay();
  const desk = useDesk();
  const off = useView((view) => view.keysOff);
  const acts = useView((view) => view.acts.length);
  const can = useCan();
  return (
    <footer className="foot">
      <p className="foot-keys" aria-hidden="true">
        {off
          ? say('keysAreOff')
          : SHOWN.filter(([, act]) => isKeyFor(act, can)).map(([cap, act]) => (
              <span key={cap}>
                <kbd className="cap">{cap}</kbd>{' '}
                {act === 'previous' ? '' : say(act === 'next' ? 'keyMove' : `key.${act}`)}
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
