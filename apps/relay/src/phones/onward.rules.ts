import { Refusal, type CommandType, type Identity, type Rules } from '@openfloor/contract';
import type { Profile } from './phone.js';

/** What phones may do here. Support is never among what goes up: it becomes a hand. */
export const PHONES_MAY = [
  'participant.identify',
  'question.submit',
  'question.edit',
  'question.withdraw',
  'question.vote',
  'question.appeal',
  'floor.request',
  'floor.withdraw',
  'floor.ready',
  'floor.delivery',
  'floor.accept',
  'takeaway.object',
  'takeaway.retract',
] as const satisfies readonly CommandType[];
/** One of what phones may do. */
export type PhoneCommand = (typeof PHONES_MAY)[number];

export function isPhoneCommand(type: string): type is PhoneCommand {
  return PHONES_MAY.some((may) => may === type);
}

type Args = Record<string, unknown>;
type Told = Pick<Profile, 'name' | 'affiliation' | 'country' | 'stakeholderGroup'>;

/**
 * What is sent to the room of a phone's command: a question and a request carry the phone's opaque name, and of whoever
 * holds it what they wish to be said. Refuses `NOT_ALLOWED` what only the relay itself may say.
 */
export function onward(
  type: PhoneCommand,
  args: Args,
  phone: { author: string; profile: Profile },
  rules: Pick<Rules, 'identity'>,
): Args {
  for (const own of ['localAuthor', 'onBehalfOf'])
    if (args[own] !== undefined) throw new Refusal('NOT_ALLOWED', `a phone does not say ${own}`);
  if (args['spoken'] === true) throw new Refusal('NOT_ALLOWED', 'only staff note what was spoken');
  switch (type) {
    case 'question.submit':
      return questionOf(args, phone, rules);
    case 'floor.request':
      return requestOf(args, phone);
    case 'floor.accept':
      return { ...speaker(phone.profile), ...args };
    case 'takeaway.object':
      return objectionOf(args, phone);
    case 'takeaway.retract':
      return { takeawayId: args['takeawayId'], localAuthor: phone.author };
    default:
      return args;
  }
}

/** Without a wish the author is told of as little as the session allows, as it is for anybody in the audience. */
function questionOf(
  args: Args,
  { author, profile }: { author: string; profile: Profile },
  { identity }: Pick<Rules, 'identity'>,
): Args {
  const wish = (args['identity'] as Identity | undefined) ?? identity.least;
  const said = present(sayable(profile, wish));
  return {
    ...args,
    ...(wish === 'anonymous' ? {} : { identity: wish }),
    ...(said ? { onBehalfOf: said } : {}),
    localAuthor: author,
  };
}

function sayable({ name, affiliation, country, stakeholderGroup }: Profile, wish: Identity): Partial<Told> {
  switch (wish) {
    case 'anonymous':
      return { stakeholderGroup };
    case 'pseudonym':
      return { name, stakeholderGroup };
    case 'affiliation':
      return { affiliation, country, stakeholderGroup };
    case 'public':
      return { name, affiliation, country, stakeholderGroup };
  }
}

/** The floor is taken by name: what is told now goes before what was told once. */
function requestOf(args: Args, { author, profile }: { author: string; profile: Profile }): Args {
  const { name, affiliation, country, ...rest } = args;
  const { stakeholderGroup, regionalGroup } = profile;
  const now = Object.fromEntries(
    Object.entries({ name, affiliation, country }).filter(([, value]) => value !== undefined),
  );
  const said = present({ ...speaker(profile), stakeholderGroup, regionalGroup, ...now });
  return { ...rest, ...(said ? { onBehalfOf: said } : {}), localAuthor: author };
}

/** What somebody here objects is part of the hub's one voice; of them only the group is told. */
function objectionOf(args: Args, { author, profile }: { author: string; profile: Profile }): Args {
  const said = present({ stakeholderGroup: profile.stakeholderGroup });
  return { ...args, ...(said ? { onBehalfOf: said } : {}), localAuthor: author };
}

function speaker({ name, affiliation, country }: Profile): Args {
  return present({ name, affiliation, country }) ?? {};
}

function present(told: Args): Args | undefined {
  const entries = Object.entries(told).filter(([, value]) => value !== null && value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
