import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const range = (letter, from, to) => Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`);

/** Every promise, fault and hostile input, by its number, with what it says. */
export const NUMBERS = {
  P1: 'an acknowledged command is durable',
  P2: 'a command sent again counts once',
  P3: 'an unknown outcome is resolved',
  P4: 'nothing is missed and nothing comes out of order',
  P5: 'snapshot and stream meet without a gap',
  P6: 'ten minutes without a line lose nothing',
  P7: 'a restart is a blip',
  P8: 'closing is a cut',
  P9: 'presence is a little late and never in the way',
  P10: 'a backup restores',
  P11: 'overload degrades in order',
  P12: 'what is private stays private',
  F1: 'kill -9 between receipt and commit',
  F2: 'kill -9 between commit and ack',
  F3: 'kill -9 every few seconds under load',
  F4: 'ack dropped',
  F5: 'one command twice, two tabs at once',
  F6: 'one voter on two sockets, different ids',
  F7: 'half-open connection',
  F8: 'cut for 3 s and for 60 s',
  F9: 'cut for longer than anything is kept',
  F10: 'hub offline for ten minutes, page reloaded',
  F11: 'the address of a phone changes',
  F12: 'WebSockets are blocked',
  F13: 'weak link: 300 ± 200 ms, loss, 64 kbit/s',
  F14: 'a reader that does not read',
  F15: 'everybody comes back at once',
  F16: 'SIGTERM',
  F17: 'process frozen and thawed',
  F18: 'disk full or read-only',
  F19: 'database busy, second process',
  F20: 'PostgreSQL killed, failing over, out of connections',
  F21: 'Redis down, restarted, emptied',
  F22: 'two nodes that do not see each other',
  F23: 'clocks jump',
  F24: 'frames reordered or missing',
  F25: 'loss of power, torn log',
  F26: 'old page, old data, newer data',
  F27: 'questions merged and declined while votes are in flight',
  W1: 'a frame of a megabyte',
  W2: 'a frame one byte too long',
  W3: 'brackets a hundred thousand deep',
  W4: 'a packet that is no list',
  W5: 'an event named toString',
  W6: 'an event named error',
  W7: 'a binary packet',
  W8: 'a placeholder that is no number',
  W9: 'reserved names',
  W10: 'a command before the connection',
  W11: 'connecting twice, fifty namespaces',
  W12: 'bad bits, bad masks, a hundred thousand fragments',
  W13: 'strange upgrades',
  W14: 'resets in the handshake',
  W15: 'slow senders and too many headers',
  W16: 'a hundred polls at once',
  W17: 'sockets that never say who they are',
  W18: 'a flood of events',
  W19: 'foreign origins',
  C20: 'ids missing, long, odd, or another’s',
  C21: 'an id used again with another body',
  C22: 'no acknowledgement asked for',
  C23: 'arguments that are no object, prototypes',
  C24: 'empty ids',
  C25: 'objects in the place of ids',
  C26: 'strange numbers and ids of elsewhere',
  C27: 'too many choices, injected weights',
  C28: 'votes for what is closed or elsewhere',
  C29: 'fields that are not theirs to set',
  C30: 'commands of other roles, channels by hand',
  T31: 'markup in every text',
  T32: 'formulas',
  T33: 'marks that turn, hide and pile up',
  T34: 'too long, empty, lookalikes',
  T35: 'slurs and private data before review',
  T36: 'line breaks for the log',
  T37: 'texts that make expressions slow',
  H38: 'requests forged from other sites',
  H39: 'sessions fixed, kept after logging out',
  H40: 'codes guessed',
  H41: 'forged, ended and foreign tokens',
  H42: 'passwords tried',
  H43: 'forged forwarding and host headers',
  H44: 'hostile uploads',
  H45: 'ids of others',
  H46: 'open redirects',
  H47: 'parameters twice, a thousand, deep',
  H48: 'links used again',
};

/** What has no test, and why. */
export const NOT_COVERED = {};

/** Tests written before there were numbers. */
const BEFORE = {
  P1: [['test/store/processes.spec.ts', 'has lost nothing it acknowledged and left nothing half done']],
  P4: [['test/fuzz/rooms.spec.ts', 'every seat ends with the room that a fresh snapshot shows']],
  P6: [['test/faults/outage.spec.ts', 'loses nothing of 300 acts, with a reload in the middle']],
  F10: [['test/faults/outage.spec.ts', 'loses nothing of 300 acts, with a reload in the middle']],
  F13: [['test/faults/weak-link.spec.ts', 'describe(']],
  F18: [['libs/store/src/full-disk.spec.ts', 'keeps nothing of a turn that does not fit']],
  F19: [['test/store/processes.spec.ts', 'refuses to start and names the first, which goes on undisturbed']],
};
/** Promises that the drills of faults show. */
const SHOWN_BY = {
  P1: ['F3', 'F18', 'F25'],
  P2: ['F2', 'F4', 'F5'],
  P3: ['F3'],
  P4: ['F3'],
  P7: ['F3', 'F16'],
};

/** The numbers a title begins with: `F5:`, `W1, W2:`, `F7 and F8:`, `C20–C22:`. */
export function numbersIn(title) {
  if (/^[PFWCTH]\d+$/.test(title)) return [title];
  const head = /^((?:the checkers? of )?[PFWCTH]\d+[^:]{0,60}):/.exec(title)?.[1] ?? '';
  const spans = [...head.matchAll(/([PFWCTH])(\d+)\s*(?:–|-|to)\s*\1?(\d+)/g)];
  const all = spans.flatMap(([, letter, from, to]) => range(letter, Number(from), Number(to)));
  return [...new Set([...all, ...[...head.matchAll(/[PFWCTH]\d+/g)].map(([number]) => number)])];
}

/** Every title of a spec that begins with a number: number → the tests. */
export function numbered() {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.spec.ts', '*.spec.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const found = Object.fromEntries(Object.keys(NUMBERS).map((number) => [number, []]));
  for (const path of [...new Set(listed.split('\n'))].filter(isSpec))
    for (const title of titlesIn(readFileSync(join(root, path), 'utf8')))
      for (const number of numbersIn(title)) found[number]?.push({ path, title });
  for (const [number, tests] of Object.entries(BEFORE))
    for (const [path, title] of tests)
      if (existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(title))
        found[number].push({ path, title: title === 'describe(' ? '' : title });
  for (const [number, others] of Object.entries(SHOWN_BY))
    for (const other of others) found[number].push(...found[other]);
  return found;
}

/** Its own spec gives examples only. */
function isSpec(path) {
  return path !== '' && path !== 'test/house/numbers.spec.ts' && existsSync(join(root, path));
}

/** What stands as a title in `it`, `test`, `describe`, and alone at the head of a row of `it.each`. */
function titlesIn(text) {
  const heads = [...text.matchAll(/\[\s*'([PFWCTH]\d+)'/g)].map(([, number]) => number);
  const quoted = [...text.matchAll(/(['"`])((?:P|F|W|C|T|H)\d+(?:(?!\1)[^\n\\]|\\.)*)\1/g)];
  return [...heads, ...quoted.map(([, , title]) => title).filter((title) => title.includes(':'))];
}

/** Numbers that have neither a test nor a reason. */
export function missing() {
  const found = numbered();
  return Object.keys(NUMBERS).filter((number) => found[number].length === 0 && !NOT_COVERED[number]);
}
