/** 128 random bits in hex: the `joinKey` by which a device always gets the same participant. */
export function newKey(): string {
  let hex = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** A random UUID (v4). Made here, because `randomUUID` is missing where a phone reaches a laptop over plain http. */
export function newId(): string {
  return newKey().replace(
    /^(.{8})(.{4}).(.{3})(.)(.{3})/,
    (_, a: string, b: string, c: string, variant: string, d: string) =>
      `${a}-${b}-4${c}-${'89ab'.charAt(parseInt(variant, 16) & 3)}${d}-`,
  );
}
