/** The parts of the key that says what an act did. */
export interface SaidOf {
  /** Of the sentence. */
  key: string;
  /** Of the word that fills in its `{reason}`, where the act has one. */
  reason?: string;
}

/** Where the words of the reasons of an act stand. */
const REASONS: Readonly<Record<string, string>> = {
  aside: 'reason',
  'floor.call': 'override',
  'floor.move': 'override',
  'floor.skip': 'skip',
  'floor.refuse': 'refuse',
  'hub.decline': 'hubReason',
  'hub.suspend': 'hubReason',
};

/** Reads `aside.off_topic`, `floor.skip.absent` or a plain key such as `merge`. */
export function saidOf(says: string): SaidOf {
  const at = says.lastIndexOf('.');
  const verb = says.slice(0, Math.max(0, at));
  const words = REASONS[verb];
  if (words === undefined) return { key: says };
  const hasOwn = verb === 'floor.call';
  return { key: hasOwn ? `${verb}.other` : verb, reason: `${words}.${says.slice(at + 1)}` };
}
