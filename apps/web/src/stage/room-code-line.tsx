import { useScreen } from './stage-context.js';

/** What phones in the room have to enter once before they can support a question; nothing where it is not asked for. */
export function RoomCodeLine() {
  const { say, roomCode } = useScreen();
  if (roomCode === null) return null;
  return (
    <span className="room-code">
      <span className="muted">{say('roomCode')}</span>{' '}
      <bdi dir="ltr">{roomCode.replace(/(?=...$)/, ' ')}</bdi>
    </span>
  );
}
