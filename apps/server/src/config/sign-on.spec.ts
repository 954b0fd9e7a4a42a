import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const OIDC = { OIDC_ISSUER: 'https://login.example.org/realm', OIDC_CLIENT_ID: 'openfloor' };

describe('the settings of single sign-on', () => {
  it('are none unless a provider is named', () => expect(readConfig({}).oidc).toBeUndefined());

  it('need an issuer and a client, and nothing else', () => {
    expect(readConfig(OIDC).oidc).toEqual({
      issuer: OIDC.OIDC_ISSUER,
      clientId: 'openfloor',
      clientSecret: undefined,
      name: 'login.example.org',
      allowed: [],
      create: false,
    });
    const all = { OIDC_NAME: 'The Institute', OIDC_ALLOWED: 'Example.org, b.example', OIDC_CREATE: 'true' };
    expect(readConfig({ ...OIDC, ...all, OIDC_CLIENT_SECRET: 'x' }).oidc).toMatchObject({
      name: 'The Institute',
      allowed: ['example.org', 'b.example'],
      create: true,
      clientSecret: 'x',
    });
  });

  it.each([
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'x' }],
    ['OIDC_ISSUER', { OIDC_CREATE: 'true' }],
    ['OIDC_ISSUER', { ...OIDC, OIDC_ISSUER: 'ftp://login.example.org' }],
    ['OIDC_ISSUER: give an https address', { ...OIDC, OIDC_ISSUER: 'http://login.example.org' }],
    ['OIDC_ISSUER: give an https address', { ...OIDC, OIDC_ISSUER: 'http://127.0.0.1.example.org' }],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: OIDC.OIDC_ISSUER }],
    ['OIDC_CREATE', { ...OIDC, OIDC_CREATE: 'true' }],
    ['OIDC_CREATE', { ...OIDC, OIDC_CREATE: 'yes' }],
    ['OIDC_ALLOWED', { ...OIDC, OIDC_ALLOWED: 'https://example.org' }],
  ])('are refused with one message that names %s: %j', (name, env) =>
    expect(() => readConfig(env)).toThrow(new RegExp(`Wrong settings:[^]*${name}`)),
  );

  it.each(['http://127.0.0.1:9000', 'http://localhost:9000/realm', 'http://[::1]:9000'])(
    'take http on this very machine: %s',
    (issuer) => expect(readConfig({ ...OIDC, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer),
  );
});
