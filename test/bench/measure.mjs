import { readFileSync } from 'node:fs';

/** CPU time a process has used, ms (Linux: user and system ticks of /proc). */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Milliseconds that a process was ready to run but had no core. */
export function starvedMs(pid) {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

/** Resident memory, MB. */
export function memoryMb(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Number(line?.[1] ?? 0) / 1024;
}

/** Sorted values at these shares, such as 0.5 and 0.99. */
export function percentiles(values, ...shares) {
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

/** Waits until `look` is truthy. */
export async function until(look, withinMs = 60_000) {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited in vain');
}

/** A child process that answers messages: gives `ask(message)`. */
export function answering(child) {
  const waiting = new Map();
  let no = 0;
  let ended = () => undefined;
  child.once('exit', () => ended(new Error('the child ended')));
  child.on('message', ({ re, ...answer }) => {
    waiting.get(re)?.(answer);
    waiting.delete(re);
  });
  return (message) =>
    new Promise((resolve, reject) => {
      no += 1;
      waiting.set(no, resolve);
      ended = reject;
      child.send({ ...message, no });
    });
}
