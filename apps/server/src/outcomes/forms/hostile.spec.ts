import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { make } from '../making/make.js';
import type { Material } from '../material.js';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';

const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</style><script>alert(1)</script>',
  '"><a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '{{7*7}} ${7*7} #{7*7}',
  '| a | b |\n|---|---|',
  '# heading\n- list\n1. one\n> quote\n```\ncode\n```\n    indented',
  '<!-- x --> <div dir="rtl"> </div></div>',
  '&lt;b&gt; &amp; &#60;',
  ']]> <?xml version="1.0"?> <w:p>',
  '**bold** _it_ ~~s~~ `c` \\ $x$',
];
const ODD = [
  'a\u2066b\u2069c',
  'e\u0301\u0300\u0302',
  '👩‍👩‍👧‍👦 😀',
  'مرحبا (عالم) 123',
  '\u200F\u200Ebidi',
  'ﷺ',
  'a\u00ADb',
];

/** Everything that anybody can write, said in these words. */
function written(words: string): Material {
  const material = materialOf(playSession(), 'filed');
  const spoken = { text: words, language: 'en' };
  return {
    ...material,
    session: {
      ...material.session,
      title: words.split('\n')[0] ?? '',
      theme: words,
      meeting: { ...material.session.meeting, name: words },
    },
    people: material.people.map((one) => ({ ...one, name: words, affiliation: words, position: words })),
    hubs: material.hubs.map((one) => ({ ...one, name: words, city: words })),
    segments: material.segments.map((one) => ({ ...one, title: words })),
    questions: material.questions.map((one) => ({
      ...one,
      text: words,
      author: { ...one.author, name: words, affiliation: words },
      answers: [{ id: one.id, personId: null, ...spoken, at: 1 }],
    })),
    floor: material.floor.map((one) => ({ ...one, name: words, affiliation: words, gist: spoken })),
    polls: material.polls.map((one) => ({
      ...one,
      text: words,
      options: one.options.map((option) => ({ ...option, text: words })),
    })),
    takeaways: material.takeaways.map((one) => ({
      ...one,
      heading: words,
      text: words,
      owner: words,
      objections: one.objections.map((objection) => ({ ...objection, text: words })),
    })),
  };
}

async function textOf(form: 'html' | 'md' | 'json', material: Material): Promise<string> {
  return Buffer.from(await make({ wanted: { of: 'report', form, language: 'en' }, material })).toString();
}
const tagsIn = (html: string) =>
  new Set(Array.from(html.matchAll(/<([a-z!/?][a-z0-9]*)/gi), ([, tag]) => tag));
const plain = await textOf('html', written('plain'));
const parts = async (material: Material) =>
  Object.entries(unzipSync(await make({ wanted: { of: 'report', form: 'docx', language: 'en' }, material })));

/** What a reader makes of the signs in a text. */
const plainOf = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('what somebody writes', () => {
  it.each(MARKUP)('T31: is only text in the HTML of a report: %j', async (words) => {
    const html = await textOf('html', written(words));
    const added = [...tagsIn(html)].filter((tag) => !tagsIn(plain).has(tag) && tag !== 'br');
    expect(added).toEqual([]);
    expect(html).not.toMatch(/href="(?!https?:|tel:)/);
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
    const shown = html.replace(/<br>/g, '\n').replace(/<[^>]*>/g, '');
    expect(plainOf(shown)).toContain(words);
  });

  it.each(MARKUP)('T31: is only text in the Markdown of a report: %j', async (words) => {
    const markdown = await textOf('md', written(words));
    expect(markdown).not.toMatch(/<(?!br>)[a-z!/?]/i);
    expect(markdown).not.toMatch(/(^|[^\\])\]\((?!https:\/\/(captions|floor)\.example)/);
    expect(markdown.match(/^#{1,6} /gm)?.length).toBe(
      (await textOf('md', written('plain'))).match(/^#{1,6} /gm)?.length,
    );
    expect(markdown).not.toMatch(/^(\s*)(```|>)/m);
  });

  it.each([...MARKUP, ...ODD])(
    'T31, T33: leaves a document for word processors well formed: %j',
    async (words) => {
      const files = await parts(written(words));
      for (const [name, bytes] of files.filter(([path]) => path.endsWith('.xml'))) {
        const text = Buffer.from(bytes).toString();
        expect([name, unbalanced(text)]).toEqual([name, []]);
      }
      const [, body] = files.find(([path]) => path === 'word/document.xml') ?? [];
      const read = plainOf(Buffer.from(body ?? []).toString());
      for (const line of words.split('\n')) expect(read).toContain(line);
    },
  );

  it.each(ODD)('T33: is told as it was written: %j', async (words) => {
    for (const form of ['html', 'md', 'json'] as const)
      expect(await textOf(form, written(words))).toContain(words);
  });

  it('T33: never turns what stands beside it: people’s words are kept apart from ours', async () => {
    const html = await textOf('html', written('مرحبا (123)'));
    const cells = html.match(/<(?:th|td|dd|li|p|h\d)[^>]*>[^<]*مرحبا/g) ?? [];
    expect(cells.filter((cell) => !cell.includes('dir="auto"'))).toEqual([]);
  });
});

/** Tags of an XML text that are opened and not closed, or the other way round. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name, rest] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/g,
  )) {
    if (close) {
      if (open.pop() !== name) return [`${name}`];
    } else if (!rest?.endsWith('/')) open.push(String(name));
  }
  const bare = xml.replace(/<[^<>]*>/g, '');
  return /[<>]/.test(bare) ? ['bare sign'] : open;
}
