import { describe, expect, it } from '@jest/globals';
import { PutHub } from '@openfloor/contract';
import { hub } from '../testing/records.js';
import { draftOfHub, hubPut, languageCodes } from './hub-draft.js';

describe('The registration of a hub', () => {
  it('comes back as it was when nothing is changed', () => {
    const told = {
      name: 'Nairobi hub',
      city: 'Nairobi',
      country: 'KE',
      regionalGroup: 'african',
      languages: ['sw', 'en'],
      expected: 70,
      coordinator: 'Wanjiru Kamau',
      contact: '+254 20 1234567',
      technicalContact: null,
    } as const;
    const registered = hub(1, { ...told, languages: [...told.languages] });
    expect(hubPut(draftOfHub(registered), registered.id)).toEqual({ ...told, hubId: registered.id });
  });

  it('needs no more than a name, and says of the rest that it is not known', () => {
    const put = hubPut({ ...draftOfHub(), name: ' Suva ', country: 'fiji' });
    expect(put).toMatchObject({ name: 'Suva', city: 'Suva', country: null, expected: null, contact: null });
    expect(PutHub.safeParse(put).success).toBe(true);
  });

  it('reads languages however they are parted, each once', () => {
    expect(languageCodes('sw, en;fr  pt-BR, en, swahili,')).toEqual(['sw', 'en', 'fr', 'pt-BR']);
    expect(languageCodes(' ')).toEqual([]);
  });
});
