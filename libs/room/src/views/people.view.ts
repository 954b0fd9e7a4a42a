import type { Channel, HubView, PersonView } from '@openfloor/contract';
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

/** A hub is public but for whom to call there and how many it expects. */
export function viewHub(hub: HubRecord, channel: Channel): Omit<HubView, 'rev'> {
  const shown: Omit<HubView, 'rev'> = {
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
  return channel === 'staff' ? { ...shown, contact: hub.contact, expected: hub.expected } : shown;
}
