import { Fragment } from 'react';
import { gradeText } from '../../parts/grade.js';
import { Rich } from '../../parts/rich.js';
import { useRoom, useSay, useSession } from '../desk/context.js';
import { sumOf } from '../logic/sum.js';

/** How many were asked and what became of them: parts that add up. */
export function Sum() {
  const say = useSay();
  const counts = useRoom((room) => room.counts);
  const { grade } = useSession();
  if (!counts) return null;
  const { asked, parts } = sumOf(counts);
  return (
    <p className="sum">
      <Rich text={say('sum.asked', { n: asked })} />{' '}
      {parts.map(({ name, n }, at) => (
        <Fragment key={name}>
          <span>
            {at === 0 ? '= ' : '+ '}
            <Rich text={say(`sum.${name}`, { n })} />
          </span>{' '}
        </Fragment>
      ))}
      <span className="sum-grade">{gradeText(say, grade)}</span>
    </p>
  );
}
