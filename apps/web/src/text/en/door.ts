import type { Texts } from '../say.js';

/** What the audience page says where the door or the vote asks for something, in English. */
export const doorWords = {
  proving: 'Checking your device…',
  provingText: 'Many people join at once. It takes a moment. You can read on.',
  seat: 'Taking part here needs a personal code.',
  roll: 'Support here is for people on the roll.',
  room: 'Support here is for people in the room.',
  enterRoll: 'Enter your personal code',
  enterRoom: 'Enter the room’s code',
  hintRoll:
    'You have it from the organisers: 16 letters and digits. It works on all your devices and gives one vote.',
  hintRoom: 'Six digits on the screen in the room, new every 30 seconds. Once is enough.',
  quiet: 'The organisers see that your code was used. Nobody is shown what you support.',
  enter: 'Enter',
  entering: 'One moment',
  wrongRoll: 'This code does not work. Check each letter, or ask the organisers.',
  wrongRoom: 'This is not the code on the screen now. Look again.',
  tooMany: 'That were many tries. Wait a minute, then try again.',
  locked: 'The door is closed to newcomers. You can read everything here.',
  failed: 'No answer. Try again.',
} satisfies Texts;

export type DoorTexts = typeof doorWords;
