import { describe, expect, it } from '@jest/globals';
import { RequestFloor } from '@openfloor/contract';
import { BLANK_PROXY, isNamed, proxyRequest, type Proxy } from './proxy.js';

const HUB = '11111111-1111-4111-8111-111111111111';
const told = (change: Partial<Proxy>): Proxy => ({ ...BLANK_PROXY, name: 'Amina Diallo', ...change });

describe('Somebody without a device', () => {
  it('speaks under a name, for a country or an organisation', () => {
    expect(isNamed(BLANK_PROXY)).toBe(false);
    expect(isNamed(told({}))).toBe(false);
    expect(isNamed(told({ affiliation: 'APC' }))).toBe(true);
    expect(isNamed(told({ group: 'government', affiliation: 'Ministry' }))).toBe(false);
    expect(isNamed(told({ group: 'government', country: 'sn' }))).toBe(true);
    expect(isNamed(told({ affiliation: 'APC', country: 'Senegal' }))).toBe(false);
  });

  it('is sent as the contract takes it, without what was not said', () => {
    const request = proxyRequest(told({ country: ' sn ', group: 'government', note: ' on spam ' }));
    expect(request).toEqual({
      class: 'intervention',
      note: 'on spam',
      onBehalfOf: {
        name: 'Amina Diallo',
        country: 'SN',
        stakeholderGroup: 'government',
        attendance: 'onsite',
      },
    });
    expect(RequestFloor.safeParse(request).success).toBe(true);
  });

  it('can sit in a hub', () => {
    const request = proxyRequest(told({ affiliation: 'APC', where: HUB, class: 'reply' }));
    expect(request.onBehalfOf).toMatchObject({ attendance: 'hub', hubId: HUB });
    expect(RequestFloor.safeParse(request).success).toBe(true);
  });
});
