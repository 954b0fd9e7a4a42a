import type { Scene, StageView } from '@openfloor/contract';

/** What a screen was set to. */
export interface Setting {
  scene: Scene;
  refId: string | null;
}

/** What screens were set to before they were blanked, by the id of the screen. */
export type Before = Readonly<Record<string, Setting>>;

/** What the panic key does now: blank all screens, or set each to what it was. Null where there is no screen. */
export type Panic =
  | { kind: 'blank'; before: Before }
  | { kind: 'restore'; settings: readonly (Setting & { stageId: string })[] }
  | null;

const BY_ITSELF: Setting = { scene: 'auto', refId: null };

/** Whether every screen is blank, so that the same key brings them back. */
export function isBlanked(stages: readonly Pick<StageView, 'scene'>[]): boolean {
  return stages.length > 0 && stages.every(({ scene }) => scene === 'blank');
}

/**
 * One press blanks everything, the next one restores what was there. A screen that was blank on purpose while others
 * were not stays blank; one of which nothing is remembered follows what is on air.
 */
export function panicOf(stages: readonly StageView[], before: Before): Panic {
  if (stages.length === 0) return null;
  if (!isBlanked(stages)) {
    const settings = stages.map(({ id, scene, refId }) => [id, { scene, refId }] as const);
    return { kind: 'blank', before: Object.fromEntries(settings) };
  }
  const settings = stages.map(({ id }) => ({ stageId: id, ...(before[id] ?? BY_ITSELF) }));
  const isAllBlank = settings.every(({ scene }) => scene === 'blank');
  return {
    kind: 'restore',
    settings: settings
      .map((setting) => (isAllBlank ? { ...setting, ...BY_ITSELF } : setting))
      .filter(({ scene }) => scene !== 'blank'),
  };
}
