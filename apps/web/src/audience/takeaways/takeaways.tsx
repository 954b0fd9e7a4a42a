import type { TakeawayView } from '@openfloor/contract';
import { groupName } from '../../parts/question-words.js';
import { ReaderContext, toldOfHub, toldWords, type Reader } from '../../takeaways/context.js';
import { checkedOf } from '../../takeaways/list.js';
import { shownOf } from '../../takeaways/order.js';
import { AllTakeaways } from '../../takeaways/listed.js';
import readerCss from '../../takeaways/takeaways.css?url';
import type { TakeawayTexts } from '../../text/en/takeaways.js';
import type { Say } from '../../text/say.js';
import { takeawaySay } from '../../text/takeaways.js';
import { useLaterPage, useTick } from '../later-context.js';
import { SheetFrame } from '../sheet.js';
import css from './takeaways.css?url';
import { useGiving } from './use-giving.js';

interface Words {
  words: Say<TakeawayTexts>;
}

/** What the session concludes, with its words, for a language. */
export async function loadTakeaways(language: string) {
  const words = await takeawaySay(language);
  for (const address of [readerCss, css]) styled(address);
  return {
    Takeaways: ({ onClose }: { onClose?: (() => void) | undefined }) =>
      onClose ? <TakeawaySheet words={words} onClose={onClose} /> : <TakeawayStrip words={words} />,
  };
}

/** Under the header: how many there are, and what is asked about just now. It leads to the sheet. */
function TakeawayStrip({ words }: Words) {
  const { state, open } = useLaterPage();
  const { takeaways = [] } = state.room;
  const shown = shownOf(takeaways);
  const [first, ...others] = checkedOf(takeaways);
  if (shown.length === 0) return null;
  return (
    <div className="strip plain tk-strip" lang={words.language} dir={words.direction}>
      <span className="tk-strip-words">
        {first ? (
          <>
            <b>{words('anyObjection')}</b> <bdi>{first.no}</bdi>{' '}
            <span lang={first.language} dir="auto">
              {first.text}
            </span>{' '}
            {others.length > 0 ? <bdi>+{others.length}</bdi> : null}
          </>
        ) : (
          words('all', { n: shown.length })
        )}
      </span>
      <button
        type="button"
        className="link strong"
        aria-haspopup="dialog"
        onClick={() => open({ name: 'takeaways' })}
      >
        {words(first ? 'answer' : 'read')}
      </button>
    </div>
  );
}

/** All that was shown, what is asked about first. */
function TakeawaySheet({ words, onClose }: Words & { onClose: () => void }) {
  const reader = useReading(words);
  const { takeaways = [] } = useLaterPage().state.room;
  const shown = shownOf(takeaways);
  return (
    <ReaderContext.Provider value={reader}>
      <SheetFrame title={words('title')} onClose={onClose}>
        <div lang={words.language} dir={words.direction}>
          <p className="lead">{words(shown.length > 0 ? 'lead' : 'none')}</p>
          <AllTakeaways takeaways={takeaways} />
        </div>
      </SheetFrame>
    </ReaderContext.Provider>
  );
}

/** Who reads here, and what becomes of what is said. */
function useReading(words: Say<TakeawayTexts>): Reader {
  const { state, say, clock, now } = useLaterPage();
  const giving = useGiving(words);
  const { session, mine, you, takeaways = [] } = state.room;
  const group = mine.profile?.stakeholderGroup ?? null;
  useTick(untilEnd(takeaways, now));
  return {
    say: words,
    now,
    phase: session.phase,
    rules: session.rules,
    may: you.can.includes('takeaway.object'),
    own: mine.objections,
    told: you.relayed
      ? toldOfHub(words, null)
      : toldWords(words, group && groupName(say, session.rules, group)),
    isHub: false,
    groupName: (one) => groupName(say, session.rules, one),
    minute: clock.minute,
    day: clock.day,
    ...giving,
  };
}

/** Until the next time for comments is over, ms. */
function untilEnd(takeaways: readonly TakeawayView[], now: number): number | null {
  const ends = takeaways
    .flatMap(({ commentsUntil }) => (commentsUntil ?? 0) - now)
    .filter((left) => left > 0);
  return ends.length > 0 ? Math.min(...ends, 2 ** 31 - 1) : null;
}

function styled(address: string): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}
