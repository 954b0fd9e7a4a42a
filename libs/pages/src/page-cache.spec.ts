import { describe, expect, it } from '@jest/globals';
import { PageCache } from './page-cache.js';

function cache() {
  let now = 0;
  let rendered = 0;
  const pages = new PageCache(() => now);
  const get = (name: string, version: string) =>
    pages.get(name, version, () => ({ html: `page ${(rendered += 1)}`, scripts: [], styles: [] })).page.html;
  return { get, after: (ms: number) => (now += ms) };
}

describe('pages that are kept', () => {
  it('are rendered again when what they show has changed, but once a second at most', () => {
    const { get, after } = cache();
    expect([get('a', '1'), get('a', '1'), get('a', '2')]).toEqual(['page 1', 'page 1', 'page 1']);
    after(1_000);
    expect([get('a', '1'), get('a', '2'), get('a', '2')]).toEqual(['page 1', 'page 2', 'page 2']);
    after(20_000);
    expect(get('a', '2')).toBe('page 2');
    after(10_000);
    expect(get('a', '2')).toBe('page 3');
  });

  it('are kept apart by name, and not for ever', () => {
    const { get } = cache();
    expect([get('a', '1'), get('b', '1')]).toEqual(['page 1', 'page 2']);
    for (let other = 0; other < 300; other += 1) get(`other ${other}`, '1');
    expect(get('a', '1')).toBe('page 303');
  });

  it('have a tag that names their content', () => {
    const pages = new PageCache(() => 0);
    const page = (html: string) => pages.get(html, '', () => ({ html, scripts: [], styles: [] })).etag;
    expect(page('one')).toMatch(/^W\/"[\w-]{22}"$/);
    expect(page('one')).not.toBe(page('two'));
  });
});
