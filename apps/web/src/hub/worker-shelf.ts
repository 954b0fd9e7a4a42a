/** Where a hub's page and its files are kept on the laptop. */
export interface Shelf {
  match(
    request: Request | string,
    options?: { ignoreSearch?: boolean; ignoreVary?: boolean },
  ): Promise<Response | undefined>;
  put(request: Request | string, response: Response): Promise<void>;
  add(path: string): Promise<void>;
  keys(): Promise<readonly Request[]>;
  delete(request: Request): Promise<boolean>;
}

/** A page that did not come in this time is taken from the shelf, ms. */
const PATIENCE_MS = 5_000;
/** The files of some builds; older ones go. */
const MOST = 80;

/** Only the console of a hub and the files that pages are made of are ever kept. */
export function keepsPage(path: string): boolean {
  const [pathname = ''] = path.split(/[?#]/);
  return pathname === '/hub' || /^\/assets\/[\w.-]+$/.test(pathname);
}

/** A file has a name of its own for each content, so that what is kept is right. */
export async function assetFor(
  shelf: Shelf,
  request: Request,
  ask: (request: Request) => Promise<Response>,
): Promise<Response> {
  const kept = await shelf.match(request, { ignoreVary: true });
  if (kept) return kept;
  const fetched = await ask(request);
  if (fetched.ok) await shelf.put(request, fetched.clone()).then(() => clear(shelf));
  return fetched;
}

/** The page as the server has it; as it was last time where the server cannot be reached. */
export async function pageFor(
  shelf: Shelf,
  request: Request,
  ask: (request: Request) => Promise<Response>,
): Promise<Response> {
  const fetched = await inTime(ask(request));
  if (fetched?.ok) await shelf.put(request, fetched.clone());
  if (fetched && fetched.status < 500) return fetched;
  const kept = await shelf.match(request, { ignoreSearch: true, ignoreVary: true });
  return kept ?? fetched ?? Response.error();
}

function inTime(answer: Promise<Response>): Promise<Response | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}

async function clear(shelf: Shelf): Promise<void> {
  const files = (await shelf.keys()).filter(({ url }) => new URL(url).pathname !== '/hub');
  await Promise.all(files.slice(0, Math.max(0, files.length - MOST)).map((file) => shelf.delete(file)));
}
