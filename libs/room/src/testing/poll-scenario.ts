import type { Opened } from './open-room.js';

/** Polls in which every command of theirs is given, with words that not everybody may read. */
export function polled(
  { moderator, ama, ben, cyn, hub, must, room }: Opened,
  secrets: { draft: string; answer: string },
): void {
  const makes = (args: object) => String(must(moderator, 'poll.create', args)['pollId']);
  const by = (act: string, pollId: string, more: object = {}) =>
    must(moderator, `poll.${act}`, { pollId, ...more });
  const pollId = makes({ type: 'single', text: secrets.draft, options: [secrets.draft, 'Later'] });
  by('edit', pollId, { text: 'Now?', options: ['Now', 'Later'], seen: room.entry('poll', pollId)?.rev });
  by('open', pollId);
  for (const [voter, choice] of [
    [ama, 1],
    [cyn, 2],
    [hub, 2],
  ] as const)
    must(voter, 'poll.respond', { pollId, choices: [choice] });
  must(cyn, 'poll.respond', { pollId, choices: [] });
  must(hub, 'hub.count', { pollId, option: 1, hands: 12 });
  must(moderator, 'stage.show', { scene: 'poll', refId: pollId });
  by('close', pollId);
  by('open', pollId);
  by('close', pollId);
  by('publish', pollId);
  const asked = makes({ type: 'text', text: 'In a word?' });
  by('open', asked);
  must(ben, 'poll.respond', { pollId: asked, text: secrets.answer });
  must(cyn, 'poll.respond', { pollId: asked, text: 'Trust' });
  by('close', asked);
  const trust = room.list('response').find(({ text }) => text === 'Trust');
  by('admit', asked, { textId: trust?.id, on: true });
  by('publish', asked);
  const dropped = makes({ type: 'temperature', text: 'Agreed?' });
  by('open', dropped);
  must(ama, 'poll.respond', { pollId: dropped, choices: [1] });
  must(moderator, 'stage.show', { scene: 'poll', refId: dropped });
  by('close', dropped);
  by('drop', dropped);
  by('open', makes({ type: 'rating', text: 'How much?' }));
}
