import type { StageView } from '@openfloor/contract';
import { useDesk, useSay } from '../desk/context.js';
import { useClockName } from '../speakers/clock-lines.js';
import { useNaming } from '../speakers/use-speaking.js';

type Setting = Pick<StageView, 'scene' | 'refId'>;

/** Names a scene and what it is about: `Question #61`, `Clock: Opening`. */
export function useSceneWords(): (setting: Setting) => string {
  const say = useSay();
  const aboutOf = useAboutWords();
  return ({ scene, refId }) => {
    const about = aboutOf(refId);
    return about ? say('sceneAbout', { scene: say(`scene.${scene}`), about }) : say(`scene.${scene}`);
  };
}

/** What a scene is about: a question or a poll by its number, whoever speaks, a clock, the first words of a notice. */
function useAboutWords(): (refId: string | null) => string {
  const desk = useDesk();
  const naming = useNaming();
  const clockName = useClockName();
  return (refId) => {
    if (refId === null) return '';
    const numbered = desk.question(refId) ?? desk.room.records('poll').find(({ id }) => id === refId);
    if (numbered) return `#${numbered.no}`;
    const floor = desk.floor(refId);
    if (floor) return naming(floor).name;
    const clock = desk.room.records('clock').find(({ id }) => id === refId);
    if (clock) return clockName(clock);
    return shortened(desk.room.records('notice').find(({ id }) => id === refId)?.text ?? '');
  };
}

const MOST = 40;

/** The first words of a text. */
export function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : text;
}
