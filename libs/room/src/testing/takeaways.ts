import type { Channel, NoteView, ReportView, TakeawayStatus, TakeawayView } from '@openfloor/contract';
import type { NoteRecord, ReportRecord, TakeawayRecord } from '../outcome-records.js';
import { find } from '../room.js';
import type { Actor } from '../standing.js';
import { openRoom, type Opened } from './open-room.js';
import { person } from './seats.js';

/** A wording that can be shown. */
export const WORDS = 'Audit bodies need a legal mandate.';

/** A room with a rapporteur in it, and short ways to what a session concludes. */
export function withRapporteur(start: Parameters<typeof openRoom>[0] = {}) {
  const opened = openRoom(start);
  const { room, must, does } = opened;
  const rana = person(opened.rig, 'rapporteur', 'Rana');
  const drafts = (more: Record<string, unknown> = {}): string =>
    String(must(rana, 'takeaway.draft', { text: WORDS, ...more })['takeawayId']);
  const takeaway = (id: string): TakeawayRecord => find(room, 'takeaway', id);
  const told = (id: string, channel: Channel = 'public'): TakeawayView | undefined =>
    room.entry('takeaway', id)?.sights[channel].shown as TakeawayView | undefined;
  const rev = (id: string, channel: Channel = 'panel') =>
    room.entry('takeaway', id)?.sights[channel].changedAt ?? 0;
  const edits = (id: string, change: Record<string, unknown>, actor: Actor = rana) =>
    does(actor, 'takeaway.edit', { takeawayId: id, seen: rev(id), ...change });
  const objects = (actor: Actor, id: string, text = 'Not all of us', more = {}) =>
    does(actor, 'takeaway.object', { takeawayId: id, text, ...more });
  const note = (id: string): NoteRecord => find(room, 'note', id);
  const noted = (id: string) => room.entry('note', id)?.sights.staff.shown as NoteView | undefined;
  const report = (): ReportRecord | undefined => room.list('report')[0];
  const reported = (channel: Channel = 'panel') =>
    room.entry('report', report()?.id ?? '')?.sights[channel].shown as ReportView | undefined;
  const ways = { drafts, takeaway, told, rev, edits, objects, note, noted, report, reported };
  return { ...opened, ...ways, rana };
}

/** What `withRapporteur` gives. */
export type Written = ReturnType<typeof withRapporteur>;

/** Drafts a takeaway and brings it into a state by the shortest road. Gives its id; `ben` is who objects where somebody has to. */
export function takeawayAt(written: Written, status: TakeawayStatus): string {
  const { rana, ben, must, drafts, objects } = written;
  const takeawayId = drafts();
  const by = (type: string, more = {}) => must(rana, `takeaway.${type}`, { takeawayId, ...more });
  const roads: Record<TakeawayStatus, readonly (() => unknown)[]> = {
    draft: [],
    shown: [() => by('show')],
    checking: [() => by('show'), () => by('check')],
    agreed: [() => by('show'), () => by('check'), () => by('settle', { as: 'agreed' })],
    contested: [
      () => by('show'),
      () => by('check'),
      () => objects(ben, takeawayId),
      () => by('settle', { as: 'contested' }),
    ],
    final: [() => by('show'), () => by('check'), () => by('settle', { as: 'agreed' }), () => by('final')],
    dropped: [() => by('drop')],
  };
  for (const step of roads[status]) step();
  return takeawayId;
}

/** Everything that a report needs, in a session that is still open; gives the takeaway. */
export function completes(
  opened: Pick<Opened, 'rig' | 'room' | 'must' | 'panellist'>,
  rapporteur: Actor,
): void {
  const { room, must, panellist } = opened;
  const writes = (section: string, personId: string | null = null) => {
    const [report] = room.list('report');
    const seen = report ? (room.entry('report', report.id)?.sights.panel.changedAt ?? 0) : 0;
    must(rapporteur, 'report.edit', { section, personId, text: `On ${section}`, seen });
  };
  for (const section of ['organiser', 'discussion', 'way_forward']) writes(section);
  writes('presentations', panellist.id);
}
