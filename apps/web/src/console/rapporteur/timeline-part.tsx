import { useEffect, useRef } from 'react';
import { Dot } from '../../parts/icons.js';
import { Mark, Receipt } from '../board/small.js';
import { useClock, useRoom, useSession, useStale } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { elapsed } from '../logic/age.js';
import { LinkAct } from './evidence-part.js';
import { NoteField } from './note-field.js';
import { isExact, spokeMs, timelineOf, tookMs, type Entry } from './timeline.js';
import { useFloors, useGive, useNotes, useQuestions } from './use-room.js';
import { tookWords, useWords } from './words.js';

/** So many entries are drawn; the others are counted. */
const DRAWN = 200;

/** What happened, the newest at the bottom next to where notes are written. */
export function TimelinePart() {
  const say = useWords();
  const clock = useClock();
  const { onAirIds } = useSession();
  const questions = useQuestions();
  const floors = useFloors();
  const notes = useNotes();
  const entries = timelineOf({ questions, floors, notes, onAirIds });
  const drawn = entries.slice(-DRAWN);
  const list = useStaying(entries.length);
  const taken = entries.filter(({ kind }) => kind === 'question').length;
  const [first] = entries;
  return (
    <section className="column rap-timeline" aria-label={say('timeline')}>
      <header className="head">
        <h2>{say('timeline')}</h2>
        <b className="head-count">{taken}</b>
        <span>{say('taken', { n: taken })}</span>
        <span className="head-fact">{say('nowBelow')}</span>
      </header>
      {entries.length > drawn.length && first ? (
        <p className="list-end">
          {say('earlier', { n: entries.length - drawn.length, time: clock.minute(first.at) })}
        </p>
      ) : null}
      <div className="scrolls rap-rail" ref={list} tabIndex={0} role="group" aria-label={say('timeline')}>
        {entries.length === 0 ? <p className="nothing">{say('nothingYet')}</p> : null}
        <ol>
          {drawn.map((entry) => (
            <EntryRow key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ol>
      </div>
      <NoteField />
    </section>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const clock = useClock();
  const isAir = entry.kind === 'question' && entry.isNow;
  return (
    <li className="rap-entry" data-kind={entry.kind} data-air={isAir || undefined}>
      <time dateTime={new Date(entry.at).toISOString()}>
        {isExact(entry.at) ? clock.second(entry.at) : clock.minute(entry.at)}
      </time>
      <i aria-hidden="true" />
      <div>
        <Told entry={entry} />
      </div>
    </li>
  );
}

function Told({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'question':
      return <Taken entry={entry} />;
    case 'floor':
      return <Turn entry={entry} />;
    case 'note':
      return <Written entry={entry} />;
  }
}

function Taken({ entry: { question, isNow } }: { entry: Extract<Entry, { kind: 'question' }> }) {
  const say = useWords();
  const isStale = useStale();
  const time = useTick((now) => {
    const ms = tookMs(question, isNow, now);
    return ms === null ? null : tookWords(say, ms, isExact(question.askedAt));
  });
  const running = isExact(question.askedAt) ? (time ?? '') : '';
  const ended = time === null ? say('returned') : say('answered', { time });
  const state = question.status === 'deferred' ? say('deferred') : ended;
  return (
    <>
      <p className="rap-entry-head">
        <Receipt no={question.no} />
        {question.author.stakeholderGroup ? <Mark group={question.author.stakeholderGroup} /> : null}
        {isNow ? (
          <b className="rap-air">
            <Dot hollow={isStale} /> {say('onAir', { time: running })}
          </b>
        ) : (
          <span className="rap-fact">{state}</span>
        )}
      </p>
      <p className="rap-words" lang={question.language} dir="auto">
        {question.text}
      </p>
      <LinkAct kind="question" id={question.id} no={question.no} />
    </>
  );
}

function Turn({ entry: { floor } }: { entry: Extract<Entry, { kind: 'floor' }> }) {
  const say = useWords();
  const { id, no, status, name, personId, gist } = floor;
  const isNow = status === 'speaking' || status === 'paused';
  const time = useTick((now) => elapsed(spokeMs(floor, now)));
  const words = status === 'called' ? say('calledNow') : say(isNow ? 'hasFloor' : 'hadFloor', { time });
  return (
    <>
      <p className="rap-line">
        {floor.stakeholderGroup ? <Mark group={floor.stakeholderGroup} /> : null}{' '}
        <b dir="auto">{name || say(personId ? 'panel' : 'somebody')}</b> {words}
      </p>
      {gist ? (
        <p className="rap-words" lang={gist.language} dir="auto">
          {gist.text}
        </p>
      ) : null}
      <LinkAct kind="floor" id={id} no={no} />
    </>
  );
}

function Written({ entry: { note } }: { entry: Extract<Entry, { kind: 'note' }> }) {
  const say = useWords();
  const give = useGive();
  const canEdit = useRoom(({ you }) => you?.can.includes('note.edit') ?? false);
  const { id, rev, mark, text, language } = note;
  return (
    <p className="rap-line rap-note">
      <b>{say(`mark.${mark}`)}</b>{' '}
      {mark === 'quote' ? (
        <q lang={language} dir="auto">
          {text}
        </q>
      ) : (
        <span lang={language} dir="auto">
          {text}
        </span>
      )}{' '}
      {canEdit ? (
        <button
          type="button"
          className="link rap-away"
          aria-label={`${say('takeNote')}: ${text}`}
          onClick={() => void give(id, 'note.edit', { noteId: id, seen: rev, text: '' })}
        >
          ×
        </button>
      ) : null}
    </p>
  );
}

/** Keeps the newest in sight, unless somebody has gone back to read. */
function useStaying(n: number) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const box = list.current;
    if (!box) return undefined;
    const look = (): void => {
      isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    };
    box.addEventListener('scroll', look);
    return () => box.removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    const box = list.current;
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [n]);
  return list;
}
