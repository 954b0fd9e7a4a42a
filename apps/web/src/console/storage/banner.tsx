import { lazy, Suspense } from 'react';
import { Icon } from '../../parts/icons.js';
import { sayIn } from '../../text/say.js';
import { useRoom, useSay, useStale } from '../desk/context.js';
import type { storageTexts } from './words.js';

const Words = lazy(async () => {
  const { storageTexts: texts } = await import('./words.js');
  return { default: (props: { language: string; n: number }) => said(texts, props) };
});

/** In touch with a server that cannot save: what that means, and how many acts of this desk wait. */
export function StorageBanner() {
  const { language } = useSay();
  const stale = useStale();
  const refuses = useRoom(({ presence }) => presence?.storage === 'refusing');
  const n = useRoom(({ outbox }) => outbox.length);
  return refuses && !stale ? (
    <Suspense>
      <Words language={language} n={n} />
    </Suspense>
  ) : null;
}

function said({ en, ar }: typeof storageTexts, { language, n }: { language: string; n: number }) {
  const say = sayIn(language, language === 'ar' ? ar : {}, en);
  return (
    <div className="state amber" lang={language} dir={say.direction}>
      <Icon name="alert" />
      <div>
        <p role="alert">
          <b>{say('title')}</b> {say('text')}
        </p>
        {n > 0 ? <b>{say('waiting', { n })}</b> : null}
      </div>
    </div>
  );
}
