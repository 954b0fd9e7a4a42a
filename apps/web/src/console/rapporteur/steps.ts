import type { TakeawayView } from '@openfloor/contract';

/** One thing to do with a takeaway as it stands. */
export interface Step {
  type: 'takeaway.show' | 'takeaway.check' | 'takeaway.settle' | 'takeaway.final' | 'takeaway.drop';
  as?: 'agreed' | 'contested';
  word: 'show' | 'check' | 'callOff' | 'settleAgreed' | 'settleContested' | 'recheck' | 'final' | 'drop';
  /** The expected one. */
  isNext: boolean;
  /** The room would refuse it as things stand. */
  off: boolean;
}

/** How many voices stand against it. */
export function standingOf({ objections }: Pick<TakeawayView, 'objections'>): number {
  return objections.filter(({ retracted }) => !retracted).length;
}

const plain = (type: Step['type'], word: Step['word'], more: Partial<Step> = {}): Step => ({
  type,
  word,
  isNext: false,
  off: false,
  ...more,
});
const DROP = plain('takeaway.drop', 'drop');

/** What can be done from each state, in the order in which it is offered; nothing is counted, one voice that stands decides. */
export function stepsFor(
  takeaway: Pick<TakeawayView, 'status' | 'text' | 'objections'>,
  commentsOpen: boolean,
): Step[] {
  const { status, text } = takeaway;
  const stands = standingOf(takeaway) > 0;
  const agreed = plain('takeaway.settle', 'settleAgreed', { as: 'agreed', isNext: !stands, off: stands });
  const contested = plain('takeaway.settle', 'settleContested', {
    as: 'contested',
    isNext: stands,
    off: !stands,
  });
  const check = plain('takeaway.check', 'check', { isNext: true });
  switch (status) {
    case 'draft':
      return [plain('takeaway.show', 'show', { isNext: true, off: text.trim() === '' }), DROP];
    case 'shown':
      return [check, DROP];
    case 'checking':
      return [agreed, contested, plain('takeaway.show', 'callOff'), DROP];
    case 'agreed':
      return stands ? [contested, DROP] : [final(commentsOpen), DROP];
    case 'contested':
      return [...(stands ? [final(commentsOpen)] : [agreed]), plain('takeaway.check', 'recheck'), DROP];
    default:
      return [];
  }
}

function final(commentsOpen: boolean): Step {
  return plain('takeaway.final', 'final', { isNext: !commentsOpen, off: commentsOpen });
}
