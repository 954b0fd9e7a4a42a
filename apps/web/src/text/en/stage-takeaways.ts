import type { Texts } from '../say.js';

/** Takeaways on the screen in the room, in English. */
export const stageTakeawayWords = {
  'takeaway.many': 'Takeaways',
  'takeaway.shown': 'Takeaway',
  'takeaway.checking': 'Any objection?',
  'takeaway.agreed': 'Agreed',
  'takeaway.contested': 'Not agreed',
  'takeaway.checks': 'Checking',
  objectOnPhone: 'Say so on your phone',
  oneView: 'One view among several',
  callsOn: 'Called to act: {owner}',
  dissenting: { one: '{n} objection', other: '{n} objections' },
  dissentNoGroup: 'no group told',
  dissentHub: 'hubs',
  noTakeaways: 'No takeaway is shown yet.',
} satisfies Texts;
