import type { FiguresPage } from '@openfloor/contract';
import { hydrateRoot } from 'react-dom/client';
import { figuresSay } from '../text/figures.js';
import { FiguresScreen } from './screen.js';

const given = document.getElementById('figures')?.textContent;
const root = document.getElementById('app');
if (given && root) {
  const page = JSON.parse(given) as FiguresPage;
  void figuresSay(document.documentElement.lang).then((say) => {
    if (page.figures) hydrateRoot(root, <FiguresScreen page={page} first={page.figures} say={say} />);
  });
}
