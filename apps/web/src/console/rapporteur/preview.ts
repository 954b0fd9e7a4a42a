import { keptSeat } from '../entry/opened.js';

/** How long a report may take to be made, ms. */
const REPORT_MS = 30_000;
/** A file that was given to the browser is let go after this, ms. */
const LET_GO_MS = 60_000;

/** The forms of a report beside the page. */
export const REPORT_FILES = ['pdf', 'docx', 'md', 'json'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];
/** `none`: there is no report here; `noPrinter`: this server cannot make a PDF. */
export type Opened = 'open' | 'none' | 'noPrinter' | 'failed';

/** Opens the report as it stands in a page of its own. It is asked for with this seat, which stands in no address. */
export async function openReport(session: string, role: string, language: string): Promise<Opened> {
  const page = window.open('', '_blank');
  const answer = await readPage(addressOf(session, language, 'html'), signed(session, role));
  if (typeof answer === 'string') {
    page?.close();
    return answer;
  }
  if (!page) return 'failed';
  show(page, answer);
  return 'open';
}

/** Gives the report as it stands to the browser as a file. */
export async function saveReport(
  session: string,
  role: string,
  language: string,
  form: ReportFile,
): Promise<Opened> {
  const answer = await fetchReport(session, role, language, form);
  if (typeof answer === 'string') return answer;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(answer);
  link.download = `report-${language}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LET_GO_MS);
  return 'open';
}

/** An empty page keeps to the rules of the console, which take no style from a page's text: its styles are handed over as sheets. */
function show(page: Window, read: Document): void {
  const styles = [...read.querySelectorAll('style')].map((style) => {
    style.remove();
    const sheet = new (page as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    return sheet;
  });
  const { document: own } = page;
  own.replaceChild(own.adoptNode(read.documentElement), own.documentElement);
  own.adoptedStyleSheets = styles;
}

const addressOf = (session: string, language: string, form: ReportFile | 'html'): string =>
  `/api/v1/sessions/${session}/report.${form}?language=${language}`;

function signed(session: string, role: string): [name: string, value: string] {
  const seat = keptSeat(session, role)?.seat;
  return seat ? ['authorization', `Bearer ${seat}`] : ['x-openfloor', '1'];
}

const failedAs = (status: number): Exclude<Opened, 'open'> =>
  status === 503 ? 'noPrinter' : status === 404 ? 'none' : 'failed';

/** A page as a document: read by the browser on its way, since no script here may turn a text into markup. */
function readPage(
  address: string,
  header: [name: string, value: string],
): Promise<Document | Exclude<Opened, 'open'>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = REPORT_MS;
    request.setRequestHeader(...header);
    request.onloadend = () =>
      done(request.status === 200 && request.responseXML ? request.responseXML : failedAs(request.status));
    request.send();
  });
}

async function fetchReport(
  session: string,
  role: string,
  language: string,
  form: ReportFile,
): Promise<Blob | Exclude<Opened, 'open'>> {
  try {
    const response = await fetch(addressOf(session, language, form), {
      credentials: 'same-origin',
      headers: [signed(session, role)],
      signal: AbortSignal.timeout(REPORT_MS),
    });
    return response.ok ? await response.blob() : failedAs(response.status);
  } catch {
    return 'failed';
  }
}
