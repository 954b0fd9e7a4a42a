import { z } from 'zod';
import { Invite, InvitationListed, InvitationMade } from './invitation.js';
import { PersonView } from './person.js';
import { SessionView, TimeZone } from './session.js';
import { Country, Id, Instant, line, Slug } from './text.js';
import { CHANNELS, PRESETS, ROLES } from './words.js';

const Email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase());
/** Length is what counts (NIST SP 800-63B): 8 to 256 characters, anything allowed. */
const Password = z.string().min(8).max(256);

export const Account = z
  .strictObject({ id: Id, email: z.string(), name: z.string(), administrator: z.boolean() })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const Setup = z
  .strictObject({ key: z.string().max(200), email: Email, password: Password, name: line(120).optional() })
  .meta({ id: 'Setup' });
/** `code` where the account has a second factor: asked for with 401 `SECOND_FACTOR` once the password is right. */
export const Login = z
  .strictObject({ email: Email, password: z.string().max(256), code: z.string().trim().max(40).optional() })
  .meta({ id: 'Login' });
export const LoginDone = z.strictObject({ account: Account }).meta({ id: 'LoginDone' });
export const NewAccount = z
  .strictObject({
    email: Email,
    password: Password,
    name: line(120).optional(),
    administrator: z.boolean().default(false),
  })
  .meta({ id: 'NewAccount' });
export const NewPassword = z
  .strictObject({ current: z.string().max(256), password: Password })
  .meta({ id: 'NewPassword' });
export const NewToken = z
  .strictObject({ label: line(80), endsAt: Instant.optional() })
  .meta({ id: 'NewToken' });
export const TokenMade = z
  .strictObject({ id: Id, token: z.string(), label: z.string() })
  .meta({ id: 'TokenMade' });

const meeting = {
  name: line(200),
  slug: Slug,
  city: line(120, 0),
  country: Country.nullable(),
  timeZone: TimeZone,
  overarchingTheme: line(300, 0),
};
export const NewMeeting = z
  .strictObject({
    name: meeting.name,
    slug: Slug.optional(),
    city: meeting.city.default(''),
    country: meeting.country.default(null),
    timeZone: meeting.timeZone.default('UTC'),
    overarchingTheme: meeting.overarchingTheme.default(''),
  })
  .meta({ id: 'NewMeeting' });
export const ChangeMeeting = z
  .strictObject(meeting)
  .omit({ slug: true })
  .partial()
  .meta({ id: 'ChangeMeeting' });
export const MeetingView = z.strictObject({ id: Id, ...meeting }).meta({ id: 'MeetingView' });
export type MeetingView = z.infer<typeof MeetingView>;

export const SessionListed = z
  .strictObject({
    id: Id,
    slug: z.string(),
    code: z.string(),
    title: z.string(),
    phase: z.string(),
    startsAt: Instant.nullable(),
  })
  .meta({ id: 'SessionListed' });
export type SessionListed = z.infer<typeof SessionListed>;
export const Meetings = z.strictObject({ meetings: z.array(MeetingView) }).meta({ id: 'Meetings' });
export const MeetingWhole = z
  .strictObject({ id: Id, ...meeting, sessions: z.array(SessionListed) })
  .meta({ id: 'MeetingWhole' });
export type MeetingWhole = z.infer<typeof MeetingWhole>;

export const NewSession = z
  .strictObject({ title: line(200), slug: Slug.optional(), preset: z.enum(PRESETS).optional() })
  .meta({ id: 'NewSession' });
export const NewRoom = z
  .strictObject({ title: line(200), preset: z.enum(PRESETS).default('workshop') })
  .meta({ id: 'NewRoom' });
export const RoomMade = z
  .strictObject({
    sessionId: Id,
    code: z.string(),
    links: z.strictObject({ audience: z.string(), moderator: z.string(), stage: z.string() }),
  })
  .meta({ id: 'RoomMade' });

export const Imported = z
  .strictObject({
    meetings: z.array(z.strictObject({ id: Id, slug: z.string() })),
    sessions: z.array(z.strictObject({ id: Id, slug: z.string(), code: z.string() })),
  })
  .meta({ id: 'Imported' });

export const JoinCard = z
  .strictObject({ session: SessionView, people: z.array(PersonView) })
  .meta({ id: 'JoinCard' });
export type JoinCard = z.infer<typeof JoinCard>;

export const Actor = z.strictObject({ id: Id, role: z.enum(ROLES), channel: z.enum(CHANNELS) });
/** A seat: `seat` is the token for the Bearer header of HTTP and the `seat` of the socket. */
export const Seated = z
  .strictObject({ sessionId: Id, actor: Actor, seat: z.string() })
  .meta({ id: 'Seated' });
export type Seated = z.infer<typeof Seated>;

export const NewInvitations = z.union([Invite, z.array(Invite).min(1).max(200)]);
export const InvitationsMade = z
  .strictObject({ invitations: z.array(InvitationMade) })
  .meta({ id: 'InvitationsMade' });
export const InvitationsListed = z
  .strictObject({ invitations: z.array(InvitationListed) })
  .meta({ id: 'InvitationsListed' });
export const AcceptInvitation = z
  .strictObject({ token: z.string().min(20).max(400), device: line(120).optional() })
  .meta({ id: 'AcceptInvitation' });

/** A browser may read the pages of a session with a cookie until then. */
export const PagePass = z.strictObject({ endsAt: Instant }).meta({ id: 'PagePass' });
export type PagePass = z.infer<typeof PagePass>;

/** One act of moderation, as everybody may read it. `at` is a full minute. */
export const LedgerEntry = z
  .strictObject({
    no: z.int(),
    at: Instant,
    role: z.string(),
    act: z.string(),
    about: z.strictObject({ kind: z.string(), no: z.int().nullable() }).nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
    digest: z.string(),
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof LedgerEntry>;
export const LedgerPage = z
  .strictObject({ entries: z.array(LedgerEntry), next: z.int().nullable() })
  .meta({ id: 'LedgerPage' });
export type LedgerPage = z.infer<typeof LedgerPage>;
/** `badAt` is the first entry whose hash does not follow from the one before, or whose private part does not fit. */
export const LedgerVerified = z
  .strictObject({ ok: z.boolean(), entries: z.int(), head: z.string(), badAt: z.int().nullable() })
  .meta({ id: 'LedgerVerified' });
export type LedgerVerified = z.infer<typeof LedgerVerified>;

export const Readiness = z.strictObject({ missing: z.array(z.string()) }).meta({ id: 'Readiness' });
export const NewCode = z.strictObject({ code: z.string() }).meta({ id: 'NewCode' });
