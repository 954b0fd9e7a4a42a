import { z } from 'zod';
import { Country, Id, line } from './text.js';
import { REGIONAL_GROUPS, ROLES, STAKEHOLDER_GROUPS } from './words.js';

/** Roles a person of the programme can have; hubs, participants and displays are not people of the programme. */
export const PERSON_ROLES = ROLES.filter((role) => !['hub', 'participant', 'display'].includes(role));
const PersonRole = z.enum(PERSON_ROLES as unknown as [(typeof ROLES)[number], ...(typeof ROLES)[number][]]);

const described = {
  honorific: line(40).nullable(),
  name: line(160),
  position: line(400).nullable(),
  affiliation: line(300).nullable(),
  country: Country.nullable(),
  role: PersonRole,
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
  regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
  tags: z.array(line(40)).max(12),
};

/** Somebody named in the programme. `left`: dropped from it or gone; the name stays in the record. */
export const PersonView = z
  .strictObject({
    kind: z.literal('person'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    ...described,
    present: z.boolean(),
    left: z.boolean(),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

export const PutPerson = z.strictObject({
  personId: Id.optional(),
  honorific: described.honorific.optional(),
  name: described.name,
  position: described.position.optional(),
  affiliation: described.affiliation.optional(),
  country: described.country.optional(),
  role: described.role,
  stakeholderGroup: described.stakeholderGroup.optional(),
  regionalGroup: described.regionalGroup.optional(),
  tags: described.tags.optional(),
});
export const LeavePerson = z.strictObject({ personId: Id, replacedBy: Id.optional() });
export const SetPresent = z.strictObject({ personId: Id, present: z.boolean() });

export const personCommands = {
  'person.put': PutPerson,
  'person.leave': LeavePerson,
  'person.present': SetPresent,
} as const;
