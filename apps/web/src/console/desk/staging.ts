import type { Scene, StageView } from '@openfloor/contract';
import { panicOf, type Before, type Setting } from '../logic/panic.js';
import type { Desk } from './desk.js';

/** Sets one screen. A record that can no longer be shown leaves it following what is on air. */
export async function setScene(desk: Desk, stageId: string, { scene, refId }: Setting): Promise<void> {
  const says = scene === 'auto' || scene === 'join' || scene === 'blank' ? `stage.${scene}` : 'stage.scene';
  const order = (to: Setting) =>
    desk.order({ type: 'stage.show', args: { stageId, scene: to.scene, refId: to.refId }, says });
  const reply = await order({ scene, refId });
  if (reply && !reply.ok && reply.code === 'NOT_FOUND' && refId !== null)
    await order({ scene: 'auto', refId: null });
}

/** Sets one screen to a scene that is about nothing in particular, or takes it back to what is on air. */
export function turnScene(desk: Desk, stage: StageView, scene: Scene): void {
  void setScene(desk, stage.id, { scene: stage.scene === scene ? 'auto' : scene, refId: null });
}

/** Blanks all screens at once; again brings back what each of them showed. */
export async function panic(desk: Desk): Promise<void> {
  const stages = desk.room.records('stage');
  const session = desk.room.getSnapshot().session?.id ?? '';
  const step = panicOf(stages, recall(session));
  if (!step) return desk.say('stage.none', null);
  if (step.kind === 'blank') {
    remember(session, step.before);
    await desk.order({ type: 'stage.blank', args: {}, says: 'stage.blankAll' });
    return;
  }
  await Promise.all(step.settings.map(({ stageId, ...setting }) => setScene(desk, stageId, setting)));
}

const nameOf = (session: string): string => `openfloor stages ${session}`;
/** What was there before, for a page whose storage is closed. */
const held = new Map<string, Before>();

function remember(session: string, before: Before): void {
  held.set(session, before);
  try {
    sessionStorage.setItem(nameOf(session), JSON.stringify(before));
  } catch {
    return;
  }
}

function recall(session: string): Before {
  const known = held.get(session);
  if (known) return known;
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(session)) ?? '{}') as Before;
  } catch {
    return {};
  }
}
