import '../styles/tokens.css';
import '../parts/parts.css';
import '../console/styles/desk.css';
import '../console/styles/controls.css';
import '../console/styles/columns.css';
import './styles/hub.css';
import './styles/room.css';
import './styles/place.css';
import './styles/polls.css';
import '../takeaways/takeaways.css';
import './takeaways/takeaways.css';
import './styles/desk-words.css';
import './styles/entrance.css';
import './styles/narrow.css';
import { acceptInvitation, readState, RefusedCall, seatKeeper } from '@openfloor/client';
import type { Seated, Welcome } from '@openfloor/contract';
import { createRoot } from 'react-dom/client';
import { deviceKeep } from '../live/keep.js';
import { typedCode } from '../parts/join-code.js';
import { Entrance } from './entrance/entrance.js';
import { readLastKnown } from './live/last-known.js';
import { keepHubSeat, lastHubSeat } from './live/hub-seat.js';
import { LiveHub } from './live/live-hub.js';
import { stayOpen } from './live/stay-open.js';
import { HubDesk } from './parts/hub-desk.js';
import { hubSay, type HubSay } from './words.js';

/** Between two tries without an answer, in milliseconds. */
const AGAIN_MS = 2_000;

/**
 * Opens the console of a hub: that of the link, or the one that was opened last on this laptop; without either, the way
 * to apply for one. The room as it was last known is shown at once, whatever the line does.
 */
async function openHub(root: HTMLElement): Promise<void> {
  const html = document.documentElement;
  const say = await hubSay(new URL(location.href).searchParams.get('l') ?? html.lang);
  html.lang = say.language;
  html.dir = say.direction;
  const token = location.hash.slice(1);
  const code = typedCode(new URL(location.href).searchParams.get('code') ?? '');
  const seated = token ? await seatOf(token) : code ? undefined : lastHubSeat(deviceKeep(), seatKeeper());
  if (!seated) return showEntrance(root, say, { code, isLinkBad: token !== '' });
  const known = readLastKnown(deviceKeep(), seated.sessionId, seated.actor.id);
  const welcome = known ?? (await firstWelcome(seated));
  if (!welcome) return showEntrance(root, say, { code: '', isLinkBad: true });
  root.textContent = '';
  createRoot(root).render(<HubDesk hub={new LiveHub(welcome, seated)} say={say} />);
}

function showEntrance(
  root: HTMLElement,
  say: HubSay,
  { code, isLinkBad }: { code: string; isLinkBad: boolean },
): void {
  root.textContent = '';
  const last = lastHubSeat(deviceKeep(), seatKeeper());
  createRoot(root).render(
    <Entrance say={say} code={code} isLinkBad={isLinkBad} hasLast={last !== undefined} />,
  );
}

/** Turns the link into a seat, kept on the device, and takes the token out of the address; undefined for a dead one. */
async function seatOf(token: string): Promise<Seated | undefined> {
  for (;;) {
    try {
      const seated = await acceptInvitation({ token });
      keepHubSeat(deviceKeep(), seatKeeper(), seated);
      history.replaceState(null, '', location.pathname + location.search);
      return seated;
    } catch (error) {
      if (error instanceof RefusedCall && error.status < 429) return undefined;
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }
}

/** The room as the server has it, asked until it answers; undefined for a seat that has ended. */
async function firstWelcome({ sessionId, seat }: Seated): Promise<Welcome | undefined> {
  for (;;) {
    try {
      return await readState({ session: sessionId, seat, first: 40 });
    } catch (error) {
      if (error instanceof RefusedCall && error.status < 429) return undefined;
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }
}

const root = document.getElementById('app');
if (root) void openHub(root).then(stayOpen);
