import { renderToString } from 'preact-render-to-string';
import { LANGUAGES } from '../../text/languages.js';
import type { PlainTexts } from '../../text/en/audience-plain.js';
import type { Say } from '../../text/say.js';
import type { ListName } from '../ranking.js';
import { SaidLine } from './frame.js';
import type { Said } from './said.js';

/** What a list page needs to work without scripts. */
export interface PlainList {
  list: ListName;
  page: number;
  pages: number;
  /** The id of the forms on this page. */
  form: string;
  said?: Said | undefined;
  slug: string;
  code: string;
  /** Nothing can be read before somebody has a seat. */
  isShut: boolean;
}

/**
 * Puts into a rendered list page what only browsers without scripts use. None of it is part of what the scripts draw:
 * where they run, they take it away.
 */
export function withForms(html: string, say: Say<PlainTexts>, around: PlainList): string {
  const { form, said, pages, isShut } = around;
  const mark = `<input type="hidden" name="form" value="${form}"/>`;
  const seat = renderToString(<Seat say={say} />).replace('</form>', () => `${mark}</form>`);
  const more = renderToString(<Pages say={say} {...around} />);
  const last = [
    isShut ? `<noscript>${seat}</noscript>` : '',
    pages > 1 ? `<noscript>${more}</noscript>` : '',
    said ? renderToString(<SaidLine say={say} said={said} />) : '',
  ];
  const shown = html
    .replaceAll('<form method="post">', (tag) => tag + mark)
    .replace(
      /<form id="lists"[^>]*>/,
      (tag) => `${tag}<input type="hidden" name="l" value="${say.language}"/>`,
    )
    .replace('</main>', (tag) => last.join('') + tag);
  const note = renderToString(<Note say={say} {...around} />);
  return `<noscript>${note}</noscript>${marked(shown, said)}`;
}

/** The row that a form was about can be led to: its address is its number. */
function marked(html: string, { act, no }: Partial<Said> = {}): string {
  if (no === undefined || act === 'answer' || act === 'unanswer') return html;
  const row = new RegExp(`<li class="row"(?=[^>]*>(?:(?!<li).)*?<bdi class="no">#${no}</bdi>)`, 's');
  return html.replace(row, (tag) => `${tag} id="q${no}"`);
}

type NoteProps = { say: Say<PlainTexts> } & PlainList;

/** That the page stands still, how it is loaded again, and in which languages. */
function Note({ say, list, page, slug, code }: NoteProps) {
  const here = addressOf(list, page);
  return (
    <p className="no-script">
      {say('plainText')} <a href={`${here}&l=${say.language}`}>{say('plainReload')}</a>
      {LANGUAGES.filter(({ tag }) => tag !== say.language).map(({ tag, name }) => (
        <>
          {' '}
          <a key={tag} href={`${here}&l=${tag}`} hrefLang={tag} lang={tag}>
            {name}
          </a>
        </>
      ))}{' '}
      <a href={`/session/${slug}?l=${say.language}`}>{say('about')}</a>{' '}
      <a href={`/s/${code}/record?l=${say.language}`}>{say('recordPage')}</a>
    </p>
  );
}

function addressOf(list: ListName, page: number): string {
  return `?list=${list}${page > 1 ? `&page=${page}` : ''}`;
}

/** The way through a list that is longer than one page. */
function Pages({ say, list, page, pages }: NoteProps) {
  const to = (other: number): string => `${addressOf(list, other)}&l=${say.language}`;
  return (
    <nav className="page-pad pages" aria-label={say('plainPages')}>
      {page > 1 ? <a href={to(page - 1)}>{say('plainPrevious')}</a> : null}{' '}
      {say('plainPage', { n: page, of: pages })}{' '}
      {page < pages ? <a href={to(page + 1)}>{say('plainNext')}</a> : null}
    </nav>
  );
}

/** A seat, where the list is for those who have one. */
function Seat({ say }: Pick<NoteProps, 'say'>) {
  return (
    <form method="post" className="page-pad">
      <p>{say('plainSeatText')}</p>
      <button className="primary" name="join" value="1">
        {say('plainSeat')}
      </button>
    </form>
  );
}
