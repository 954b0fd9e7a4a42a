import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { StageTexts } from '../text/en/stage.js';
import type { Say } from '../text/say.js';
import { stageSay } from '../text/stage.js';
import { addressOf } from './address.js';
import { StageLink } from './stage-link.js';
import { Stage } from './stage.js';
import { useRoomCode } from './use-room-code.js';

function Screen({ link, say }: { link: StageLink; say: Say<StageTexts> }) {
  const { room, isConnected } = useSyncExternalStore(link.subscribe, link.state);
  const isAsked = room?.session.rules.ballot === 'room';
  const roomCode = useRoomCode(isAsked ? room.session.id : undefined, link.token(), link.now);
  if (!room) return null;
  return (
    <Stage
      room={room}
      say={say}
      publicUrl={publicUrl}
      roomCode={roomCode}
      address={address}
      now={link.now}
      isConnected={isConnected}
      onPainted={link.paint}
    />
  );
}

const address = addressOf(location.search);
document.documentElement.classList.add(address.isOverlay ? 'over-video' : 'whole');
document.documentElement.classList.toggle('green', address.isOverlay && address.isGreen);
const publicUrl =
  document.querySelector<HTMLMetaElement>('meta[name=public-url]')?.content ?? location.origin;
const code = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const token = location.hash.slice(1);
if (token) history.replaceState(null, '', location.pathname + location.search);
/** What the hall sees is said by its screen alone; a lower third shows less of it. */
const link = new StageLink(code, !address.isOverlay);
const root = document.getElementById('app');
void link.start(token);
void stageSay(document.documentElement.lang).then((say) => {
  if (root) createRoot(root).render(<Screen link={link} say={say} />);
});
