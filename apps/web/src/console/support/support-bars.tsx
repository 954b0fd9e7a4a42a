import type { StakeholderGroup } from '@openfloor/contract';
import { GROUP_SIGNS } from '../../parts/groups.js';
import { ar } from '../../text/ar/support.js';
import { en, type SupportTexts } from '../../text/en/support.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { Mark } from '../board/small.js';
import { useRoom, useSay, useSession } from '../desk/context.js';
import { PlaceLine } from '../rankings/place-line.js';
import { barsOf, firstToldAt, type Bar } from './bars.js';

const TEXTS: Record<string, Translated<SupportTexts>> = { ar };

/** From which groups the votes of a question came, as far as that gives no single vote away, and when it was counted. */
export function SupportBars({ no }: { no: number }) {
  const { language } = useSay();
  const say = sayIn<SupportTexts>(language, TEXTS[language] ?? {}, en);
  const { rules } = useSession();
  const told = useRoom(({ support }) => support.get(no));
  const bars = told ? barsOf(told) : [];
  const isHiding = bars.some(({ votes }) => votes === null);
  return (
    <section className="support" lang={say.language} dir={say.direction}>
      <h4>
        {say('title')} {told ? <span>{say('asOf', { n: told[1] })}</span> : null}
      </h4>
      {told ? (
        <ul>
          {bars.map((bar) => (
            <Row key={bar.group ?? ''} bar={bar} say={say} />
          ))}
        </ul>
      ) : (
        <p>{say('none', { n: firstToldAt(rules.smallCell) })}</p>
      )}
      {isHiding ? <p>{say('why', { n: rules.smallCell })}</p> : null}
      {told ? <p>{say('behind')}</p> : null}
      <PlaceLine no={no} />
    </section>
  );
}

function Row({ bar: { group, votes, percent }, say }: { bar: Bar; say: Say<SupportTexts> }) {
  return (
    <li>
      {group ? <Mark group={group} /> : <span className="group none" aria-hidden="true" />}
      <Name group={group} say={say} />
      {votes === null ? <em>{say('hidden')}</em> : <Length percent={percent} group={group} />}
      {votes === null ? null : <b>{votes}</b>}
    </li>
  );
}

function Length({ percent, group }: Pick<Bar, 'percent' | 'group'>) {
  const tone = group ? GROUP_SIGNS[group].tone : 'none';
  return (
    <svg className={`t-${tone}`} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width={percent} height="1" />
    </svg>
  );
}

function Name({ group, say }: { group: StakeholderGroup | null; say: Say<SupportTexts> }) {
  const desk = useSay();
  const { rules } = useSession();
  if (!group) return <span className="support-name">{say('nobodySaid')}</span>;
  const named = rules.groups.find(({ key }) => key === group);
  return (
    <span className="support-name" dir="auto">
      {named?.name ?? desk(`group.${group}`)}
    </span>
  );
}
