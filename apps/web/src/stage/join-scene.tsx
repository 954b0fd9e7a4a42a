import type { SessionView } from '@openfloor/contract';
import { groupedCode, joinAddress } from '../parts/join-code.js';
import { QrCode } from '../parts/qr-code.js';
import { INVITATIONS } from '../text/stage.js';
import { RoomCodeLine } from './room-code-line.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';

/** How to take part: address, code and a large QR code, with the invitation in the session's languages. */
export function JoinScene() {
  const { room, say, publicUrl, roomCode } = useScreen();
  const { code, rules, phase, resumesAt, switches } = room.session;
  const { url, shown } = joinAddress(publicUrl, code);
  const isClosed = phase === 'closed' || phase === 'archived';
  return (
    <>
      <StageHead isTimed />
      <div className="floor-line" aria-hidden="true" />
      <main className="join">
        <div className={roomCode === null ? 'join-words' : 'join-words with-room-code'}>
          <h1>
            <bdi>{say(titleOf(room.session))}</bdi>
          </h1>
          {phase === 'break' ? (
            <BreakLine resumesAt={resumesAt} />
          ) : isClosed || !switches.joins ? null : (
            <Invitations />
          )}
          <p className="small muted">{say('scanOrGo')}</p>
          <p className="join-host-line">
            <bdi className={shown.length > 18 ? 'join-host long' : 'join-host'}>{shown}</bdi>
          </p>
          <p className="small muted">{say('andEnter')}</p>
          <p>
            <bdi className="join-big">{groupedCode(code)}</bdi>
          </p>
          <RoomCodeLine />
          <p className="small muted no-account">
            <bdi>
              {say(
                !switches.joins
                  ? 'doorLockedText'
                  : rules.access === 'roll'
                    ? 'needsPersonalCode'
                    : rules.identity.least === 'anonymous'
                      ? 'noAccount'
                      : 'noAccountNamed',
              )}
            </bdi>
          </p>
        </div>
        <QrCode text={url} label={say('qrLabel', { url })} />
      </main>
    </>
  );
}

function titleOf({ phase, switches }: SessionView): 'closed' | 'paused' | 'doorLocked' | 'joinTitle' {
  if (phase === 'closed' || phase === 'archived') return 'closed';
  if (phase === 'break') return 'paused';
  return switches.joins ? 'joinTitle' : 'doorLocked';
}

function BreakLine({ resumesAt }: { resumesAt: number | null }) {
  const { say, clock } = useScreen();
  return resumesAt === null ? null : (
    <p className="small muted">
      <bdi>{say('resumes', { time: clock.minute(resumesAt) })}</bdi>
    </p>
  );
}

function Invitations() {
  const { room, say } = useScreen();
  const bases = room.session.rules.languages.map((language) => language.split('-')[0]);
  const shown = INVITATIONS.filter(({ tag }) => tag !== say.language && bases.includes(tag));
  return (
    <p className="invitations muted">
      {shown.map(({ tag, text }) => (
        <span key={tag} lang={tag}>
          <bdi>{text}</bdi>
        </span>
      ))}
    </p>
  );
}
