import type { Canary, Listener } from './canaries.js';
import type { Person } from './people.js';
import { until } from './until.js';

const PANEL: Listener[] = ['panellist', 'rapporteur', 'interpreter', 'technician', 'moderator'];
const DRAFT = 'canary of a draft takeaway';
const FORMER = 'canary of a former wording';
const DROPPED = 'canary of a dropped takeaway';
const OBJECTION = 'canary of an objection that waits';
const HUBS = 'canary of an objection at a hub';
const NOTE = 'canary among the notes';
const REPORT = 'canary of a text of the report';

/**
 * What is written down behind the scenes of a session's outcome, said by whoever may: drafts, former wordings, objections that nobody
 * admitted, notes, texts of the report. Gives what was planted and for whom it is.
 */
export async function sayTakeaways(
  personOf: (listener: Listener) => Person,
): Promise<Record<string, Canary>> {
  const [rapporteur, asker, hub, moderator] = (['rapporteur', 'asker', 'hub', 'moderator'] as const).map(
    personOf,
  ) as [Person, Person, Person, Person];
  const takeaway = (id: string) => rapporteur.records('takeaway').find((one) => one.id === id);
  const draft = async (text: string) => {
    const { takeawayId } = await rapporteur.does('takeaway.draft', { text });
    await rapporteur.seesRoom(() => takeaway(takeawayId));
    return takeawayId;
  };
  const drafted = await draft(DRAFT);
  const dropped = await draft(DROPPED);
  await rapporteur.does('takeaway.drop', { takeawayId: dropped });
  const takeawayId = await draft(FORMER);
  const seen = takeaway(takeawayId)?.rev ?? 0;
  await moderator.does('takeaway.edit', { takeawayId, seen, text: 'What everybody reads' });
  for (const step of ['takeaway.show', 'takeaway.check'] as const)
    await rapporteur.does(step, { takeawayId });
  for (const person of [asker, hub])
    await person.seesRoom(() => person.records('takeaway')[0]?.status === 'checking');
  await asker.does('takeaway.object', { takeawayId, text: OBJECTION });
  await hub.does('takeaway.object', { takeawayId, text: HUBS, localAuthor: 'canary-local-objector' });
  await rapporteur.does('note.add', { text: NOTE });
  await rapporteur.does('report.edit', { section: 'other', text: REPORT, seen: 0 });
  await asker.sees((mine) => mine.objections?.length === 1);
  await hub.sees((mine) => mine.objections?.length === 1);
  await rapporteur.sees((mine) => mine.notes?.length === 1);
  for (const listener of PANEL)
    await until(
      `${listener} sees the report`,
      () => personOf(listener).records('report')[0]?.texts.length === 1,
    );
  return {
    'draft of a takeaway': { text: DRAFT, mayReach: PANEL },
    'its id, drafted': { text: drafted, mayReach: PANEL },
    'former wording of a takeaway': { text: FORMER, mayReach: PANEL },
    'dropped takeaway': { text: DROPPED, mayReach: PANEL },
    'objection that waits': { text: OBJECTION, mayReach: ['asker', ...PANEL] },
    'objection at a hub': { text: HUBS, mayReach: ['hub', ...PANEL] },
    'local objector': { text: 'canary-local-objector', mayReach: ['hub'] },
    'note of the rapporteur': { text: NOTE, mayReach: ['rapporteur', 'moderator'] },
    'text of the report': { text: REPORT, mayReach: PANEL },
    'wordings of takeaways': { text: '"history"', mayReach: PANEL },
  };
}
