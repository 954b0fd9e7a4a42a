import {
  NOTICE_AUDIENCES,
  NOTICE_LEVELS,
  type NoticeAudience,
  type NoticeLevel,
  type NoticeView,
} from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { useCan, useClock, useDesk, useRoom, useSay } from '../desk/context.js';
import { Act } from './small.js';

/** Short messages to everybody or to some: what stands now, and a new one. */
export function Notices() {
  const say = useSay();
  const { room } = useDesk();
  const can = useCan();
  const notices = useRoom(() => room.records('notice'));
  const now = room.serverNow();
  const standing = notices.filter(({ until }) => until === null || until > now);
  if (!can.has('notice.post') && standing.length === 0) return null;
  return (
    <section className="notices" aria-label={say('notices')}>
      <p className="section-head">
        <b>{say('notices')}</b>
        <span>{say('standing', { n: standing.length })}</span>
      </p>
      {standing.map((notice) => (
        <Standing key={notice.id} notice={notice} clear={can.has('notice.clear')} />
      ))}
      {can.has('notice.post') ? <Post /> : null}
    </section>
  );
}

function Standing({ notice, clear }: { notice: NoticeView; clear: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  return (
    <div className="notice">
      <p>
        <b lang={notice.language} dir="auto">
          {notice.text}
        </b>
        <span>
          {say(`audience.${notice.audience}`)} · {say(`level.${notice.level}`)} ·{' '}
          <bdi>{clock.minute(notice.at)}</bdi>
        </span>
      </p>
      {clear ? (
        <Act
          label={say('clearNotice')}
          onAct={() =>
            void desk.order({ type: 'notice.clear', args: { noticeId: notice.id }, says: 'notice.clear' })
          }
        />
      ) : null}
    </div>
  );
}

interface Posting {
  text: string;
  write: (text: string) => void;
  audience: NoticeAudience;
  address: (audience: NoticeAudience) => void;
  level: NoticeLevel;
  weigh: (level: NoticeLevel) => void;
  post: (form: FormEvent) => void;
}

function usePosting(): Posting {
  const say = useSay();
  const desk = useDesk();
  const [text, write] = useState('');
  const [audience, address] = useState<NoticeAudience>('all');
  const [level, weigh] = useState<NoticeLevel>('info');
  const post = async (): Promise<void> => {
    const args = { text: text.trim(), audience, level, language: say.language };
    const reply = await desk.order({ type: 'notice.post', args, says: 'notice.post' });
    if (reply?.ok) write('');
  };
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    if (text.trim() !== '') void post();
  };
  return { text, write, audience, address, level, weigh, post: submit };
}

function Post() {
  const say = useSay();
  const { text, write, audience, address, level, weigh, post } = usePosting();
  return (
    <form className="post" onSubmit={post}>
      <Pick
        word={say('toWhom')}
        chosen={audience}
        all={NOTICE_AUDIENCES}
        name={(one) => say(`audience.${one}`)}
        onPick={address}
      />
      <Pick
        word={say('howUrgent')}
        chosen={level}
        all={NOTICE_LEVELS}
        name={(one) => say(`level.${one}`)}
        onPick={weigh}
      />
      <input
        className="field"
        dir="auto"
        maxLength={500}
        aria-label={say('noticeText')}
        placeholder={say('noticeText')}
        value={text}
        onChange={(change) => write(change.target.value)}
      />
      <button type="submit" className="btn" aria-disabled={text.trim() === '' || undefined}>
        {say('post')}
      </button>
    </form>
  );
}

interface PickProps<T extends string> {
  word: string;
  chosen: T;
  all: readonly T[];
  name: (one: T) => string;
  onPick: (one: T) => void;
}

function Pick<T extends string>({ word, chosen, all, name, onPick }: PickProps<T>) {
  return (
    <select
      className="field"
      aria-label={word}
      value={chosen}
      onChange={(change) => onPick(change.target.value as T)}
    >
      {all.map((one) => (
        <option key={one} value={one}>
          {name(one)}
        </option>
      ))}
    </select>
  );
}
