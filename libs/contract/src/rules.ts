import { z } from 'zod';
import { line, Language } from './text.js';
import {
  ATTENDANCES,
  BALLOTS,
  DISCIPLINES,
  FLOOR_CLASSES,
  IDENTITIES,
  RANKINGS,
  STAKEHOLDER_GROUPS,
  UN_LANGUAGES,
  type Identity,
} from './words.js';

/** A lane of a `stakeholder_round`: whom it is for (no group: any group; no attendance: any) and its slots a round. */
const Lane = z.strictObject({
  name: line(60),
  groups: z.array(z.enum(STAKEHOLDER_GROUPS)).max(7),
  attendance: z.array(z.enum(ATTENDANCES)).max(3),
  slots: z.int().min(1).max(20),
});

const Group = z.strictObject({ key: z.enum(STAKEHOLDER_GROUPS), name: line(60), sign: line(8) });

const Classes = z.strictObject({
  participant: z.array(z.enum(FLOOR_CLASSES)),
  hub: z.array(z.enum(FLOOR_CLASSES)),
  panellist: z.array(z.enum(FLOOR_CLASSES)),
});

/** Least and most that may be told about an author; `least` is never above `most`. */
const IdentityRange = z
  .strictObject({ least: z.enum(IDENTITIES), most: z.enum(IDENTITIES) })
  .refine((range) => rank(range.least) <= rank(range.most), { error: 'least is above most' });

function rank(identity: Identity): number {
  return IDENTITIES.indexOf(identity);
}

/** The stakeholder groups as IGF registers them, each with the code that stands beside its shape. */
const DEFAULT_GROUPS: z.infer<typeof Group>[] = [
  { key: 'government', name: 'Government', sign: 'GOV' },
  { key: 'private_sector', name: 'Private sector', sign: 'PRI' },
  { key: 'civil_society', name: 'Civil society', sign: 'CIV' },
  { key: 'technical_community', name: 'Technical community', sign: 'TEC' },
  { key: 'academia', name: 'Academia', sign: 'ACA' },
  { key: 'intergovernmental_organisation', name: 'Intergovernmental organisation', sign: 'IGO' },
  { key: 'press_media', name: 'Press and media', sign: 'MED' },
];

/** How much a count of votes is worth, printed wherever votes are: `onRoll` people hold a personal code that counts. */
export const Grade = z
  .strictObject({ ballot: z.enum(BALLOTS), onRoll: z.int().min(0) })
  .meta({ id: 'Grade' });
export type Grade = z.infer<typeof Grade>;

const shape = {
  access: z.enum(['open', 'code', 'roll']),
  record: z.enum(['public', 'participants', 'staff']),
  review: z.enum(['before', 'after']),
  identity: IdentityRange,
  questionMaxChars: z.int().min(20).max(5_000),
  questionsPerPerson: z.int().min(0).max(100),
  questionsPerHub: z.int().min(0).max(500),
  requestsPerHub: z.int().min(0).max(50),
  ranking: z.enum(RANKINGS),
  footing: z.enum(['people', 'groups']),
  showVotes: z.boolean(),
  discipline: z.enum(DISCIPLINES),
  lanes: z
    .array(Lane)
    .max(12)
    .refine((lanes) => new Set(lanes.map(({ name }) => name)).size === lanes.length, {
      error: 'two lanes of one name',
    }),
  classes: Classes,
  onDeck: z.int().min(0).max(10),
  interventionSeconds: z.int().min(10).max(3_600),
  answerSeconds: z.int().min(10).max(3_600),
  followUpSeconds: z.int().min(10).max(3_600),
  ballot: z.enum(BALLOTS),
  smallCell: z.int().min(1).max(50),
  languages: z.array(Language).min(1).max(40),
  groups: z.array(Group).min(1).max(7),
};

/** The rules of a session (contract section 6). All are public and every change is in the ledger. */
export const Rules = z.strictObject(shape).meta({ id: 'Rules' });
export type Rules = z.infer<typeof Rules>;

/** A change of some rules; what is not named stays. */
export const RulesChange = z.strictObject(shape).partial();
export type RulesChange = z.infer<typeof RulesChange>;

/** What holds where nobody decided otherwise. */
export const DEFAULT_RULES: Rules = {
  access: 'open',
  record: 'public',
  review: 'before',
  identity: { least: 'anonymous', most: 'public' },
  questionMaxChars: 500,
  questionsPerPerson: 5,
  questionsPerHub: 20,
  requestsPerHub: 2,
  ranking: 'votes',
  footing: 'groups',
  showVotes: true,
  discipline: 'fifo',
  lanes: [],
  classes: {
    participant: ['intervention'],
    hub: ['intervention'],
    panellist: ['intervention', 'reply', 'point_of_order'],
  },
  onDeck: 2,
  interventionSeconds: 120,
  answerSeconds: 120,
  followUpSeconds: 120,
  ballot: 'open',
  smallCell: 5,
  languages: [...UN_LANGUAGES],
  groups: DEFAULT_GROUPS,
};
