import type { Channel, HubView, PersonView } from '@openfloor/contract';
import { isTaken, ownHub } from '../people/hub.js';
import type { HubRecord, PersonRecord } from '../records.js';

/** A person of the programme is public, with the key of the document left out. */
export function viewPerson(person: PersonRecord): Omit<PersonView, 'rev'> {
  return {
    kind: 'person',
    id: person.id,
    no: person.no,
    honorific: person.honorific,
    name: person.name,
    position: person.position,
    affiliation: person.affiliation,
    country: person.country,
    role: person.role,
    stakeholderGroup: person.stakeholderGroup,
    regionalGroup: person.regionalGroup,
    tags: person.tags,
    present: person.present,
    left: person.left,
  };
}

/** A hub that takes part is public but for whom to call there, how many it expects and what it tested. */
export function viewHub(hub: HubRecord, channel: Channel): Omit<HubView, 'rev'> | undefined {
  if (channel === 'staff') return { kind: 'hub', ...ownHub(hub) };
  if (!isTaken(hub)) return undefined;
  return {
    kind: 'hub',
    id: hub.id,
    no: hub.no,
    name: hub.name,
    city: hub.city,
    country: hub.country,
    regionalGroup: hub.regionalGroup,
    languages: hub.languages,
    headcount: hub.headcount,
    status: hub.status,
  };
}
