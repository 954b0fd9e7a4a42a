import type { SessionView, StageView } from '@openfloor/contract';

/** One screen and whether what it last painted is what is on air. `at`: when it said so, ms; null: never. */
export interface Screen {
  id: string;
  name: string;
  agrees: boolean;
  at: number | null;
}

/**
 * What the hall really sees, by what the screens reported: `sees` what is on air, `late`: a screen still shows
 * something else, `silent`: no screen has reported, `empty`: nothing is on air.
 */
export interface Hall {
  state: 'sees' | 'late' | 'silent' | 'empty';
  screens: Screen[];
  /** The latest confirmation, ms. */
  at: number | null;
}

const FREE_SCENES: ReadonlySet<string> = new Set(['auto', 'question']);

/** Whether a screen shows what it should: the question on air where it follows the floor, else its own scene. */
function agrees(stage: StageView, onAirIds: readonly string[]): boolean {
  const { shown, scene } = stage;
  if (!shown) return false;
  if (!FREE_SCENES.has(scene)) return shown.scene === scene;
  if (scene === 'question' && stage.refId) return shown.refId === stage.refId;
  return onAirIds.length === 0
    ? shown.refId === null
    : shown.refId !== null && onAirIds.includes(shown.refId);
}

/** Reads the screens of a room. A screen that shows another scene on purpose is not late. */
export function hallOf(session: SessionView, stages: readonly StageView[]): Hall {
  const screens = stages.map((stage) => ({
    id: stage.id,
    name: stage.name,
    agrees: agrees(stage, session.onAirIds),
    at: stage.shown?.at ?? null,
  }));
  const heard = screens.filter((screen) => screen.at !== null);
  const at = heard.reduce<number | null>((latest, screen) => Math.max(latest ?? 0, screen.at ?? 0), null);
  if (session.onAirIds.length === 0) return { state: 'empty', screens, at };
  if (heard.length === 0) return { state: 'silent', screens, at };
  const sees = stages.some(
    (stage, index) => screens[index]?.agrees && session.onAirIds.includes(stage.shown?.refId ?? ''),
  );
  return { state: sees ? 'sees' : 'late', screens, at };
}
