import { hydrateRoot } from 'react-dom/client';
import { unembed } from '../live/embed.js';
import { audienceSay } from '../text/audience.js';
import { Audience } from './audience.js';
import { LivePhone } from './live-phone.js';
import { participantRoad } from './seat-road.js';

/** Makes the page that the server rendered a live one. */
async function openSession(root: HTMLElement, embedded: string): Promise<void> {
  const welcome = unembed(embedded);
  const session = welcome.put.find(({ kind }) => kind === 'session');
  const asked = new URLSearchParams(location.search);
  const hubCode = asked.get('hub');
  const attendance = hubCode ? 'hub' : asked.get('at') === 'room' ? 'onsite' : 'online';
  const personalCode = location.hash.slice(1);
  const isPersonal = /^[\w-]{16,24}$/.test(personalCode);
  if (isPersonal) history.replaceState(null, '', location.pathname + location.search);
  const road = participantRoad(session?.id ?? '', {
    attendance,
    ...(session?.kind === 'session' ? { code: session.code } : {}),
    ...(isPersonal ? { personalCode } : {}),
    ...(hubCode ? { hubCode } : {}),
    ...(welcome.joinKey ? { joinKey: welcome.joinKey } : {}),
  });
  const phone = new LivePhone(welcome, road);
  const say = await audienceSay(document.documentElement.lang);
  hydrateRoot(root, <Audience phone={phone} say={say} tab={asked.get('list') === 'new' ? 'new' : 'top'} />);
  requestAnimationFrame(() => setTimeout(() => phone.start()));
}

const root = document.getElementById('app');
const embedded = document.getElementById('welcome')?.textContent;
if (root && embedded) void openSession(root, embedded);
