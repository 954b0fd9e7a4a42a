import type { Account, MeetingView, MeetingWhole, SessionListed } from '@openfloor/contract';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { groupedCode } from '../../parts/join-code.js';
import { clockIn } from '../../parts/time.js';
import { ConsultationPart } from '../consultation/late-part.js';
import { useSay } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import type { Trouble } from '../reach/reach.js';
import type { TextKey } from '../../text/en/console.js';
import { Boundary } from './boundary.js';
import { ImportForm } from './import-form.js';
import { Page } from './message.js';
import { NewRoomForm } from './new-room-form.js';
import { TroubleLine } from './trouble-line.js';

interface LobbyProps {
  account: Account;
  onOpen: (session: string, account: Account) => void;
  onSignedOut: () => void;
  onAccount: () => void;
}

/** The meetings and sessions of an account; a new room; a programme from a file. */
export function Lobby({ account, onOpen, onSignedOut, onAccount }: LobbyProps) {
  const say = useSay();
  const reach = useReach();
  const { meetings, trouble, reload } = useMeetings();
  const signOut = (): void => void reach.post('/auth/logout', {}).then(onSignedOut);
  return (
    <Page>
      <p className="signed-in">
        {say('signedInAs', { name: account.name || account.email })}{' '}
        <button type="button" className="link" onClick={onAccount}>
          {say('yourAccount')}
        </button>{' '}
        <button type="button" className="link" onClick={signOut}>
          {say('signOut')}
        </button>
      </p>
      <h1>{say('meetings')}</h1>
      <TroubleLine trouble={trouble} />
      {meetings?.length === 0 ? <p className="nothing">{say('noMeetings')}</p> : null}
      {meetings?.map((meeting) => (
        <Meeting key={meeting.id} meeting={meeting} onOpen={(session) => onOpen(session, account)} />
      ))}
      <h2>{say('newRoom')}</h2>
      <NewRoomForm onMade={reload} onOpen={(session) => onOpen(session, account)} />
      <h2>{say('import')}</h2>
      <ImportForm onImported={reload} />
      <Boundary broken={null}>
        <Suspense>
          {meetings ? (
            <ConsultationPart
              meetings={meetings}
              onImported={reload}
              onOpen={(session) => onOpen(session, account)}
            />
          ) : null}
        </Suspense>
      </Boundary>
    </Page>
  );
}

function useMeetings(): { meetings: MeetingWhole[] | null; trouble: Trouble | null; reload: () => void } {
  const reach = useReach();
  const [meetings, set] = useState<MeetingWhole[] | null>(null);
  const [trouble, hit] = useState<Trouble | null>(null);
  const reload = useCallback(() => {
    const load = async (): Promise<void> => {
      const answer = await reach.get<{ meetings: MeetingView[] }>('/meetings');
      if (!answer.ok) return hit(answer.trouble);
      const whole = await Promise.all(
        answer.said.meetings.map(({ id }) => reach.get<MeetingWhole>(`/meetings/${id}`)),
      );
      hit(null);
      set(whole.flatMap((one) => (one.ok ? [one.said] : [])));
    };
    void load();
  }, [reach]);
  useEffect(reload, [reload]);
  return { meetings, trouble, reload };
}

function Meeting({ meeting, onOpen }: { meeting: MeetingWhole; onOpen: (session: string) => void }) {
  const { name, city, timeZone, sessions } = meeting;
  return (
    <section className="meeting">
      <h2 dir="auto">{city && !name.includes(city) ? `${name}, ${city}` : name}</h2>
      <ul>
        {sessions.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            timeZone={timeZone}
            onOpen={() => onOpen(session.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function SessionLine({
  session,
  timeZone,
  onOpen,
}: {
  session: SessionListed;
  timeZone: string;
  onOpen: () => void;
}) {
  const say = useSay();
  const { title, code, phase, startsAt } = session;
  const clock = clockIn(say.language, timeZone);
  return (
    <li className="session-line">
      <p>
        <b dir="auto">{title}</b>
        <span>
          {startsAt === null ? '' : `${clock.day(startsAt)}, ${clock.minute(startsAt)} · `}
          {say(`phase.${phase}` as TextKey)} · <bdi>{groupedCode(code)}</bdi>
        </span>
      </p>
      <button type="button" className="btn" onClick={onOpen}>
        {say('openBoard')}
      </button>
    </li>
  );
}
