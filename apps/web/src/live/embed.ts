import type { RecordView, Welcome } from '@openfloor/contract';

/** What most questions have in common; it is left out of the page and put back on the phone. */
const QUESTION = {
  type: 'question',
  language: 'en',
  translations: {},
  shortText: null,
  edited: false,
  attendance: 'online',
  hubId: null,
  addressedTo: [],
  labels: [],
  status: 'published',
  reason: null,
  mergedInto: null,
  credits: 1,
  position: null,
  asking: 'read_out',
  spoken: false,
  followUpTo: null,
  askedAt: null,
  answeredAt: null,
  how: null,
  answeredBy: [],
  dueAt: null,
  answers: [],
  hands: null,
};
const AUTHOR = {
  identity: 'anonymous',
  name: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
};
const PERSON = {
  honorific: null,
  position: null,
  affiliation: null,
  country: null,
  role: 'panellist',
  stakeholderGroup: null,
  regionalGroup: null,
  tags: [],
  present: false,
  left: false,
};

const FLOOR = {
  class: 'intervention',
  status: 'waiting',
  reason: null,
  name: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
  attendance: 'online',
  hubId: null,
  personId: null,
  questionId: null,
  lane: null,
  why: { code: 'first_come' },
  delivery: 'voice',
  allowedSeconds: 120,
  clock: { running: false, sinceAt: null, elapsedMs: 0 },
  spokenMs: 0,
  heldBy: null,
  calledAt: null,
  startedAt: null,
  endedAt: null,
  gist: null,
};
const USUAL: Partial<Record<RecordView['kind'], object>> = {
  question: QUESTION,
  person: PERSON,
  floor: FLOOR,
};

type Fields = Record<string, unknown>;

function without(record: object, usual: object): Fields {
  const common = usual as Fields;
  return Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) => !(key in common) || JSON.stringify(value) !== JSON.stringify(common[key]),
    ),
  );
}

/** What stands on the public page of the session and not on phones. */
const PROGRAMME = { topics: [], objectives: [], focusIssues: [] };
const FUNCTION = { position: null, affiliation: null, tags: [] };

/** A welcome in a page; `joinKey` for whoever has sent a form, so that the scripts of the phone sit on the same seat. */
export type PageWelcome = Welcome & { joinKey?: string | undefined };

/**
 * Writes a welcome into a page for phones: what is usual and the long texts of the programme are left out, and
 * nothing in it can end a script element.
 */
export function embed(welcome: PageWelcome): string {
  const put = welcome.put.map((record) => {
    if (record.kind === 'person') return without({ ...record, ...FUNCTION }, PERSON);
    if (record.kind === 'session') return { ...record, ...PROGRAMME };
    const rare = without(record, USUAL[record.kind] ?? {});
    return record.kind === 'question' ? { ...rare, author: without(record.author, AUTHOR) } : rare;
  });
  return JSON.stringify({ ...welcome, put }).replaceAll('<', '\\u003c');
}

/** Reads the welcome of a page back; the texts of the programme are empty. */
export function unembed(text: string): PageWelcome {
  const welcome = JSON.parse(text) as PageWelcome;
  const put = welcome.put.map((record): RecordView => {
    const whole = { ...USUAL[record.kind], ...record };
    return whole.kind === 'question' ? { ...whole, author: { ...AUTHOR, ...whole.author } } : whole;
  });
  return { ...welcome, put };
}
