import type { QuestionView } from '@openfloor/contract';
import { GROUP_ORDER } from '../../parts/groups.js';
import { useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { balanceOf, placesOf } from '../logic/balance.js';
import { HubLine } from '../hubs/hub-line.js';
import { useHubs } from '../hubs/use-hubs.js';
import { FloorBalance } from '../speakers/floor-balance.js';
import { Mark } from './small.js';

/** How the hubs are, who is in the queue and who asked, and who of them was heard: informs, orders nothing. */
export function Balances({ questions }: { questions: readonly QuestionView[] }) {
  return (
    <>
      <HubLine />
      <Balance questions={questions} />
      <FloorBalance />
    </>
  );
}

function Balance({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  const { room } = useDesk();
  const { rules } = useSession();
  const all = useRoom(() => room.records('question'));
  const groups = GROUP_ORDER.filter((group) => rules.groups.some(({ key }) => key === group));
  if (questions.length === 0) return null;
  return (
    <div className="balance">
      <p className="balance-head">
        <b>{say('balance', { n: questions.length })}</b>
        <span>{say('percentOfAsked', { n: all.length })}</span>
      </p>
      <p className="balance-places">
        <Places questions={questions} />
      </p>
      <ul className="cells">
        {balanceOf(questions, all, groups).map(({ group, queued, askedPercent }) => (
          <li key={group} className={queued === 0 ? 'cell zero' : 'cell'}>
            <Mark group={group} />
            <b>{queued}</b>
            <span className="share">{askedPercent === null ? '' : say('percent', { n: askedPercent })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Places({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  const hubs = useHubs();
  const nameOf = (place: string): string => {
    if (place === 'onsite' || place === 'online' || place === 'hub') return say(`place.${place}`);
    return hubs.find(({ id }) => id === place)?.name ?? say('place.hub');
  };
  return [...placesOf(questions, hubs)].map(([place, n]) => `${nameOf(place)} ${n}`).join(' · ');
}
