/** What `npm run replay` can be told. */
export const USAGE = `Plays an exported Pol.is consultation through a running session and checks every vote.

  npm run replay -- --polis DIR [--fast | --minutes 10] [--kills 5] [--sockets 400] [--server URL]

  --polis DIR     a folder with comments.csv and votes.csv (and summary.csv)
  --fast          as fast as it goes (the default)
  --minutes N     the times of the export compressed into N minutes; silences longer than ten minutes count as ten
  --kills N       kill -9 of the server at N random moments (5; 0 with --server)
  --sockets N     most sockets open at once (400)
  --server URL    an existing server instead of one of its own; the personal access token of an organiser is read from
                  OPENFLOOR_TOKEN. Its rate limits hold, so switch them off there (LIMIT_* = 0) or be patient.

Ends with 1 where a single vote differs from an independent count of the files.
`;

const VALUED = {
  '--polis': 'polis',
  '--minutes': 'minutes',
  '--kills': 'kills',
  '--sockets': 'sockets',
  '--server': 'server',
};

/** The flags of a command line, or `{faults}`: sentences that say what is wrong. `{help: true}` asks for the usage. */
export function flagsOf(args) {
  const given = {};
  const faults = [];
  for (let at = 0; at < args.length; at += 1) {
    const flag = args[at];
    if (flag === '--help' || flag === '-h') return { help: true };
    if (flag === '--fast') given.fast = true;
    else if (flag in VALUED && args[at + 1] !== undefined && !args[at + 1].startsWith('--'))
      given[VALUED[flag]] = args[(at += 1)];
    else faults.push(flag in VALUED ? `${flag} needs a value` : `there is no ${flag}`);
  }
  if (faults.length === 0 && given.polis === undefined) faults.push('--polis DIR is missing');
  if (given.fast && given.minutes !== undefined) faults.push('--fast and --minutes exclude each other');
  if (given.server && given.kills !== undefined && Number(given.kills) > 0)
    faults.push('only a server of its own can be killed: leave --kills out with --server');
  const kills = number(given.kills ?? (given.server ? '0' : '5'), '--kills', 0, 100, faults);
  const sockets = number(given.sockets ?? '400', '--sockets', 1, 5_000, faults);
  const minutes =
    given.minutes === undefined ? null : number(given.minutes, '--minutes', 0.05, 1_440, faults);
  if (faults.length > 0) return { faults };
  return {
    polis: given.polis,
    server: given.server ?? null,
    kills: Math.round(kills),
    sockets: Math.round(sockets),
    minutes,
  };
}

function number(text, flag, least, most, faults) {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  faults.push(`${flag} is a number from ${least} to ${most}`);
  return 0;
}
