import { groupedCode, joinAddress } from '../parts/join-code.js';
import { QrCode } from '../parts/qr-code.js';
import { RoomCodeLine } from './room-code-line.js';
import { useScreen } from './stage-context.js';

interface JoinProps {
  /** Where a scene needs the room. */
  small?: boolean;
  /** What one can do there. */
  word?: 'askOrSupportAt' | 'pollAnswerAt';
}

/** How to take part, in a corner: address, code and QR code. */
export function JoinBlock({ small = false, word = 'askOrSupportAt' }: JoinProps) {
  const { room, say, publicUrl } = useScreen();
  const { url, shown } = joinAddress(publicUrl, room.session.code);
  return (
    <aside className={small ? 'join-block small-block' : 'join-block'} aria-label={say(word)}>
      <p>
        <span className="muted">{say(word)}</span>
        <bdi className={shown.length > 18 ? 'host long' : 'host'}>{shown}</bdi>
        <bdi className="join-code">{groupedCode(room.session.code)}</bdi>
        <RoomCodeLine />
      </p>
      <QrCode text={url} label={say('qrLabel', { url })} />
    </aside>
  );
}
