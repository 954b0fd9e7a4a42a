import type { NoticeView } from '@openfloor/contract';
import { useRef } from 'react';
import { Icon } from '../parts/icons.js';
import { Written } from '../parts/written.js';
import { JoinBlock } from './join-block.js';
import { sizeOf } from './scene.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { useFit } from './use-fit.js';

/** A notice of the organisers, as large as it fits. */
export function MessageScene({ notice }: { notice: NoticeView }) {
  const { say } = useScreen();
  const translated = notice.translations?.[say.language]?.text;
  const text = translated ?? notice.text;
  const box = useRef<HTMLElement>(null);
  useFit(box, sizeOf([text]) + 1.4, text);
  return (
    <>
      <StageHead />
      <main className="now message" ref={box}>
        <p className={`now-label ${notice.level}`}>
          <Icon name={notice.level === 'info' ? 'info' : 'alert'} />
          {say(`notice.${notice.level}`)}
        </p>
        <Written className="hall-text" text={text} language={translated ? say.language : notice.language} />
      </main>
      <div className="floor-line" aria-hidden="true" />
      <footer className="foot end">
        <JoinBlock small />
      </footer>
    </>
  );
}
