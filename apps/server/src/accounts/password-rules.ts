import { Refusal } from '@openfloor/contract';

/** The words that lead every published count of passwords, and this product's own. Digits and signs around them are ignored. */
const WELL_KNOWN = [
  ...['password', 'passwort', 'passw', 'motdepasse', 'contrasena', 'senha', 'parola', 'wachtwoord', 'haslo'],
  ...['admin', 'administrator', 'root', 'user', 'guest', 'login', 'welcome', 'willkommen', 'bienvenue'],
  ...['letmein', 'letmeinplease', 'changeme', 'default', 'secret', 'trustno', 'whatever', 'test', 'testing'],
  ...[
    'iloveyou',
    'loveyou',
    'love',
    'sunshine',
    'princess',
    'monkey',
    'dragon',
    'shadow',
    'master',
    'superman',
  ],
  ...['batman', 'pokemon', 'starwars', 'football', 'baseball', 'basketball', 'soccer', 'hockey', 'liverpool'],
  ...[
    'chelsea',
    'arsenal',
    'barcelona',
    'michael',
    'jordan',
    'jennifer',
    'jessica',
    'ashley',
    'daniel',
    'charlie',
  ],
  ...[
    'computer',
    'internet',
    'samsung',
    'google',
    'facebook',
    'microsoft',
    'freedom',
    'killer',
    'flower',
    'summer',
  ],
  ...['winter', 'spring', 'autumn', 'hello', 'hellohello', 'cheese', 'cookie', 'pepper', 'ginger', 'purple'],
  ...[
    'openfloor',
    'organiser',
    'organizer',
    'moderator',
    'correcthorsebatterystaple',
    'governance',
    'workshop',
  ],
] as const;
const KEYBOARD = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv',
];
const ROWS = [...KEYBOARD, 'abcdefghijklmnopqrstuvwxyz', '01234567890'];
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const LONGEST_RUN = 3;

/** Whether a password is among the first that somebody who guesses would try: well known, a pattern, or the account's own name. */
export function isEasyToGuess(
  password: string,
  { email, name = '' }: { email: string; name?: string },
): boolean {
  const low = password.toLowerCase();
  const letters = withoutDecoration(low);
  const plain = withoutDecoration([...low].map((sign) => LEET[sign] ?? sign).join(''));
  const own = [email.split('@')[0] ?? '', email.split('@')[1]?.split('.')[0] ?? '', ...name.split(' ')]
    .map((word) => withoutDecoration(word.toLowerCase()))
    .filter((word) => word.length >= LONGEST_RUN);
  const words = new Set<string>([...WELL_KNOWN, ...own]);
  return low === email || words.has(letters) || words.has(plain) || isPattern(low);
}

/** Refuses `BAD_COMMAND` where a password is easy to guess, in the shape of other faults of a body. */
export function expectHardToGuess(
  password: string,
  about: { email: string; name?: string | undefined },
): void {
  const { email, name = '' } = about;
  if (!isEasyToGuess(password, { email, name })) return;
  const issues = [{ path: ['password'], message: 'this password is easy to guess' }];
  throw new Refusal('BAD_COMMAND', 'this password is easy to guess', { issues });
}

function withoutDecoration(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

/** One or two signs over and over, a part that repeats, or steps along the alphabet, the digits or a keyboard. */
function isPattern(low: string): boolean {
  if (new Set(low).size <= 2 || /^(.{1,4})\1+.?$/u.test(low)) return true;
  return stepsLeft(low) <= LONGEST_RUN;
}

/** How many signs are left when each run along a row, forwards or backwards, counts as one. */
function stepsLeft(text: string): number {
  const signs = [...text];
  let runs = 0;
  for (let at = 0; at < signs.length; at += longestRun(signs.slice(at).join(''))) runs += 1;
  return runs;
}

function longestRun(text: string): number {
  let length = 1;
  while (length < text.length && isAlongRow(text.slice(0, length + 1))) length += 1;
  return length > LONGEST_RUN - 1 ? length : 1;
}

function isAlongRow(part: string): boolean {
  const back = [...part].reverse().join('');
  return ROWS.some((row) => row.includes(part) || row.includes(back));
}
