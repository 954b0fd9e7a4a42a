/** 128 random bits in hex: the `joinKey` by which a device always gets the same participant. */
export function newKey(): string {
  let hex = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/**
 * A UUID that grows with time (v7, RFC 9562), so that the receipts of a turn lie side by side in the server's store, which
 * halves what they cost it. Made here, because `randomUUID` is missing where a phone reaches a laptop over plain http.
 */
export function newId(): string {
  return `${Date.now().toString(16).padStart(12, '0')}7${newKey()}`.replace(
    /^(.{8})(.{4})(.{4})(.)(.{3})(.{12}).*/,
    (_, a: string, b: string, c: string, variant: string, d: string, e: string) =>
      `${a}-${b}-${c}-${'89ab'.charAt(parseInt(variant, 16) & 3)}${d}-${e}`,
  );
}
