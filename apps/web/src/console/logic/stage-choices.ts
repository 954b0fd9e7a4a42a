import type { Scene } from '@openfloor/contract';

/** The scenes that can be set, in the order in which they stand on the desk. */
export const SCENES_OFFERED = [
  'auto',
  'question',
  'queue',
  'clock',
  'message',
  'join',
  'break',
  'blank',
] as const satisfies readonly Scene[];
export type OfferedScene = (typeof SCENES_OFFERED)[number];

/** Scenes of which one can say what they are about. */
const ABOUT: ReadonlySet<Scene> = new Set(['question', 'clock', 'message']);

export function isAbout(scene: Scene): boolean {
  return ABOUT.has(scene);
}

/** The pages of one screen: `page` for the screen itself, `overlay` for a video stream. The first needs no number. */
export function stagePages(publicUrl: string, code: string, no: number): { page: string; overlay: string } {
  const base = `${publicUrl.replace(/\/+$/, '')}/stage/${code}`;
  return no === 1
    ? { page: base, overlay: `${base}?overlay` }
    : { page: `${base}?no=${no}`, overlay: `${base}?overlay&no=${no}` };
}

/** The same page with the secret of a link, by which the screen may say what it painted. */
export function withSecret(page: string, linkUrl: string): string {
  const at = linkUrl.indexOf('#');
  return at < 0 ? page : `${page}${linkUrl.slice(at)}`;
}
