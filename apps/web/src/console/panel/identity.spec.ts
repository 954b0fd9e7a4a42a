import { describe, expect, it } from '@jest/globals';
import { missingOf, toldOf } from './identity.js';

describe('The floor is taken by name', () => {
  it('asks for what the room says is missing, name first', () => {
    const refused = { ok: false, code: 'IDENTITY_REQUIRED', details: { missing: ['country', 'name'] } };
    expect(missingOf(refused)).toEqual(['name', 'country']);
    expect(missingOf({ ...refused, details: undefined })).toEqual(['name', 'affiliation']);
  });

  it('asks for nothing where the request went through or was refused for another reason', () => {
    expect(missingOf({ ok: true })).toBeNull();
    expect(missingOf({ ok: false, code: 'SWITCHED_OFF', details: {} })).toBeNull();
  });

  it('goes on once every field holds something', () => {
    expect(toldOf(['name', 'country'], { name: ' Ama ' })).toBeNull();
    expect(toldOf(['name', 'country'], { name: ' Ama ', country: 'gh' })).toEqual({
      name: 'Ama',
      country: 'GH',
    });
  });
});
