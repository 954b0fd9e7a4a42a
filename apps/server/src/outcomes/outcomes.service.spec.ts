import { describe, expect, it } from '@jest/globals';
import type { OpenRoom } from '../operations/rooms.js';
import type { Gatherer } from './gatherer.service.js';
import type { Maker } from './making/maker.service.js';
import type { Printer } from './making/printer.service.js';
import { Outcomes } from './outcomes.service.js';

const ADDRESS = 'https://floor.example';

/** A room whose report says `words`, and what makes files of it; `gathering` runs while its ledger is read. */
function around(gathering: () => void = () => undefined) {
  const told = { words: 'first', rev: 1, status: 'filed' };
  const room = {
    id: 'a room',
    history: 'a history',
    clock: {
      get rev() {
        return told.rev;
      },
      beat: 0,
    },
    list: () => [{ status: told.status }],
  };
  const gatherer = {
    besides: async () => {
      await Promise.resolve();
      gathering();
      return {};
    },
    forReport: () => told.words,
    forExport: () => 'tables',
  };
  const maker = {
    make: ({ material, report = '' }: { material: string; report?: string }) =>
      Promise.resolve(Buffer.from(`${material} ${report}`.trim())),
  };
  const printer = { print: (html: Uint8Array) => Promise.resolve(html) };
  const outcomes = new Outcomes(
    gatherer as unknown as Gatherer,
    maker as unknown as Maker,
    printer as unknown as Printer,
  );
  return { told, outcomes, open: { room } as unknown as OpenRoom };
}

const asked = (form: 'html' | 'pdf') => ({ form, language: 'en', preview: false }) as const;

describe('a report that is kept', () => {
  it('is printed again once its page is another, though it was printed of a page that was hardly old', async () => {
    const { told, outcomes, open } = around();
    const says = async (form: 'html' | 'pdf') =>
      Buffer.from(await outcomes.report(open, asked(form), ADDRESS)).toString();
    expect(await says('html')).toBe('first');
    Object.assign(told, { words: 'second', rev: 2 });
    expect(await says('pdf')).toBe('first');
    const deadline = performance.now() + 8_000;
    while ((await says('pdf')) === 'first' && performance.now() < deadline) await new Promise(setImmediate);
    expect(await says('pdf')).toBe('second');
  });

  it('is no report for the public where somebody opens it again while it is being made', async () => {
    const { told, outcomes, open } = around(() => (told.status = 'draft'));
    await expect(outcomes.report(open, asked('html'), ADDRESS)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    told.status = 'filed';
    const wanted = { of: 'zip', language: 'en' } as const;
    const bytes = await outcomes.export(open, { wanted, channel: 'public', report: 'filed' }, ADDRESS);
    expect(Buffer.from(bytes).toString()).toBe('tables');
  });
});
