import { z } from 'zod';
import { command, ORGANISER } from '../command.js';
import { lotFrom } from '../support/lot.js';
import { nextCensus } from './census.js';

/**
 * Has the figures of people by groups, regions and languages follow those who are here, where they have moved far
 * enough. Given by the room itself before figures are told.
 */
export const countPeople = command('people.count', {
  schema: z.strictObject({}),
  may: ORGANISER,
  season: 'any',
  rule(room, _args, { newId }) {
    return [nextCensus(room, lotFrom(newId))].filter((census) => census !== undefined);
  },
});
