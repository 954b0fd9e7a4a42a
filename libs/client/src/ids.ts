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
  const time = Date.now().toString(16).padStart(12, '0').slice(-12);
  const random = newKey();
  const variant = '89ab'.charAt(parseInt(random.charAt(3), 16) & 3);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(0, 3)}`,
    `${variant}${random.slice(4, 7)}`,
    random.slice(7, 19),
  ].join('-');
}
