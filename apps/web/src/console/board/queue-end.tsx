import type { QuestionView } from '@openfloor/contract';
import type { RefObject } from 'react';
import { GROUP_SIGNS } from '../../parts/groups.js';
import { useSay } from '../desk/context.js';
import { useRange } from './range.js';

const SHOWN = 3;

/** The lower end of the queue tells which numbers stand below what is in sight. */
export function QueueEnd({
  list,
  questions,
}: {
  list: RefObject<HTMLDivElement | null>;
  questions: readonly QuestionView[];
}) {
  const say = useSay();
  const range = useRange(list, questions.length);
  const below = questions.slice(range.last);
  const named = below
    .slice(0, SHOWN)
    .map(({ no, author }) =>
      `#${no} ${author.stakeholderGroup ? GROUP_SIGNS[author.stakeholderGroup].code : ''}`.trim(),
    )
    .join(' · ');
  if (range.last === 0 || below.length === 0) return null;
  return (
    <p className="list-end">
      <span>
        {say('moreBelow', { n: below.length })} <bdi>{below.length > SHOWN ? `${named} …` : named}</bdi>
      </span>
    </p>
  );
}
