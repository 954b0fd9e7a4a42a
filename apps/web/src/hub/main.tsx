import { acceptInvitation, readState, RefusedCall, seatKeeper } from '@openfloor/client';
import type { Seated, Welcome } from '@openfloor/contract';
import { createRoot } from 'react-dom/client';
import { deviceKeep, readKept, writeKept } from '../live/keep.js';
import { audienceSay } from '../text/audience.js';
import { Audience } from '../audience/audience.js';
import { LivePhone } from '../audience/live-phone.js';
import { hubRoad } from '../audience/seat-road.js';

const LAST_HUB = 'openfloor hub';
/** Between two tries without an answer, in milliseconds. */
const AGAIN_MS = 3_000;

/** Opens the audience page for a hub: the one of the link, or the one that was opened last on this device. */
async function openHub(root: HTMLElement): Promise<void> {
  const say = await audienceSay(document.documentElement.lang);
  const tell = (words: string): void => {
    const place = root.querySelector('p');
    if (place) place.textContent = words;
  };
  try {
    const seated = await hubSeat();
    if (!seated) return tell(say('hubNoLink'));
    const welcome = (await readState({ session: seated.sessionId, seat: seated.seat, first: 40 })) as Welcome;
    const phone = new LivePhone(welcome, hubRoad(seated));
    root.textContent = '';
    createRoot(root).render(<Audience phone={phone} say={say} />);
    phone.start();
  } catch (error) {
    if (error instanceof RefusedCall) return tell(say('hubBadLink'));
    setTimeout(() => void openHub(root), AGAIN_MS);
  }
}

/** The link is used once; what it gave is kept on the device, and the token leaves the address. */
async function hubSeat(): Promise<Seated | undefined> {
  const keeper = seatKeeper();
  const token = location.hash.slice(1);
  if (!token) {
    const last = readKept(deviceKeep(), LAST_HUB);
    return typeof last === 'string' ? keeper.load(last, 'hub')?.seated : undefined;
  }
  const seated = await acceptInvitation({ token });
  keeper.keep(seated.sessionId, 'hub', { seated });
  writeKept(deviceKeep(), LAST_HUB, seated.sessionId);
  history.replaceState(null, '', location.pathname + location.search);
  return seated;
}

const root = document.getElementById('app');
if (root) void openHub(root);
