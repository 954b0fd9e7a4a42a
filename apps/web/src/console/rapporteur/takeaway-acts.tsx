import type { CommandArgs, TakeawayView } from '@openfloor/contract';
import { Act } from '../board/small.js';
import { useCan, useClock, useDesk } from '../desk/context.js';
import { setScene } from '../desk/staging.js';
import { useTick } from '../desk/ticking.js';
import { useStages } from '../stages/use-stages.js';
import { beforeFor } from './grouping.js';
import { stepsFor, standingOf, type Step } from './steps.js';
import { useGive } from './use-room.js';
import { useWords } from './words.js';

const DAY_MS = 24 * 3_600_000;

/** What the heading over it says already. */
const UNSAID: ReadonlySet<string> = new Set(['draft', 'agreed', 'contested']);

/** Where a takeaway stands on its way, in words; one that is settled stands under its outcome already. */
export function StateWords({ takeaway }: { takeaway: TakeawayView }) {
  const say = useWords();
  const clock = useClock();
  const { status, commentsUntil, owner, dueAt, objections } = takeaway;
  const isOpen = useTick((now) => commentsUntil !== null && now < commentsUntil);
  const standing = standingOf(takeaway);
  const words = [
    UNSAID.has(status) ? '' : say.maybe(`status.${status}`),
    objections.length > 0 || status === 'checking'
      ? standing > 0
        ? say('objections', { n: standing })
        : say('noObjections')
      : '',
    isOpen && commentsUntil !== null
      ? `${say('comments')} ${clock.day(commentsUntil)} ${clock.minute(commentsUntil)}`
      : '',
    owner ? `${say('owner')}: ${owner}` : '',
    dueAt === null ? '' : say('dueBy', { day: clock.day(dueAt) }),
  ].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <p className="rap-state" data-status={status} data-standing={standing > 0 || undefined}>
      {words.map((word) => (
        <span key={word} dir="auto">
          {word}
        </span>
      ))}
    </p>
  );
}

interface ActsProps {
  takeaway: TakeawayView;
  group: readonly TakeawayView[];
}

/** What can be done with it as it stands, the expected next step first. */
export function TakeawayActs({ takeaway, group }: ActsProps) {
  const say = useWords();
  const can = useCan();
  const give = useGive();
  const isOpen = useTick((now) => takeaway.commentsUntil !== null && now < takeaway.commentsUntil);
  const { id: takeawayId, no } = takeaway;
  const steps = stepsFor(takeaway, isOpen).filter(({ type }) => can.has(type));
  const take = ({ type, as }: Step): void => {
    if (type === 'takeaway.settle') void give(takeawayId, type, { takeawayId, as: as ?? 'agreed' });
    else void give(takeawayId, type, { takeawayId });
  };
  return (
    <div className="acts rap-acts">
      {steps.map((step) => (
        <Act
          key={step.word}
          label={say(step.word)}
          about={String(no)}
          kind={step.isNext ? 'accent' : undefined}
          off={step.off}
          onAct={() => take(step)}
        />
      ))}
      <Comments takeaway={takeaway} isOpen={isOpen} />
      <Screens takeaway={takeaway} />
      {can.has('takeaway.move') ? <Moves takeaway={takeaway} group={group} /> : null}
    </div>
  );
}

/** A time for comments in writing, once it is settled. */
function Comments({ takeaway, isOpen }: { takeaway: TakeawayView; isOpen: boolean }) {
  const say = useWords();
  const can = useCan();
  const desk = useDesk();
  const give = useGive();
  const { id: takeawayId, no, status } = takeaway;
  if (!can.has('takeaway.settle') || (status !== 'agreed' && status !== 'contested')) return null;
  const until = (commentsUntil: CommandArgs<'takeaway.settle'>['commentsUntil']): void =>
    void give(takeawayId, 'takeaway.settle', { takeawayId, as: status, commentsUntil });
  const after = (days: number) => () => until(desk.room.serverNow() + days * DAY_MS);
  if (isOpen) return <Act label={say('commentsEnd')} about={String(no)} onAct={() => until(null)} />;
  return (
    <>
      <Act label={say('commentsDay')} about={String(no)} onAct={after(1)} />
      <Act label={say('commentsWeek')} about={String(no)} onAct={after(7)} />
    </>
  );
}

/** Puts it on the screens of the room; again gives a screen back to what is on air. */
function Screens({ takeaway }: { takeaway: TakeawayView }) {
  const say = useWords();
  const can = useCan();
  const desk = useDesk();
  const stages = useStages();
  const { id, no, status } = takeaway;
  if (!can.has('stage.show') || status === 'draft' || status === 'dropped') return null;
  return stages.map((stage) => {
    const isShown = stage.scene === 'takeaways' && stage.refId === id;
    const next = isShown
      ? ({ scene: 'auto', refId: null } as const)
      : ({ scene: 'takeaways', refId: id } as const);
    const word = say(isShown ? 'offStage' : 'onStage');
    return (
      <Act
        key={stage.id}
        label={stages.length > 1 ? `${word}: ${stage.name}` : word}
        about={String(no)}
        pressed={isShown}
        onAct={() => void setScene(desk, stage.id, next)}
      />
    );
  });
}

function Moves({ takeaway, group }: ActsProps) {
  const say = useWords();
  const give = useGive();
  const { id: takeawayId, no } = takeaway;
  return (['up', 'down'] as const).map((way) => {
    const before = beforeFor(group, takeawayId, way === 'up' ? -1 : 1);
    if (before === undefined) return null;
    return (
      <Act
        key={way}
        label={say(way)}
        about={String(no)}
        onAct={() => void give(takeawayId, 'takeaway.move', { takeawayId, before })}
      />
    );
  });
}
