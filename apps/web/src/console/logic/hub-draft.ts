import type { CommandArgs, HubView, RegionalGroup } from '@openfloor/contract';

/** The registration of a hub as it is typed. Languages are codes parted by commas or blanks. */
export interface HubDraft {
  name: string;
  city: string;
  country: string;
  region: RegionalGroup | 'none';
  languages: string;
  expected: number;
  coordinator: string;
  contact: string;
  technicalContact: string;
}

/** What is written of a hub so far; an empty page without one. */
export function draftOfHub(hub?: HubView): HubDraft {
  return {
    name: hub?.name ?? '',
    city: hub?.city ?? '',
    country: hub?.country ?? '',
    region: hub?.regionalGroup ?? 'none',
    languages: hub?.languages.join(', ') ?? '',
    expected: hub?.expected ?? 0,
    coordinator: hub?.coordinator ?? '',
    contact: hub?.contact ?? '',
    technicalContact: hub?.technicalContact ?? '',
  };
}

const TAG = '[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}';
const CODE = new RegExp(`^${TAG}$`);
/** What the fields of codes must look like, for the browser to say so while they are typed. */
export const COUNTRY = '[A-Za-z]{2}';
export const LANGUAGES = `\\s*(${TAG}([\\s,;،]+|$))*`;

/** The codes in a list of languages, each once; what is no code is left out. */
export function languageCodes(text: string): string[] {
  const codes = text.split(/[\s,;،]+/).filter((code) => CODE.test(code));
  return [...new Set(codes)].slice(0, 20);
}

/** What `hub.put` takes; an empty text takes away what stood there. A hub without a city is named after it. */
export function hubPut(draft: HubDraft, hubId?: string): CommandArgs<'hub.put'> {
  const orNull = (text: string): string | null => text.trim() || null;
  const country = draft.country.trim().toUpperCase();
  return {
    ...(hubId === undefined ? {} : { hubId }),
    name: draft.name.trim(),
    city: draft.city.trim() || draft.name.trim(),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    regionalGroup: draft.region === 'none' ? null : draft.region,
    languages: languageCodes(draft.languages),
    expected: draft.expected || null,
    coordinator: orNull(draft.coordinator),
    contact: orNull(draft.contact),
    technicalContact: orNull(draft.technicalContact),
  };
}
