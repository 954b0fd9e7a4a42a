import {
  REPORT_SECTIONS,
  TAKEAWAY_SECTIONS,
  type CommandType,
  type TakeawayStatus,
} from '@openfloor/contract';
import type { TakeawayRecord } from '@openfloor/room';
import type { Chance } from './moves.js';
import type { Player, World } from './world.js';

type OutcomeType = Extract<CommandType, `${'takeaway' | 'note' | 'report'}.${string}`>;

/** Commands of takeaways that make it likely that some are checked, objected to and settled. */
export const OFTEN_OF_TAKEAWAYS: readonly CommandType[] = [
  'takeaway.draft',
  'takeaway.show',
  'takeaway.check',
  'takeaway.object',
  'takeaway.object',
  'takeaway.settle',
  'takeaway.admit',
  'note.add',
];

/** Random arguments for every command of takeaways, notes and the report, mostly such that it makes sense now. */
export function takeawayMoves(
  world: World,
  { actor, name }: Player,
  chance: Chance,
): Record<OutcomeType, () => unknown> {
  const { room } = world.open;
  const among = (...statuses: TakeawayStatus[]): TakeawayRecord | undefined => {
    const all = room.list('takeaway');
    const fitting = all.filter(({ status }) => statuses.includes(status));
    const any = fitting.length > 0 && chance.is(0.9) ? fitting : all;
    return any.length > 0 ? chance.of(any) : undefined;
  };
  const idOf = (takeaway: TakeawayRecord | undefined) => takeaway?.id ?? world.newId();
  const named = (...statuses: TakeawayStatus[]) => ({ takeawayId: idOf(among(...statuses)) });
  const text = `Takeaway ${chance.below(99)}.`;
  const section = chance.of(TAKEAWAY_SECTIONS);
  const isHub = actor?.type === 'invited' && room.entry('hub', actor.id) !== undefined;
  return {
    'takeaway.draft': () => ({
      text: chance.is(0.9) ? text : '',
      section,
      evidence: evidence(world, chance),
    }),
    'takeaway.edit': () => {
      const takeaway = among('draft', 'shown', 'checking', 'agreed', 'contested');
      const sights = room.entry('takeaway', takeaway?.id ?? '')?.sights;
      const seen = (chance.is(0.5) ? sights?.panel : sights?.staff)?.changedAt ?? 0;
      const change = chance.is(0.7) ? { text } : { section, evidence: evidence(world, chance) };
      return { takeawayId: idOf(takeaway), seen, ...change };
    },
    'takeaway.move': () => ({ ...named('draft'), before: chance.is(0.5) ? idOf(among()) : null }),
    'takeaway.show': () => named('draft'),
    'takeaway.check': () => named('shown', 'contested'),
    'takeaway.settle': () => ({
      ...named('checking'),
      as: chance.is(0.5) ? 'agreed' : 'contested',
      ...(chance.is(0.3) ? { commentsUntil: world.clock.now() + 1 + chance.below(20_000) } : {}),
    }),
    'takeaway.final': () => named('agreed', 'contested'),
    'takeaway.drop': () => named('draft'),
    'takeaway.admit': () => {
      const takeaway = room.list('takeaway').findLast(({ objections }) => objections.length > 0);
      const objectionId = takeaway ? chance.of(takeaway.objections).id : world.newId();
      return { takeawayId: idOf(takeaway), objectionId, on: chance.is(0.7) };
    },
    'takeaway.object': () => ({
      ...named('checking'),
      text: `${name} says no ${chance.below(9)}`,
      ...(isHub && chance.is(0.5) ? { localAuthor: `p${chance.below(3)}` } : {}),
      ...(room.entry('person', actor?.id ?? '') && chance.is(0.7) ? { onBehalfOf: {} } : {}),
    }),
    'takeaway.retract': () => {
      const own = room
        .list('takeaway')
        .filter(({ objections }) => objections.some((one) => one.makerId === actor?.id));
      return { takeawayId: own.length > 0 ? chance.of(own).id : world.newId() };
    },
    'note.add': () => ({ text: `Note ${chance.below(99)}` }),
    'note.edit': () => {
      const notes = room.list('note');
      const noteId = notes.length > 0 ? chance.of(notes).id : world.newId();
      const seen = room.entry('note', noteId)?.sights.staff.changedAt ?? 0;
      return { noteId, seen, text: chance.is(0.8) ? `Note ${chance.below(99)}` : '' };
    },
    'report.edit': () => {
      const [report] = room.list('report');
      const seen = report ? (room.entry('report', report.id)?.sights.panel.changedAt ?? 0) : 0;
      return { section: chance.of(REPORT_SECTIONS), text: chance.is(0.8) ? text : '', seen };
    },
    'report.file': () => ({}),
  };
}

function evidence(world: World, chance: Chance): object[] {
  const { room } = world.open;
  const all = [...room.list('question'), ...room.list('floor')];
  if (all.length === 0 || chance.is(0.5)) return [];
  const { kind, id } = chance.of(all);
  return [{ kind, id }];
}
