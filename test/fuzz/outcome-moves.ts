import { TAKEAWAY_SECTIONS, type CommandType } from '@openfloor/contract';
import type { Player, World } from './world.js';

/** Polls and takeaways on all their ways: one of each waits for every step that is left. */
export async function openOutcomes(world: World): Promise<void> {
  for (const steps of [[], [], ['poll.open'], ['poll.open', 'poll.close']] as CommandType[][]) {
    const said = await world.bySystem('poll.create', { type: 'temperature', text: 'Shall we?' });
    for (const step of steps) await world.bySystem(step, { pollId: made(said, 'pollId') });
  }
  const worded = await world.bySystem('poll.create', { type: 'text', text: 'What is missing?' });
  await world.bySystem('poll.open', { pollId: made(worded, 'pollId') });
  const ways: CommandType[][] = [
    ['takeaway.show'],
    ['takeaway.show', 'takeaway.check'],
    ['takeaway.show', 'takeaway.check', 'takeaway.settle'],
  ];
  for (const steps of ways) {
    const said = await world.bySystem('takeaway.draft', {
      text: 'All agree.',
      section: TAKEAWAY_SECTIONS[0],
    });
    for (const step of steps) {
      const as = step === 'takeaway.settle' ? { as: 'agreed' } : {};
      await world.bySystem(step, { takeawayId: made(said, 'takeawayId'), ...as });
    }
  }
}

function made(said: Awaited<ReturnType<World['bySystem']>>, key: string): string {
  if (!said.ok) throw new Error(`refused: ${said.message}`);
  return String(said.result?.[key]);
}

/**
 * What polls and takeaways wait for now, as far as there is one that waits. Chance alone would hardly ever bring one from its
 * draft to its end in the few moves that staff make in a world.
 */
export function dueOfOutcomes({ open: { room } }: World, { actor }: Player): CommandType[] {
  const polls = room.list('poll');
  const takeaways = room.list('takeaway');
  const isAny = (...statuses: string[]) => takeaways.some(({ status }) => statuses.includes(status));
  const due: [type: CommandType, isDue: boolean][] = [
    ['poll.open', polls.some(({ status }) => status === 'draft')],
    ['poll.close', polls.some(({ status }) => status === 'open')],
    ['poll.drop', polls.filter(({ status }) => status === 'draft').length > 1],
    ['poll.publish', polls.some(({ status }) => status === 'closed')],
    ['poll.respond', polls.some(({ status }) => status === 'open')],
    ['poll.admit', polls.some(({ results }) => (results?.texts.length ?? 0) > 0)],
    ['takeaway.show', isAny('draft')],
    ['takeaway.check', isAny('shown')],
    ['takeaway.settle', isAny('checking')],
    ['takeaway.final', isAny('agreed', 'contested')],
    ['takeaway.drop', takeaways.filter(({ status }) => status === 'draft').length > 1],
    ['takeaway.object', isAny('checking')],
    ['takeaway.admit', takeaways.some(({ objections }) => objections.length > 0)],
    [
      'takeaway.retract',
      takeaways.some(({ objections }) => objections.some(({ makerId }) => makerId === actor?.id)),
    ],
  ];
  return due.filter(([, isDue]) => isDue).map(([type]) => type);
}
