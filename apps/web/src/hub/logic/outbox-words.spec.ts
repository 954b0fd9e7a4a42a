import { describe, expect, it } from '@jest/globals';
import type { CommandType } from '@openfloor/contract';
import { demoOwn, demoOwnFloor, entry, hubRoom, refusedEntry, say } from '../testing/hub-room.js';
import { actWords, refusalText } from './outbox-words.js';

const own = demoOwn(12, 'Ours?');
const request = demoOwnFloor(7);
const room = hubRoom({ questions: [own], floor: [request] });
const floorId = request.id;
const words = (type: CommandType, args: unknown) => actWords(say, entry(type, args), room);

describe('an act in the outbox', () => {
  it.each<[CommandType, unknown, string, string]>([
    ['question.submit', { text: 'Who keeps the list?' }, 'Question', 'Who keeps the list?'],
    ['question.withdraw', { questionId: own.id }, 'Question taken back', 'Take #12 back.'],
    ['question.vote', { questionId: own.id, on: true }, 'Support', 'Support #12 as one voice.'],
    ['question.appeal', { questionId: own.id, text: 'Please' }, 'Second look', 'Please'],
    [
      'floor.request',
      { onBehalfOf: { name: 'Ms Achieng' }, note: 'Costs' },
      'Hand up',
      'Ask for the floor for Ms Achieng. Costs',
    ],
    [
      'floor.request',
      { delivery: 'text_read_out', text: 'We agree.' },
      'Hand up',
      'Have it read out for somebody here: We agree.',
    ],
    ['floor.withdraw', { floorId }, 'Hand down', 'Take the request #7 back.'],
    ['floor.ready', { floorId, ready: true }, 'Ready check', 'The speaker of #7 is ready.'],
    ['floor.ready', { floorId, ready: false }, 'Ready check', 'The speaker of #7 is not ready.'],
    [
      'floor.delivery',
      { floorId, delivery: 'text_read_out', text: 'Hi' },
      'How we speak',
      'Read it out for #7: Hi',
    ],
    ['floor.delivery', { floorId, delivery: 'voice' }, 'How we speak', 'Request #7 is spoken: By voice.'],
    ['floor.accept', { floorId }, 'We speak it', 'We speak #7 ourselves.'],
    ['floor.requeue', { floorId, place: 'last' }, 'Others first', 'Let others go before #7.'],
    ['signal.send', { text: 'We cannot hear you.' }, 'Message', 'We cannot hear you.'],
    ['signal.send', { text: '', code: 'remote_ready' }, 'Message', 'Next remote speaker is ready.'],
    ['signal.seen', { signalId: 'x' }, 'OK', 'We have read the message.'],
    ['hub.checkIn', { headcount: 64 }, 'Room count', '64 people in our room.'],
    ['hub.test', { checks: { camera: true, quiet: false } }, 'Test', 'Tested: Camera seen, Not quiet yet.'],
    ['hub.test', { checks: {}, streamDelaySeconds: 12 }, 'Test', 'The stream is 12 s behind.'],
    [
      'hub.count',
      { questionId: own.id, hands: 41 },
      'Show of hands',
      '41 of 64 hands for #12. Kept apart from phone votes.',
    ],
    ['hub.close', { hubId: 'x' }, 'Closing', 'We go home.'],
  ])('%s says what it is: %j', (type, args, kind, text) => {
    expect(words(type, args)).toMatchObject({ kind, text });
  });

  it('has the number that it is about, or gets one when it arrives', () => {
    expect(words('hub.count', { questionId: own.id, hands: 1 })).toMatchObject({ no: 12, isNew: false });
    expect(
      words('question.submit', { text: 'A?', onBehalfOf: { stakeholderGroup: 'civil_society' } }),
    ).toMatchObject({
      no: undefined,
      isNew: true,
      group: 'civil_society',
    });
    expect(words('signal.send', { text: 'Hi' })).toMatchObject({ no: undefined, isNew: false });
  });
});

describe('a refusal', () => {
  it('says why in words', () => {
    const late = refusedEntry('question.submit', { text: 'Late?' }, 'WRONG_STATE');
    expect(refusalText(say, late)).toBe('It came too late, the room has moved on.');
    expect(refusalText(say, entry('question.submit', {}))).toBe('');
  });

  it('of hands says how many people were counted', () => {
    const many = refusedEntry('hub.count', { hands: 70 }, 'QUOTA_REACHED', { quota: 64 });
    expect(refusalText(say, many)).toBe('More hands than the 64 people counted here.');
  });
});
