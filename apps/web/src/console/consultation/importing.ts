import type { ConsultationImport } from '@openfloor/contract';
import { faultsOf } from './line-faults.js';
import type { LineFault } from './line-faults.js';

/** Where an import is, as the sheet shows it. */
export type Stage =
  | { name: 'choosing'; why?: 'missing' | 'tooLarge'; notText?: string }
  | { name: 'reading' }
  | { name: 'running'; of: ConsultationImport }
  | { name: 'done'; of: ConsultationImport }
  | { name: 'stopped' }
  | { name: 'failed'; why: string }
  | { name: 'faults'; faults: LineFault[]; more: number }
  | { name: 'trouble'; code: string };

const READ_MS = 120_000;
const ASK_MS = 15_000;
const LOOK_MS = 700;
/** So many times in a row nobody may answer before the sheet says so. */
const MOST_SILENT = 20;

/** The HTTP of the import; a test gives its own. */
export interface Road {
  fetch: typeof fetch;
  pause(ms: number): Promise<void>;
}

const road: Road = {
  fetch: (...args) => fetch(...args),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Sends an export and follows its import until it ends or `isOver`. `show` is told each stage. */
export async function runImport(
  { meetingId, body }: { meetingId: string; body: unknown },
  show: (stage: Stage) => void,
  isOver: () => boolean,
  { fetch: ask, pause }: Road = road,
): Promise<void> {
  const path = `/api/v1/meetings/${encodeURIComponent(meetingId)}/consultations`;
  show({ name: 'reading' });
  let said = await call(ask, path, READ_MS, body);
  for (let silent = 0; !isOver();) {
    if (said.ok) silent = 0;
    else if (!('id' in said) || silent === MOST_SILENT || said.code !== 'NO_ANSWER')
      return show(
        said.faults.length > 0 ? { name: 'faults', ...said } : { name: 'trouble', code: said.code },
      );
    else silent += 1;
    if (said.ok && said.of.state !== 'running') return show(stageOf(said.of));
    if (said.ok) show({ name: 'running', of: said.of });
    const id: string = said.ok ? said.of.id : String(said.id);
    await pause(LOOK_MS);
    if (isOver()) return;
    const next = await call(ask, `${path}/${id}`, ASK_MS);
    said = next.ok ? next : { ...next, id };
  }
}

function stageOf(of: ConsultationImport): Stage {
  if (of.state === 'done') return { name: 'done', of };
  return of.state === 'stopped' ? { name: 'stopped' } : { name: 'failed', why: of.why ?? '' };
}

type Said =
  | { ok: true; of: ConsultationImport }
  | { ok: false; code: string; faults: LineFault[]; more: number; id?: string };

/** Counts with the cookie only because of its header, as all calls of the console do. */
async function call(ask: typeof fetch, path: string, withinMs: number, body?: unknown): Promise<Said> {
  try {
    const response = await ask(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-openfloor': '1' },
      signal: AbortSignal.timeout(withinMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    if (response.ok) return { ok: true, of: said as ConsultationImport };
    const code = (said as { code?: unknown } | null)?.code;
    return { ok: false, code: typeof code === 'string' ? code : 'NO_ANSWER', ...faultsOf(said) };
  } catch {
    return { ok: false, code: 'NO_ANSWER', faults: [], more: 0 };
  }
}
