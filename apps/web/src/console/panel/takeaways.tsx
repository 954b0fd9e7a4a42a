import { useEffect, useReducer, useState } from 'react';
import { guessLanguage } from '../../audience/draft.js';
import { groupName } from '../../parts/question-words.js';
import { ReaderContext, refusedWords, toldWords, type Reader } from '../../takeaways/context.js';
import { checkedOf } from '../../takeaways/list.js';
import { shownOf } from '../../takeaways/order.js';
import { AllTakeaways } from '../../takeaways/listed.js';
import { pendingIn } from '../../takeaways/pending.js';
import { takeawayWords, type TakeawayTexts } from '../../text/en/takeaways.js';
import { sayIn, type Say } from '../../text/say.js';
import { takeawaySay } from '../../text/takeaways.js';
import { useClock, useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';

interface TakeawaysProps {
  isOpen: boolean;
  onToggle: () => void;
}

/** On a panellist's screen: a line with what is asked about, and all of it in place of the question once it is opened. */
export function PanelTakeaways({ isOpen, onToggle }: TakeawaysProps) {
  const words = useTexts();
  const { room } = useDesk();
  const takeaways = useRoom(() => room.records('takeaway'));
  const reader = useReading(words);
  const shown = shownOf(takeaways);
  const [first, ...others] = checkedOf(takeaways);
  if (shown.length === 0) return null;
  return (
    <ReaderContext value={reader}>
      <div className="podium-takeaways" lang={words.language} dir={words.direction}>
        <p className="podium-line">
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
        </p>
        <button type="button" className="btn podium-small" aria-expanded={isOpen} onClick={onToggle}>
          {words(isOpen ? 'close' : first ? 'answer' : 'read')}
        </button>
      </div>
      {isOpen ? (
        <section
          className="podium-takeaway-list"
          aria-label={words('title')}
          lang={words.language}
          dir={words.direction}
        >
          <h2>{words('title')}</h2>
          <p>{words('lead')}</p>
          <AllTakeaways takeaways={shown} />
        </section>
      ) : null}
    </ReaderContext>
  );
}

/** The words in the language of the screen; English until they have come. */
function useTexts(): Say<TakeawayTexts> {
  const { language } = useSay();
  const [words, read] = useState<Say<TakeawayTexts>>(() => sayIn('en', takeawayWords, takeawayWords));
  useEffect(() => void takeawaySay(language).then((say) => read(() => say)), [language]);
  return words;
}

function useReading(words: Say<TakeawayTexts>): Reader {
  const desk = useDesk();
  const say = useSay();
  const clock = useClock();
  const { phase, rules } = useSession();
  const mine = useRoom((room) => room.mine);
  const outbox = useRoom((room) => room.outbox);
  const may = useRoom(({ you }) => you?.can.includes('takeaway.object') ?? false);
  const now = useTick((at) => Math.floor(at / 5_000) * 5_000);
  const [refused] = useState(() => new Map<string, string>());
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const done = async (id: string, reply: ReturnType<typeof desk.room.does>): Promise<void> => {
    refused.delete(id);
    const said = await reply.catch(() => null);
    if (!said?.ok) refused.set(id, said?.code ?? 'else');
    redraw();
  };
  const group = mine?.profile?.stakeholderGroup ?? null;
  return {
    say: words,
    now,
    phase,
    rules,
    may,
    own: mine?.objections,
    told: toldWords(words, group && groupName(say, rules, group)),
    isHub: false,
    groupName: (one) => groupName(say, rules, one),
    minute: clock.minute,
    day: clock.day,
    pending: ({ id }) =>
      pendingIn(
        outbox.filter(({ state }) => state === 'kept' || state === 'sending'),
        id,
      ),
    fault: ({ id }) => {
      const code = refused.get(id);
      return code === undefined ? '' : refusedWords(words, code);
    },
    object: ({ id: takeawayId }, text) => {
      const language = guessLanguage(text, words.language);
      void done(takeawayId, desk.room.does('takeaway.object', { takeawayId, text, language }));
    },
    retract: ({ id: takeawayId }) =>
      void done(takeawayId, desk.room.does('takeaway.retract', { takeawayId })),
  };
}
