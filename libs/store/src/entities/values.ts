import type { ValueTransformer } from 'typeorm';

/** Milliseconds since 1970 in a 64-bit column; some drivers hand those back as text. */
export const milliseconds: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: number | string | null) => (value === null ? null : Number(value)),
};

/** Plain JSON kept as text, so that it means the same in every database. */
export const jsonText: ValueTransformer = {
  to: (value: unknown) => JSON.stringify(value),
  from: (text: string): unknown => JSON.parse(text),
};
