import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config } from '../../config/config.js';
import { DoorRefusal } from '../../operations/problem.js';

/** Where a Chromium is on usual systems. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** So many may wait for the one that prints. */
const MOST_WAITING = 8;
/** Longer than any report takes; the browser is ended then. */
const LONGEST_MS = 60_000;

const NOTHING = (): void => undefined;

/** No browser was found, or it printed nothing. Answered with 503 and this code. */
export class NotPrinted extends DoorRefusal {
  constructor(
    readonly named: 'NO_BROWSER' | 'NOT_PRINTED',
    message: string,
  ) {
    super(503, 'SWITCHED_OFF', message);
  }
}

/** Prints HTML as tagged PDF with an outline, one at a time, by a Chromium of the machine that runs nothing and loads nothing. */
@Injectable()
export class Printer implements OnApplicationShutdown {
  private waiting = 0;
  private isEnding = false;
  /** Ends the browser that prints now. */
  private end = NOTHING;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly config: Config) {}

  /** Refuses `BUSY` where too many wait, and `NotPrinted`. */
  async print(html: Uint8Array): Promise<Uint8Array> {
    const browser = this.browser();
    if (this.waiting >= MOST_WAITING)
      throw new Refusal('BUSY', 'too many reports are being printed', undefined, 5_000);
    this.waiting += 1;
    const printing = this.last.then(() => this.printNow(browser, html)).finally(() => (this.waiting -= 1));
    this.last = printing.catch(() => undefined);
    return printing;
  }

  /** No browser and no file of it outlives the server. */
  async onApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.end();
    await this.last;
  }

  private async printNow(browser: string, html: Uint8Array): Promise<Uint8Array> {
    if (this.isEnding) throw new NotPrinted('NOT_PRINTED', 'the server is about to end');
    const begun = (end: () => void) => {
      this.end = end;
      if (this.isEnding) end();
    };
    return printWith(browser, html, begun).finally(() => (this.end = NOTHING));
  }

  private browser(): string {
    const named = this.config.chromium;
    const found =
      named === undefined ? PLACES.find((place) => existsSync(place)) : existsSync(named) && named;
    if (found) return found;
    throw new NotPrinted('NO_BROWSER', 'no Chromium was found to print with; name one in CHROMIUM');
  }
}

async function printWith(
  browser: string,
  html: Uint8Array,
  begun: (end: () => void) => void,
): Promise<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), 'openfloor-print-'));
  try {
    const [page, printed] = [join(directory, 'report.html'), join(directory, 'report.pdf')];
    await writeFile(page, html);
    const said = await runs(browser, [...flagsFor(directory, printed), pathToFileURL(page).href], begun);
    if (!existsSync(printed))
      throw new NotPrinted('NOT_PRINTED', `the browser printed nothing: ${said.slice(-300)}`);
    return await readFile(printed);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function flagsFor(directory: string, printed: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--headless',
    `--print-to-pdf=${printed}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    '--export-tagged-pdf',
    `--user-data-dir=${join(directory, 'profile')}`,
    // Nothing of a report is elsewhere; that nothing in it runs its own policy says.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--no-first-run',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/** Runs a program to its end, or for as long as it may take; gives what it said. `begun` is given what ends it. */
function runs(program: string, args: string[], begun: (end: () => void) => void): Promise<string> {
  return new Promise((resolve) => {
    const isPosix = process.platform !== 'win32';
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: isPosix });
    let said = '';
    const end = () => {
      try {
        if (isPosix && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        said += ' (it had ended)';
      }
      // Whoever of it is left and could still say something is not waited for.
      child.stderr.destroy();
    };
    // First of all: else a machine that has nothing left for another program would end the server.
    child.on('error', (error) => (said += error.message));
    child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2_000)));
    const late = setTimeout(end, LONGEST_MS);
    child.on('close', () => {
      clearTimeout(late);
      resolve(said);
    });
    begun(end);
  });
}
