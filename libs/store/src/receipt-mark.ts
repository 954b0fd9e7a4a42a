/**
 * Two numbers of 32 bits that tell one command of one actor from almost every other (FNV-1a with two primes and a last
 * mix), so that many receipts can be remembered in little room. Equal ones have equal marks; others may.
 */
export function receiptMark(actorId: string, commandId: string): [one: number, other: number] {
  let [one, other] = [0x811c9dc5, 0x9e3779b1];
  for (let at = 0; at < actorId.length; at += 1) {
    one = Math.imul(one ^ actorId.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ actorId.charCodeAt(at), 0x85ebca6b);
  }
  for (let at = 0; at < commandId.length; at += 1) {
    one = Math.imul(one ^ commandId.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ commandId.charCodeAt(at), 0x85ebca6b);
  }
  return [mixed(one), mixed(other)];
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}
