import { z } from 'zod';
import { Country, Id, Instant, line } from './text.js';
import { REGIONAL_GROUPS, STAKEHOLDER_GROUPS } from './words.js';

/** Digits and letters of a personal code (Crockford's base 32): no I, L, O or U, so that none is read for another. */
export const PERSONAL_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 letters of 5 bits, 80 bits in all, written in groups of four. */
export const PERSONAL_LENGTH = 16;
const PERSONAL = new RegExp(`^[${PERSONAL_LETTERS}]{${PERSONAL_LENGTH}}$`);
const READ_AS: Record<string, string> = { I: '1', L: '1', O: '0' };

/** A personal code as people type it: lower case, spaced, with hyphens, O for 0. Undefined if it can be none. */
export function normalPersonalCode(typed: string): string | undefined {
  if (typed.length > 60) return undefined;
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '')
    .replace(/[ILO]/g, (letter) => READ_AS[letter] ?? letter);
  return PERSONAL.test(code) ? code : undefined;
}

/** A personal code as it is handed out: `XXXX-XXXX-XXXX-XXXX`. */
export function groupedPersonalCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** The code of a room as people type it: digits of any script, spaced. Undefined if it can be none. */
export function normalRoomCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const code = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '');
  return /^\d{6}$/.test(code) ? code : undefined;
}

/** Whom a personal code is for. All but the label, which staff alone sees, is then what the room knows of its holder. */
export const RollEntry = z.strictObject({
  label: line(120).optional(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
  regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
  country: Country.optional(),
  affiliation: line(200).optional(),
});
export type RollEntry = z.infer<typeof RollEntry>;

/** One code for each entry, or so many alike. */
export const NewRoll = z.union([
  z.strictObject({ entries: z.array(RollEntry).min(1).max(500) }),
  z.strictObject({ count: z.int().min(1).max(500), stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional() }),
]);
export type NewRoll = z.infer<typeof NewRoll>;

const shown = {
  id: Id,
  no: z.int(),
  label: z.string().nullable(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
  regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
  country: z.string().nullable(),
  affiliation: z.string().nullable(),
};

/** A personal code as its maker sees it once: only its hash is kept. `url` joins with it. */
export const PersonalCodeMade = z
  .strictObject({ ...shown, code: z.string(), url: z.string() })
  .meta({ id: 'PersonalCodeMade' });
export type PersonalCodeMade = z.infer<typeof PersonalCodeMade>;
export const RollMade = z.strictObject({ codes: z.array(PersonalCodeMade) }).meta({ id: 'RollMade' });
export type RollMade = z.infer<typeof RollMade>;

/** An entry of the roll. Whose vote it became is never told. */
export const RollListed = z
  .strictObject({ ...shown, madeAt: Instant, used: z.boolean(), revoked: z.boolean() })
  .meta({ id: 'RollListed' });
export type RollListed = z.infer<typeof RollListed>;
/** `valid` codes count; `used` of them have been used. */
export const RollView = z
  .strictObject({ valid: z.int(), used: z.int(), entries: z.array(RollListed) })
  .meta({ id: 'RollView' });
export type RollView = z.infer<typeof RollView>;

/** Ends a personal code: its votes go with it. */
export const RevokeRoll = z.strictObject({ rollId: Id });

export const rollCommands = { 'roll.revoke': RevokeRoll } as const;

/** The code on the screen in the room now, and when the next one comes (ms since 1970). */
export const RoomCode = z.strictObject({ code: z.string(), endsAt: Instant }).meta({ id: 'RoomCode' });
export type RoomCode = z.infer<typeof RoomCode>;
export const CheckRoomCode = z.strictObject({ code: z.string().max(40) }).meta({ id: 'CheckRoomCode' });

/** What staff is warned of at the door: joins or votes far above before, young devices, one address. */
export const DOOR_ALERTS = ['joins', 'votes', 'young', 'address'] as const;

/**
 * What happens at the door, in figures that nobody can be found by: of the last minute and, as `peak`, the highest of the
 * ten minutes before it. `young`: votes of ten minutes, and how many were cast within a minute of joining. `address`: the
 * share of joins in ten minutes that came from one address, in percent, null below 20 joins. `bits`: of the proof that
 * devices are asked for now. `recount`: [no, votes, votes without those who joined after the time that was asked].
 */
export const DoorView = z
  .strictObject({
    joins: z.strictObject({ minute: z.int(), peak: z.int() }),
    votes: z.strictObject({ second: z.int(), peak: z.int() }),
    young: z.strictObject({ votes: z.int(), young: z.int() }),
    address: z.int().nullable(),
    bits: z.int().nullable(),
    alerts: z.array(z.enum(DOOR_ALERTS)),
    recount: z
      .strictObject({ devices: z.int(), votes: z.array(z.tuple([z.int(), z.int(), z.int()])) })
      .optional(),
  })
  .meta({ id: 'DoorView' });
export type DoorView = z.infer<typeof DoorView>;
