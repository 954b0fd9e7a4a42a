import type { Figures, FiguresPage } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import type { FiguresSay } from '../text/figures.js';
import { FiguresView, type Motion } from './figures-view.js';
import { follow } from './follow.js';
import { toldOf } from './words.js';

/**
 * The figures as they move. Whoever freezes them has them stand still on this screen, so that they can be read out or
 * shown; nothing changes for anybody else. Without scripts they are as of the moment at which the page was made.
 */
export function FiguresScreen({ page, first, say }: { page: FiguresPage; first: Figures; say: FiguresSay }) {
  const [figures, setFigures] = useState(first);
  const [motion, setMotion] = useState<Motion>('still');
  const isFrozen = motion === 'frozen';
  useEffect(() => {
    if (motion === 'still') setMotion('live');
  }, []);
  useEffect(() => {
    if (isFrozen) return undefined;
    return follow(`/s/${page.code}/figures.json`, figures.final, {
      heard: (newer) => {
        setFigures(newer);
        setMotion('live');
      },
      missed: () => setMotion('late'),
    });
  }, [isFrozen]);
  const turn = (): void => setMotion(isFrozen ? 'live' : 'frozen');
  return <FiguresView told={toldOf(say, page, figures)} motion={motion} onTurn={turn} />;
}
