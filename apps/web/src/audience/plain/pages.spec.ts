import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { brotliCompressSync, constants } from 'node:zlib';
import { demoWelcome, SESSION } from '../../testing/fixture.js';

const PAGES = new URL('../../../../../dist/web-ssr/pages.js', import.meta.url);

/** Runs the built pages in a process of their own, as servers do. */
function render(name: string, input: object): string {
  const script = `import { readFileSync } from 'node:fs';
    const pages = await import(${JSON.stringify(PAGES.href)});
    process.stdout.write(pages.${name}(JSON.parse(readFileSync(0, 'utf8'))).html);`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(input),
    maxBuffer: 10_000_000,
  }).toString();
}

const around = {
  welcome: demoWelcome(),
  publicUrl: 'https://q.example.org',
  language: 'en',
  code: SESSION.code,
};
const plain = { list: 'top', page: 1, form: 'Zm9ybS1vZi10aGUtdGVz' };

describe('a list page that takes forms', () => {
  const html = render('audiencePage', { ...around, plain });

  it('is still at most 14 kB in the first response', () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
    expect(brotliCompressSync(html, { params }).length).toBeLessThanOrEqual(14_000);
  });

  it('has a form around the list, with its id, and the button of each question in it', () => {
    const list = /<form method="post">(.*?)<\/form>/s.exec(html)?.[1] ?? '';
    expect(list).toContain(`<input type="hidden" name="form" value="${plain.form}"/>`);
    expect(list.match(/<button name="up" value="\d+"/g)).toHaveLength(39);
    expect(html).toMatch(/<button form="lists" name="list" value="ask"/);
  });

  it('keeps what only browsers without scripts use from the others', () => {
    expect(html).toMatch(/<noscript><p class="no-script">/);
    expect(html).not.toContain('class="said');
  });
});

describe('a page of somebody who sent a form', () => {
  it('says what became of it in its title, in a line, and in the row', () => {
    const said = { act: 'support', no: 12, code: 'SWITCHED_OFF' };
    const html = render('audiencePage', { ...around, plain: { ...plain, said, joinKey: 'k'.repeat(32) } });
    expect(html).toContain('<title>Your support for #12 is not counted. Support has closed. Security');
    expect(html).toContain('role="alert">Your support for #12 is not counted.');
    expect(html).toMatch(/<li class="row" id="q12"(?:(?!<\/li>).)*Not counted\. Support has closed\./s);
    expect(html.match(/id="q\d+"/g)).toHaveLength(1);
    expect(html).toContain(`"joinKey":"${'k'.repeat(32)}"`);
  });
});

describe('a page of a relay, which takes no forms', () => {
  it('sends none, says so, and is there to read', () => {
    const html = render('audiencePage', around);
    expect(html).not.toContain('name="form"');
    expect(html.match(/<button (?!type="button")/g)).toBeNull();
    expect(html).toContain('this page needs JavaScript');
  });
});

describe('the pages beside the list', () => {
  it('have one title, a label for each field, and no script but the one that knows the chosen look', () => {
    const draft = { text: '</textarea><script>x</script>', name: 'Ama "A" <b>', group: 'academia' };
    for (const html of [
      render('askPage', { ...around, form: 'f', draft }),
      render('minePage', { ...around, form: 'f' }),
    ]) {
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html.match(/<script/g)).toHaveLength(1);
      const fields = html.match(/<(input(?! type="hidden")|textarea|select)/g)?.length ?? 0;
      const labels = html.match(/<label[^>]*>(?:(?!<\/label>).)*<(input|textarea|select)/gs)?.length ?? 0;
      expect(labels).toBe(fields);
    }
  });
});
