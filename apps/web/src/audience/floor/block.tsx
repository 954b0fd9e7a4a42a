import { holderOf, queueOf } from '../../parts/floor.js';
import { whyText } from '../../parts/why.js';
import { ReceiptNo } from '../../parts/written.js';
import { Announcement } from '../bars.js';
import { useLaterPage, useTick } from '../later-context.js';
import { Group, Holder, HolderLine } from './holder.js';
import { offerOf, queuedOf, questionNo } from './own.js';
import { ESTIMATE_MS, placeText } from './place.js';
import { placeOf, whoText } from './who.js';

interface BlockProps {
  /** It stands under a question that is before the panel. */
  isCompact: boolean;
  /** The one line of a page that is scrolled. */
  isLine?: boolean;
  /** No script runs yet, so no clock does. */
  isStill?: boolean;
}

/**
 * Who has the floor and who is next. Every line of it is always there and one line high, so that the list beneath
 * never moves.
 */
export function FloorBlock({ isCompact, isLine = false, isStill = false }: BlockProps) {
  const { state, say } = useLaterPage();
  const holder = holderOf(state.room.floors.values());
  const line = <HolderLine holder={holder} isStill={isStill} />;
  if (isLine) return line;
  return (
    <section className={holder ? 'on-air floor-now' : 'floor-now'} aria-label={say('floor')}>
      {isCompact ? <p className="air-label">{line}</p> : <Holder holder={holder} isStill={isStill} />}
      <NextLine />
    </section>
  );
}

/** Who is next and why, or what concerns oneself; opens the whole of it. */
function NextLine() {
  const page = useLaterPage();
  const { state, say, open } = page;
  const [next] = queueOf(state.room.floors.values());
  const mine = useOwnLine();
  return (
    <>
      <button type="button" className="next-line" onClick={() => open({ name: 'floor' })}>
        <span className="cut">
          <b>{say(next ? 'next' : 'nobodyWaits')}</b>{' '}
          {next ? (
            <>
              <ReceiptNo no={next.no} /> <Group floor={next} />{' '}
              <bdi>{next.name ? whoText(page, next) : placeOf(page, next)}</bdi>
            </>
          ) : null}
        </span>
        <span className="link">{say('floor')}</span>
        <span className={mine.text ? 'cut own-place' : 'cut muted'}>
          {mine.text || (next?.why && whyText(say, state.room.session.rules, next.why))}
        </span>
      </button>
      <Announcement text={mine.news} />
    </>
  );
}

/** One's own place, or what one is asked; and as news what of it is worth being read out: an offer, the first places. */
function useOwnLine(): { text: string; news: string } {
  const { state, say, clock, now } = useLaterPage();
  const { room, line, heardAt } = state;
  const own = queuedOf(room);
  const offer = offerOf(room);
  useTick(own ? ESTIMATE_MS : null);
  if (offer) {
    const text = say('speakIt', { no: questionNo(offer, room) });
    return { text, news: text };
  }
  if (!own?.position) return { text: '', news: '' };
  const place = placeText(say, own, room, now);
  return {
    text: line === 'offline' ? say('placeAt', { time: clock.minute(heardAt), place }) : place,
    news: own.position <= 3 ? place.replace(/,.*/, '') : '',
  };
}
