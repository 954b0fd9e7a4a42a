import { groupedCode, joinAddress } from '../parts/join-code.js';
import { QrCode } from '../parts/qr-code.js';
import { RoomCodeLine } from './room-code-line.js';
import { useScreen } from './stage-context.js';

/** How to take part, in a corner: address, code and QR code. `small` where a scene needs the room. */
export function JoinBlock({ small = false }: { small?: boolean }) {
  const { room, say, publicUrl } = useScreen();
  const { url, shown } = joinAddress(publicUrl, room.session.code);
  return (
    <aside className={small ? 'join-block small-block' : 'join-block'} aria-label={say('askOrSupportAt')}>
      <p>
        <span className="muted">{say('askOrSupportAt')}</span>
        <bdi className={shown.length > 18 ? 'host long' : 'host'}>{shown}</bdi>
        <bdi className="join-code">{groupedCode(room.session.code)}</bdi>
        <RoomCodeLine />
      </p>
      <QrCode text={url} label={say('qrLabel', { url })} />
    </aside>
  );
}
