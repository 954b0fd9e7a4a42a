import { describe, expect, it } from '@jest/globals';
import { CHANNELS, EXPORT_TABLES, type Channel } from '@openfloor/contract';
import { unzipSync } from 'fflate';
import type { Job } from '../making/job.js';
import { make } from '../making/make.js';
import { materialOf } from '../testing/material.js';
import { HIDDEN, playSession } from '../testing/play.js';

const played = playSession();
const FORMS = ['json', 'html', 'md', 'docx'] as const;

/** All text in a file, whatever it is packed in. */
function textIn(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString();
  return Object.values(unzipSync(bytes)).map(textIn).join('\n');
}
const textOf = async (job: Job) => textIn(await make(job));
const secrets = (...of: (keyof typeof HIDDEN)[]) => of.flatMap((part) => Object.values<string>(HIDDEN[part]));
const found = (text: string, words: string[]) => words.filter((word) => text.includes(word));

/** What a channel may never read in a file. */
const KEPT_FROM: Record<Channel, string[]> = {
  public: secrets('nobody', 'staff', 'panel'),
  panel: secrets('nobody', 'staff'),
  staff: secrets('nobody'),
};

describe('what is hidden', () => {
  it.each(['en', 'ar'])('P12: is in no form of a report in %s, draft or not', async (language) => {
    for (const form of FORMS)
      for (const what of ['filed', 'preview'] as const) {
        const wanted = { of: 'report', form, language } as const;
        const text = await textOf({ wanted, material: materialOf(played, what) });
        expect(text).toContain('Who audits the auditors?');
        const kept = what === 'filed' ? KEPT_FROM.public : secrets('nobody', 'staff');
        expect([form, what, found(text, kept)]).toEqual([form, what, []]);
        expect(found(text, [HIDDEN.panel.objection])).toEqual([]);
      }
  });

  it.each(CHANNELS)('P12: is in no export that the %s channel takes out', async (channel) => {
    const material = materialOf(played, channel);
    const report = materialOf(played, channel === 'public' ? 'filed' : 'preview');
    const wanted = [
      ...EXPORT_TABLES.map((table) => ({ of: 'table', table }) as const),
      { of: 'file', file: 'export.json' } as const,
      { of: 'zip', language: 'en' } as const,
    ];
    for (const one of wanted) {
      const text = await textOf({ wanted: one, material, report });
      expect([one, found(text, KEPT_FROM[channel])]).toEqual([one, []]);
    }
  });

  it('is there to be found: staff take out what is theirs, the panel its drafts', async () => {
    const zip = { of: 'zip', language: 'en' } as const;
    const whole = await textOf({ wanted: zip, material: materialOf(played, 'staff') });
    expect(found(whole, secrets('staff'))).toEqual(secrets('staff'));
    const panel = await textOf({ wanted: zip, material: materialOf(played, 'panel') });
    expect(found(panel, secrets('panel'))).toEqual(secrets('panel'));
    const everything = JSON.stringify(
      (['participant', 'hub', 'question', 'note', 'signal'] as const).map((kind) => played.room.list(kind)),
    );
    expect(found(everything, secrets('nobody'))).toEqual(secrets('nobody'));
  });
});
