import type { Opened } from './open-room.js';
import type { SECRETS } from './scenario.js';
import { person } from './seats.js';
import { completes } from './takeaways.js';
import type { Actor } from '../standing.js';

/** What is planted, and who alone may read it. */
interface Planted {
  panel: Pick<typeof SECRETS.panel, 'draft' | 'objection' | 'report'>;
  staff: Pick<typeof SECRETS.staff, 'paper'>;
  nobody: Pick<typeof SECRETS.nobody, 'hidden'>;
}

/** Takeaways from the first draft to the last word, notes beside them and texts of the report. Gives the rapporteur. */
export function concludes(opened: Opened, first: string, planted: Planted): Actor {
  const { rig, room, must } = opened;
  const rana = person(rig, 'rapporteur', 'Rana');
  const spoken = room.list('floor').find(({ status }) => status === 'completed');
  const evidence = [
    { kind: 'question', id: first },
    { kind: 'floor', id: spoken?.id },
  ];
  const { takeawayId } = must(rana, 'takeaway.draft', {
    heading: 'Audits',
    text: 'Audits need law.',
    evidence,
  });
  const { takeawayId: other } = must(rana, 'takeaway.draft', { heading: planted.panel.draft });
  const seen = (id: unknown) => room.entry('takeaway', String(id))?.sights.panel.changedAt;
  must(rana, 'takeaway.edit', { takeawayId: other, seen: seen(other), text: planted.panel.draft });
  must(rana, 'takeaway.move', { takeawayId: other, before: takeawayId });
  must(rana, 'takeaway.show', { takeawayId });
  must(rana, 'takeaway.edit', { takeawayId, seen: seen(takeawayId), text: 'Audits need a law.' });
  must(rana, 'takeaway.check', { takeawayId });
  objected(opened, String(takeawayId), planted);
  const commentsUntil = rig.now + 60_000;
  must(rana, 'takeaway.settle', { takeawayId, as: 'contested', commentsUntil });
  rig.later(60_000);
  must(rana, 'takeaway.final', { takeawayId });
  must(rana, 'takeaway.drop', { takeawayId: other });
  const { takeawayId: aside } = must(rana, 'takeaway.draft', { text: 'Set aside.' });
  for (const step of ['show', 'drop']) must(rana, `takeaway.${step}`, { takeawayId: aside });
  written(opened, rana, planted);
  return rana;
}

function objected(
  { must, moderator, ben, cyn, hub, room }: Opened,
  takeawayId: string,
  planted: Planted,
): void {
  const name = { takeawayId };
  must(ben, 'takeaway.object', { ...name, text: planted.panel.objection });
  must(hub, 'takeaway.object', { ...name, text: 'Not here', localAuthor: planted.nobody.hidden });
  must(cyn, 'takeaway.object', { ...name, text: 'Not with me' });
  for (const { id } of room.entry('takeaway', takeawayId)?.record.objections.slice(1) ?? [])
    must(moderator, 'takeaway.admit', { ...name, objectionId: id, on: true });
  must(cyn, 'takeaway.retract', name);
}

function written(opened: Opened, rana: Actor, { panel, staff }: Planted): void {
  const { must, moderator, room } = opened;
  const { noteId } = must(rana, 'note.add', { mark: 'quote', text: 'Somebody said' });
  const seen = room.entry('note', String(noteId))?.sights.staff.changedAt;
  must(moderator, 'note.edit', { noteId, seen, text: staff.paper });
  must(rana, 'report.edit', { section: 'other', text: panel.report, seen: 0 });
  completes(opened, rana);
}
