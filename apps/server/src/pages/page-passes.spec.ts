import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@openfloor/room';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import type { OpenRoom } from '../operations/rooms.js';
import { Seals } from '../operations/seals.js';
import { Secret } from '../operations/secret.js';
import { PASS_MS, PagePasses } from './page-passes.js';

const ACTOR: Actor = { type: 'invited', id: 'ama', invitationId: 'invitation', deviceId: 'device' };
const NOW = 1_162_472_430_000;

/** A node; those with one secret are of one installation. */
const node = (secret = 'a secret that only tests know') =>
  new PagePasses(new Config(), new Seals(new Secret(secret)));

function given(by: PagePasses): string {
  const cookies: string[] = [];
  const response = { cookie: (name: string, value: string) => cookies.push(`${name}=${value}`) };
  const open = { room: { id: 'session', session: { code: 'K7M4QX' } } };
  by.give(response as unknown as Response, open as unknown as OpenRoom, ACTOR, NOW);
  return cookies.join('; ');
}

const carrying = (cookie: string) => ({ headers: { cookie } }) as Request;

describe('a pass for the pages of a session', () => {
  it('is known to every node, until it ends', () => {
    const request = carrying(given(node()));
    expect(node().of(request, 'session', NOW)).toEqual(ACTOR);
    expect(node().of(request, 'session', NOW + PASS_MS - 1)).toEqual(ACTOR);
    expect(node().of(request, 'session', NOW + PASS_MS)).toBeUndefined();
  });

  it('is none for another session, of another installation, or where anything of it was changed', () => {
    const cookie = given(node());
    expect(cookie).not.toContain('ama');
    expect(node().of(carrying(cookie), 'another session', NOW)).toBeUndefined();
    expect(node('another secret, of another place').of(carrying(cookie), 'session', NOW)).toBeUndefined();
    expect(node().of(carrying(`${cookie.slice(0, -2)}AA`), 'session', NOW)).toBeUndefined();
    for (const wrong of ['', 'pass=', 'pass=x', `pass=${'x'.repeat(9_000)}`])
      expect(node().of(carrying(wrong), 'session', NOW)).toBeUndefined();
  });
});
