/** Constants of SHA-256 (FIPS 180-4): the first 32 bits behind the point of roots of the first primes. */
const [START, ROUNDS] = constants();

function constants(): [Int32Array, Int32Array] {
  const [start, rounds] = [new Int32Array(8), new Int32Array(64)];
  const bitsOf = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  for (const [at, prime] of primes.entries()) {
    rounds[at] = bitsOf(Math.cbrt(prime));
    if (at < 8) start[at] = bitsOf(Math.sqrt(prime));
  }
  return [start, rounds];
}

const schedule = new Int32Array(64);
const state = new Int32Array(8);

/** The first 32 bits of the SHA-256 of a text of ASCII letters. Browsers offer none where a page came by plain http. */
export function headOfSha256(text: string): number {
  digest(text);
  return at(state, 0) >>> 0;
}

/** The SHA-256 of a text in UTF-8, in hex. */
export function hexOfSha256(text: string): string {
  digest(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Leaves in `state` the SHA-256 of bytes that are given as letters. */
function digest(text: string): void {
  state.set(START);
  const blocks = ((text.length + 8) >> 6) + 1;
  for (let block = 0; block < blocks; block += 1) {
    for (let word = 0; word < 16; word += 1) {
      let value = 0;
      for (let byte = 0; byte < 4; byte += 1) {
        const at = block * 64 + word * 4 + byte;
        const letter = at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0;
        value = (value << 8) | letter;
      }
      schedule[word] = value;
    }
    if (block === blocks - 1) schedule[15] = text.length * 8;
    compress();
  }
}

function compress(): void {
  for (let n = 16; n < 64; n += 1) {
    const [near, far] = [at(schedule, n - 2), at(schedule, n - 15)];
    const one = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    const other = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    schedule[n] = (one + at(schedule, n - 7) + other + at(schedule, n - 16)) | 0;
  }
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)];
  for (let n = 0; n < 64; n += 1) {
    const chosen = (e & f) ^ (~e & g);
    const more =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + at(ROUNDS, n) + at(schedule, n);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const less = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
    h = g;
    g = f;
    f = e;
    e = (d + more) | 0;
    d = c;
    c = b;
    b = a;
    a = (more + less) | 0;
  }
  for (const [n, value] of [a, b, c, d, e, f, g, h].entries()) state[n] = (at(state, n) + value) | 0;
}

function at(words: Int32Array, place: number): number {
  return words[place] as number;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
