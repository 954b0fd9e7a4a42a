import type { SessionExport } from '@openfloor/contract';
import { aboutOf } from '../report/about.js';
import type { Material } from '../material.js';

/** Everything that the reader's channel sees of the outcome as one document. Contacts of hubs and access needs stay out. */
export function exportOf(material: Material): SessionExport {
  const { session, segments, people, hubs, questions, floor, polls, takeaways, counts, ledger, votes } =
    material;
  const counted = votes && new Map(votes);
  return {
    format: 'session-export/1',
    about: aboutOf(material),
    session,
    segments,
    people,
    hubs: hubs.map(withoutContacts),
    questions: questions.map((question) => ({ ...question, votes: counted?.get(question.no) ?? null })),
    floor: floor.map(({ accessNeeds: _needs, ...turn }) => turn),
    polls,
    takeaways,
    counts,
    ledger: [...ledger],
  };
}

function withoutContacts(hub: Material['hubs'][number]): SessionExport['hubs'][number] {
  const { coordinator: _coordinator, contact: _contact, technicalContact: _technical, ...rest } = hub;
  return rest;
}
