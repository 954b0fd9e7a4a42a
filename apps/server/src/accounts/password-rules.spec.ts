import { describe, expect, it } from '@jest/globals';
import { expectHardToGuess, isEasyToGuess } from './password-rules.js';

const AMA = { email: 'ama.mensah@ghana.example.org', name: 'Ama Mensah' };

describe('a password', () => {
  it.each([
    ...[
      'password',
      'Password1!',
      'p@ssw0rd',
      'PASSWORT',
      'iloveyou',
      'letmein123',
      'Welcome2026',
      'qwertyuiop',
    ],
    ...['1qaz2wsx', 'asdfghjkl', '12345678', '87654321', 'abcdefgh', 'abc12345', '11111111', 'abababab'],
    ...['ama.mensah', 'AmaMensah1', 'Mensah2026', 'ghana-2026', 'ama.mensah@ghana.example.org'],
    ...['openfloor', 'OpenFloor!2026', 'Moderator1', 'correct horse battery staple', 'qwerty123456'],
  ])('such as %s is easy to guess', (password) => {
    expect(isEasyToGuess(password, AMA)).toBe(true);
    expect(() => expectHardToGuess(password, AMA)).toThrow(
      expect.objectContaining({
        code: 'BAD_COMMAND',
        details: { issues: [{ path: ['password'], message: expect.any(String) }] },
      }) as never,
    );
  });

  it.each([
    ...['correct horse', 'a lantern at sea', 'tr0ub4dor&3', 'ζεστός καφές', '非常に長い暗証', 'Kw7#pQz2'],
    ...['long enough', 'monkey see monkey do', 'ama likes the rain in Accra', '83619275046'],
  ])('such as %s is taken', (password) => expect(isEasyToGuess(password, AMA)).toBe(false));
});
