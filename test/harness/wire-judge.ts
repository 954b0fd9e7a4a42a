import type { Heard, WireSeat } from './wire-seat.js';

/** What is sent to everybody alike, whatever the line: patches, and the corners of whoever sits there. */
const ALIKE = ['patch', 'mine'];

/** What is wrong with the streams of seats that one person has open; empty where all is well. */
export function faultsOf(seats: WireSeat[], lastRev: number): string[] {
  return [
    ...seats.flatMap((seat) => [...tooEarly(seat), ...gaps(seat, lastRev), ...lateReplies(seat)]),
    ...differences(seats),
  ];
}

/** Who speaks the protocol by hand also hears when the connection stands: before that nothing may be said. */
function tooEarly({ way, heard }: WireSeat): string[] {
  const isFirst = way !== 'raw' || heard[0]?.name === 'connected';
  return isFirst ? [] : [`${way}: spoken to before it was connected`];
}

/** Every patch follows the one before, from the welcome to the last. */
function gaps({ way, heard }: WireSeat, lastRev: number): string[] {
  const welcome = heard.findIndex(({ name }) => name === 'welcome');
  const before = heard.slice(0, welcome).filter(({ name }) => name === 'patch');
  const faults = before.map(() => `${way}: a patch before the welcome`);
  let rev = Number(heard[welcome]?.frame.rev);
  for (const { frame } of heard.slice(welcome).filter(({ name }) => name === 'patch')) {
    if (frame.prev !== rev) faults.push(`${way}: a patch from ${String(frame.prev)} after ${rev}`);
    rev = Number(frame.rev);
  }
  return rev === lastRev ? faults : [...faults, `${way}: ends at ${rev}, not at ${lastRev}`];
}

/** A command's answer comes after the patch it made. */
function lateReplies({ way, heard }: WireSeat): string[] {
  let rev = 0;
  return heard.flatMap(({ name, frame }) => {
    if (name === 'welcome' || name === 'patch') rev = Number(frame.rev);
    const isEarly = name === 'reply' && frame.ok === true && Number(frame.rev) > rev;
    return isEarly ? [`${way}: answered of ${String(frame.rev)} while at ${rev}`] : [];
  });
}

/** From where the last of them came in, all heard the same frames in the same order. */
function differences(seats: WireSeat[]): string[] {
  const from = Math.max(...seats.map(({ heard }) => Number(of('welcome', heard)[0]?.frame.rev)));
  const streams = seats.map(({ heard }) => {
    const alike = heard.filter(({ name, frame }) => ALIKE.includes(name) && Number(frame.rev) > from);
    return JSON.stringify(alike);
  });
  return streams.flatMap((stream, at) => (stream === streams[0] ? [] : [`${seats[at]?.way}: other frames`]));
}

function of(name: string, heard: Heard[]): Heard[] {
  return heard.filter((one) => one.name === name);
}
