import type { TakeawayStatus } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import type { Order } from './chance.js';
import type { Opened } from './open-room.js';

/** What may happen to takeaways, notes and the report; what is checked and objected to most often. */
export const TAKEAWAY_ACTS = [
  ...['draft', 'reword', 'reword', 'ground', 'step', 'step', 'step', 'step', 'step', 'object', 'object'],
  ...['object_local', 'take_back', 'admit', 'comments', 'discard', 'note', 'report', 'file', 'present'],
] as const;

const SECTIONS = ['key_issues', 'discussion', 'way_forward'] as const;
/** What is likely to come next. */
const NEXT: Partial<Record<TakeawayStatus, readonly [type: string, more: object]>> = {
  draft: ['show', {}],
  shown: ['check', {}],
  checking: ['settle', { as: 'agreed' }],
  agreed: ['final', {}],
  contested: ['check', {}],
};

/** A command about takeaways, notes or the report for a choice; undefined where the choice is none of theirs. */
export function ofTakeaways(
  opened: Opened,
  { rapporteur, hub }: { rapporteur: Actor; hub: Actor },
  [kind, one, other, third]: readonly [kind: string, one: number, other: number, third: number],
): Order | undefined {
  const writer = one % 4 === 0 ? opened.moderator : rapporteur;
  return (
    written(opened, writer, kind, other, third) ??
    against(opened, hub, kind, one, other, third) ??
    beside(opened, writer, kind, other, third)
  );
}

function written(
  opened: Opened,
  writer: Actor,
  kind: string,
  other: number,
  third: number,
): Order | undefined {
  const takeaway = chosen(opened, other);
  const takeawayId = takeaway?.id ?? opened.room.id;
  const sights = opened.room.entry('takeaway', takeawayId)?.sights;
  const seen = sights?.staff.changedAt ?? 0;
  const section = SECTIONS[third % 3];
  switch (kind) {
    case 'draft':
      return [writer, 'takeaway.draft', { text: third % 5 === 0 ? '' : 'Law', section, evidence: [] }];
    case 'reword':
      return [writer, 'takeaway.edit', { takeawayId, seen, text: `Law ${third}` }];
    case 'ground':
      return [writer, 'takeaway.edit', { takeawayId, seen, section, evidence: evidence(opened, third) }];
    case 'step': {
      if (takeaway?.status === 'contested' && third % 2 === 0)
        return [writer, 'takeaway.final', { takeawayId }];
      const [type, more] = NEXT[takeaway?.status ?? 'draft'] ?? ['show', {}];
      const isContested = type === 'settle' && third % 2 === 0;
      return [
        writer,
        `takeaway.${type}`,
        { takeawayId, ...more, ...(isContested ? { as: 'contested' } : {}) },
      ];
    }
    case 'comments':
      return [
        writer,
        'takeaway.settle',
        { takeawayId, as: 'agreed', commentsUntil: opened.rig.now + 20_000 },
      ];
    case 'discard':
      return third % 4 === 0
        ? [writer, 'takeaway.drop', { takeawayId }]
        : [writer, 'takeaway.move', { takeawayId, before: chosen(opened, third)?.id ?? null }];
    case 'present':
      return [opened.moderator, 'stage.show', { scene: 'takeaways', refId: takeawayId }];
    default:
      return undefined;
  }
}

function against(
  opened: Opened,
  hub: Actor,
  kind: string,
  one: number,
  other: number,
  third: number,
): Order | undefined {
  const { ama, ben, cyn, panellist, moderator } = opened;
  const actor = [ama, ben, cyn, hub, panellist][one % 5] ?? ama;
  const takeaway = chosen(opened, other);
  const takeawayId = takeaway?.id ?? opened.room.id;
  const said = takeaway?.objections.flatMap((objection) => [objection, ...objection.said]) ?? [];
  const objectionId = said[third % Math.max(1, said.length)]?.id ?? opened.room.id;
  switch (kind) {
    case 'object':
      return third % 7 === 0
        ? [moderator, 'takeaway.object', { takeawayId, text: 'Said aloud', onBehalfOf: {} }]
        : [actor, 'takeaway.object', { takeawayId, text: `No ${third % 3}` }];
    case 'object_local':
      return [hub, 'takeaway.object', { takeawayId, text: 'Not here', localAuthor: `p${third % 3}` }];
    case 'take_back':
      return [actor, 'takeaway.retract', third % 2 ? { takeawayId } : { takeawayId, objectionId }];
    case 'admit':
      return [moderator, 'takeaway.admit', { takeawayId, objectionId, on: third % 3 !== 0 }];
    default:
      return undefined;
  }
}

function beside(
  { room }: Opened,
  writer: Actor,
  kind: string,
  other: number,
  third: number,
): Order | undefined {
  const notes = room.list('note');
  const noteId = notes[other % Math.max(1, notes.length)]?.id ?? room.id;
  const seen = room.entry('note', noteId)?.sights.staff.changedAt ?? 0;
  const [report] = room.list('report');
  const rev = report ? (room.entry('report', report.id)?.sights.panel.changedAt ?? 0) : 0;
  switch (kind) {
    case 'note':
      return third % 3 === 0
        ? [writer, 'note.edit', { noteId, seen, text: third % 2 ? '' : 'Again' }]
        : [writer, 'note.add', { text: 'Said' }];
    case 'report':
      return [
        writer,
        'report.edit',
        {
          section: (['discussion', 'other'] as const)[other % 2],
          text: third % 4 ? `On ${third}` : '',
          seen: rev,
        },
      ];
    case 'file':
      return [writer, 'report.file', {}];
    default:
      return undefined;
  }
}

function evidence({ room }: Opened, at: number): object[] {
  const subjects = [...room.list('question'), ...room.list('floor')];
  const { kind, id } = subjects[at % Math.max(1, subjects.length)] ?? {};
  return kind ? [{ kind, id }] : [];
}

function chosen({ room }: Opened, at: number) {
  const all = room.list('takeaway');
  return all[at % Math.max(1, all.length)];
}
