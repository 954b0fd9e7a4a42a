import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './faults.js';

describe('The faults of a programme document', () => {
  it('are listed with their paths, whichever way they come', () => {
    const fault = { path: ['sessions', 1, 'people', 3, 'role'], message: 'unknown role' };
    const listed = [{ path: 'sessions / 1 / people / 3 / role', message: 'unknown role' }];
    expect(faultsOf({ details: [fault] })).toEqual(listed);
    expect(faultsOf({ details: { issues: [fault] } })).toEqual(listed);
    expect(
      faultsOf({
        details: { faults: [{ path: 'sessions / 1 / people / 3 / role', message: 'unknown role' }] },
      }),
    ).toEqual(listed);
  });

  it('are none where the document holds none', () => {
    expect(faultsOf(null)).toEqual([]);
    expect(faultsOf({ code: 'BAD_COMMAND' })).toEqual([]);
  });
});
