import type { FloorView } from '@openfloor/contract';
import { useEffect } from 'react';
import { useDesk, useView } from '../desk/context.js';
import type { FloorAsking } from '../desk/view.js';
import { GistPanel } from './gist-panel.js';
import { GivePanel } from './give-panel.js';
import { MovePanel } from './move-panel.js';
import { ProxyPanel } from './proxy-panel.js';
import { ReadPanel } from './read-panel.js';
import { CallWhy, MoveWhy, RefuseWhy, SkipWhy } from './why-panels.js';
import { useFloors } from './use-speaking.js';

/** What a panel about somebody on the list is given. */
export interface AboutSpeaker {
  floor: FloorView;
  onClose: () => void;
}

/** What is asked back about the list of speakers; never over the list, its clock, or what is on air. */
export function FloorPanel({ asking }: { asking: FloorAsking }) {
  const desk = useDesk();
  const close = (): void => desk.view.patch({ floorAsking: null });
  const floors = useFloors();
  const floor = 'floorId' in asking ? floors.find(({ id }) => id === asking.floorId) : undefined;
  const asked = useView((view) => view.asking !== null || view.sheet !== null);
  useEffect(() => (asked ? close() : undefined), [asked]);
  if (asking.kind === 'give') return <GivePanel onClose={close} />;
  if (asking.kind === 'proxy') return <ProxyPanel onClose={close} />;
  if (!floor) return null;
  const about: AboutSpeaker = { floor, onClose: close };
  if (asking.kind === 'call') return <CallWhy {...about} />;
  if (asking.kind === 'skip') return <SkipWhy {...about} />;
  if (asking.kind === 'refuse') return <RefuseWhy {...about} />;
  if (asking.kind === 'gist') return <GistPanel {...about} />;
  if (asking.kind === 'read') return <ReadPanel {...about} />;
  if ('before' in asking) return <MoveWhy {...about} before={asking.before} />;
  return <MovePanel {...about} />;
}
