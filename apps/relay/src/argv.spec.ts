import { describe, expect, it } from '@jest/globals';
import { readArgv, WrongArguments } from './argv.js';

const TOKEN = 'a'.repeat(64);

describe('how a relay is started', () => {
  it('has a default for everything but the server and the link', () => {
    expect(readArgv(['--upstream', 'https://forum.example', '--token', TOKEN])).toEqual({
      upstream: 'https://forum.example',
      token: TOKEN,
      port: 3100,
      address: '0.0.0.0',
      dataDir: './relay-data',
      statusOpen: false,
      forget: false,
    });
    expect(readArgv([])).toMatchObject({ upstream: undefined, token: undefined });
  });

  it('takes a whole link, and the server from it', () => {
    const link = `https://forum.example/hub#${TOKEN}`;
    expect(readArgv(['--token', link])).toMatchObject({ upstream: 'https://forum.example', token: TOKEN });
    expect(readArgv([`--token=${link}`, '--upstream=http://10.0.0.2:3000/'])).toMatchObject({
      upstream: 'http://10.0.0.2:3000',
      token: TOKEN,
    });
  });

  it('tells every fault at once', () => {
    const wrong = [
      '--upstream',
      'forum',
      '--token',
      'short',
      '--port',
      '70000',
      '--address',
      'here',
      '--verbose',
    ];
    const told = (): string => {
      try {
        readArgv([...wrong, '--data']);
      } catch (error) {
        if (error instanceof WrongArguments) return error.message;
      }
      return '';
    };
    for (const fault of ['--upstream forum', '--token is', '--port 70000', '--address here', '--verbose is'])
      expect(told()).toContain(fault);
    expect(told()).toContain('--data needs a value');
    expect(told()).toContain('npm run relay --');
  });

  it.each([[['--port', '80', '--port', '81']], [['--status-open=yes']], [['--forget', 'now']], [['3100']]])(
    'does not guess what %j means',
    (argv) => expect(() => readArgv(argv)).toThrow(WrongArguments),
  );
});
