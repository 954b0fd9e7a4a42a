import { describe, expect, it } from '@jest/globals';
import { clocksFor, offsetText, untilText } from './times.js';

const AT = Date.parse('2013-10-23T07:11:12Z');

describe('the clocks of a hub', () => {
  it('show this place, the main room and UTC', () => {
    const { local, main, utc } = clocksFor('en', 'Asia/Makassar', 'Africa/Nairobi');
    expect([local.second(AT), main.second(AT), utc.second(AT)]).toEqual(['10:11:12', '15:11:12', '07:11:12']);
  });

  it('say how far the main room is from UTC', () => {
    expect(
      ['Asia/Makassar', 'UTC', 'Asia/Kolkata', 'America/St_Johns'].map((zone) => offsetText(zone, AT)),
    ).toEqual(['UTC+8', 'UTC', 'UTC+5:30', 'UTC-2:30']);
  });

  it('count down to the next try and never below', () => {
    expect([untilText(6_000, 0), untilText(65_500, 0), untilText(0, 5_000)]).toEqual([
      '0:06',
      '1:06',
      '0:00',
    ]);
  });
});
