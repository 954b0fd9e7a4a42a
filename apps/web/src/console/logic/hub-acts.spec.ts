import { describe, expect, it } from '@jest/globals';
import { COMMAND_TYPES, HUB_STATUSES, type HubStatus, type Phase } from '@openfloor/contract';
import { mayRegister, offersHub, type HubAct } from './hub-acts.js';

const ALL: HubAct[] = ['approve', 'decline', 'suspend', 'restore', 'close', 'edit', 'link', 'message'];
const can = new Set<string>(COMMAND_TYPES);
const offered = (status: HubStatus, phase: Phase = 'open', who = can): HubAct[] =>
  ALL.filter((act) => offersHub(act, { status }, { can: who, phase }));

describe('What the desk can do with a hub', () => {
  it('follows what was decided of it', () => {
    expect(offered('applied')).toEqual(['approve', 'decline', 'edit']);
    expect(offered('declined')).toEqual(['approve']);
    expect(offered('expected')).toEqual(['suspend', 'close', 'edit', 'link', 'message']);
    expect(offered('live')).toEqual(['suspend', 'close', 'edit', 'link', 'message']);
    expect(offered('suspended')).toEqual(['restore', 'close', 'edit', 'link', 'message']);
    expect(offered('closed')).toEqual(['restore', 'edit', 'message']);
  });

  it('is next to nothing once the session is closed, and nothing in the archive', () => {
    expect(offered('live', 'closed')).toEqual(['close', 'message']);
    for (const status of HUB_STATUSES) expect(offered(status, 'archived')).toEqual([]);
  });

  it('is only what the seat may', () => {
    expect(offered('live', 'open', new Set(['signal.send']))).toEqual(['message']);
    expect(offered('live', 'open', new Set())).toEqual([]);
    expect(mayRegister({ can, phase: 'open' })).toBe(true);
    expect(mayRegister({ can, phase: 'closed' })).toBe(false);
    expect(mayRegister({ can: new Set(), phase: 'open' })).toBe(false);
  });
});
