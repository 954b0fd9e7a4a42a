import type { Channel } from '@openfloor/contract';

/** The channels in the order of their columns. */
export const CHANNELS = ['public', 'panel', 'staff'] as const satisfies readonly Channel[];
