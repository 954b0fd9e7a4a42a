import { describe, expect, it } from '@jest/globals';
import { REPORT_GAPS, REPORT_SECTIONS } from '@openfloor/contract';
import { ar as stage } from '../../text/ar/stage.js';
import { ar } from '../../text/ar/rapporteur.js';
import { takeawayWords as readerAr } from '../../text/ar/takeaways.js';
import { en } from '../../text/en/rapporteur.js';
import { stageTakeawayWords } from '../../text/en/stage-takeaways.js';
import { takeawayWords as readerEn } from '../../text/en/takeaways.js';
import { faultWords } from './fault-words.js';
import { previewWords, rapporteurSay } from './words.js';

const say = rapporteurSay('en');

describe('words about takeaways', () => {
  it('are all there in Arabic', () => {
    const lacking = (english: object, arabic: object): string[] =>
      Object.keys(english).filter((key) => !(key in arabic));
    expect(lacking(en, ar)).toEqual([]);
    expect(lacking(readerEn, readerAr)).toEqual([]);
    expect(lacking(stageTakeawayWords, stage)).toEqual([]);
  });

  it('name every section of the report and everything that it can lack', () => {
    for (const section of REPORT_SECTIONS) expect(say.maybe(`report.${section}`)).toBeTruthy();
    for (const gap of REPORT_GAPS) expect(say.maybe(`gap.${gap}`)).toBeTruthy();
  });

  it('say what stands in the way of settling, and that a report cannot be printed here', () => {
    expect(faultWords(say, 'WRONG_STATE', { standing: 2 })).toBe(en['no.standing.agreed']);
    expect(faultWords(say, 'WRONG_STATE', { standing: 0 })).toBe(en['no.standing.contested']);
    expect(faultWords(say, 'WRONG_STATE', { commentsUntil: 5 })).toBe(en['no.comments']);
    expect(faultWords(say, 'CONFLICT', undefined)).toBe(en['no.CONFLICT']);
    expect(faultWords(say, 'A_NEW_CODE', null)).toBe(en['no.else']);
    expect([previewWords(say, 'open'), previewWords(say, 'noPrinter')]).toEqual(['', en.previewNoPdf]);
  });
});
