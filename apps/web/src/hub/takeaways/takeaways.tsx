import { groupName } from '../../parts/question-words.js';
import { ReaderContext, refusedWords, toldOfHub, type Reader } from '../../takeaways/context.js';
import { concerns } from '../../takeaways/list.js';
import { shownOf } from '../../takeaways/order.js';
import { AllTakeaways, Listed } from '../../takeaways/listed.js';
import { pendingIn, refusedIn } from '../../takeaways/pending.js';
import { guessLanguage } from '../../audience/draft.js';
import type { TakeawayTexts } from '../../text/en/takeaways.js';
import type { Say } from '../../text/say.js';
import { takeawaySay } from '../../text/takeaways.js';
import { headcountOf } from '../logic/hands.js';
import { standingOf } from '../logic/standing.js';
import { useDesk, useNow } from '../parts/context.js';
import { Part } from '../parts/frame.js';

/** Between two looks at the end of a time for comments, ms. */
const LOOK_MS = 5_000;

/** What the session concludes, with its words, for the console of a hub. */
export async function loadTakeaways(language: string) {
  const words = await takeawaySay(language);
  return { Takeaways: () => <HubTakeaways words={words} /> };
}

/** A hub reads with its room what is concluded and can object, with one voice. What can be objected to stands open. */
function HubTakeaways({ words }: { words: Say<TakeawayTexts> }) {
  const { state } = useDesk();
  const reader = useReading(words);
  const { takeaways = [] } = state.room;
  const shown = shownOf(takeaways);
  const open = shown.filter((one) => concerns(one, reader.own, reader.phase, reader.now));
  if (shown.length === 0) return null;
  return (
    <ReaderContext.Provider value={reader}>
      <Part name="hub-takeaways" title={words('title')} count={shown.length}>
        <div className="pad" lang={words.language} dir={words.direction}>
          <p className="note">{words('lead')}</p>
          <Listed takeaways={open} />
          {shown.length > open.length ? (
            <details>
              <summary>{words('all', { n: shown.length - open.length })}</summary>
              <AllTakeaways takeaways={shown.filter((one) => !open.includes(one))} />
            </details>
          ) : null}
        </div>
      </Part>
    </ReaderContext.Provider>
  );
}

function useReading(words: Say<TakeawayTexts>): Reader {
  const { hub, say, state, clocks } = useDesk();
  const { room, entries } = state;
  const { session, mine, you } = room;
  const isOut = ['suspended', 'closed'].includes(standingOf(state.hub, room));
  return {
    say: words,
    now: useNow(state.offsetMs, LOOK_MS),
    phase: session.phase,
    rules: session.rules,
    may: you.can.includes('takeaway.object') && !isOut,
    own: mine.objections,
    told: toldOfHub(words, headcountOf(state.hub, entries)),
    isHub: true,
    groupName: (group) => groupName(say, session.rules, group),
    minute: clocks.local.minute,
    day: clocks.local.day,
    pending: ({ id }) => pendingIn(entries, id),
    fault: ({ id }) => {
      const code = refusedIn(entries, id);
      return code && refusedWords(words, code);
    },
    object: ({ id: takeawayId }, text) =>
      hub.does('takeaway.object', { takeawayId, text, language: guessLanguage(text, words.language) }),
    retract: ({ id: takeawayId }, objectionId) =>
      hub.does('takeaway.retract', { takeawayId, ...(objectionId ? { objectionId } : {}) }),
  };
}
