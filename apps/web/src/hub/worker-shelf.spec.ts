import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assetFor, keepsPage, pageFor, type Shelf } from './worker-shelf.js';

const HERE = 'https://q.example.org';
const asked = (path: string): Request => new Request(HERE + path);
const page = (text: string, status = 200): Response => new Response(text, { status });

/** Keeps what it is given, in the order in which it came. */
function emptyShelf(): Shelf {
  const kept = new Map<string, Response>();
  const addressOf = (request: Request | string): string =>
    typeof request === 'string' ? HERE + request : request.url;
  const bare = (url: string): string => url.split('?')[0] ?? '';
  return {
    match: async (request, { ignoreSearch = false } = {}) => {
      const url = addressOf(request);
      const found = [...kept].find(([known]) => (ignoreSearch ? bare(known) === bare(url) : known === url));
      return found?.[1].clone();
    },
    put: async (request, response) => void kept.set(addressOf(request), response),
    add: async (path) => void kept.set(HERE + path, page(path)),
    keys: async () => Array.from(kept.keys(), (url) => new Request(url)),
    delete: async ({ url }) => kept.delete(url),
  };
}

describe('what a hub keeps of its page', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is the console and the files of pages, and never what the room says', () => {
    const kept = ['/hub', '/hub?l=ar', '/assets/hub-1a2b.js', '/assets/en.css'];
    const never = [
      '/',
      '/s/K7M4PX',
      '/console',
      '/hub/x',
      '/api/v1/sessions/1/state',
      '/assets/../api',
      '/assets/a/b',
    ];
    expect(kept.map(keepsPage)).toEqual(kept.map(() => true));
    expect(never.map(keepsPage)).toEqual(never.map(() => false));
  });

  it('opens as it was last time where nothing answers, whatever language was asked for then', async () => {
    const shelf = emptyShelf();
    const down = (): Promise<Response> => Promise.reject(new TypeError('no line'));
    expect((await pageFor(shelf, asked('/hub'), down)).type).toBe('error');
    expect(await (await pageFor(shelf, asked('/hub?l=ar'), async () => page('first'))).text()).toBe('first');
    expect(await (await pageFor(shelf, asked('/hub'), down)).text()).toBe('first');
    expect(await (await pageFor(shelf, asked('/hub'), async () => page('broken', 502))).text()).toBe('first');
  });

  it('is the new one as soon as the server answers, and what it says is wrong is shown', async () => {
    const shelf = emptyShelf();
    await pageFor(shelf, asked('/hub'), async () => page('old'));
    expect(await (await pageFor(shelf, asked('/hub'), async () => page('new'))).text()).toBe('new');
    expect((await pageFor(shelf, asked('/hub'), async () => page('gone', 404))).status).toBe(404);
    expect(await (await shelf.match('/hub'))?.text()).toBe('new');
  });

  it('is not waited for longer than five seconds', async () => {
    const shelf = emptyShelf();
    await shelf.put('/hub', page('kept'));
    const opened = pageFor(shelf, asked('/hub'), () => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await (await opened).text()).toBe('kept');
  });

  it('fetches a file once, keeps no failure, and lets the oldest go', async () => {
    const shelf = emptyShelf();
    let fetches = 0;
    const ask = async (): Promise<Response> => page(`file ${(fetches += 1)}`, fetches === 1 ? 404 : 200);
    const text = async (path: string): Promise<string> => (await assetFor(shelf, asked(path), ask)).text();
    expect(await text('/assets/a.js')).toBe('file 1');
    expect(await text('/assets/a.js')).toBe('file 2');
    expect(await text('/assets/a.js')).toBe('file 2');
    for (let at = 0; at < 80; at += 1) await text(`/assets/${at}.js`);
    expect(await shelf.keys()).toHaveLength(80);
    expect(await shelf.match('/assets/a.js')).toBeUndefined();
  });
});
