/** A request that waits for its answer. */
export interface Asked {
  method: string;
  path: string;
  bearer: string | undefined;
  body: unknown;
  answer(status: number, said: unknown, headers?: Record<string, string>): void;
  /** The network fails. */
  fail(): void;
}

/** A `fetch` whose answers the test gives; `asked` holds what waits, oldest first. */
export function scriptedFetch(): { fetch: typeof fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  const scripted: typeof fetch = (address, init) =>
    new Promise<Response>((resolve, reject) => {
      const left = (): void => void asked.splice(asked.indexOf(request), 1);
      const fail = (reason: string): void => {
        left();
        reject(new TypeError(reason));
      };
      const headers = new Headers(init?.headers);
      const request: Asked = {
        method: init?.method ?? 'GET',
        path: String(address),
        bearer: headers.get('authorization')?.replace('Bearer ', ''),
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        answer(status, said, more = {}) {
          left();
          const text = typeof said === 'string' ? said : JSON.stringify(said);
          resolve(new Response(text, { status, headers: more }));
        },
        fail: () => fail('network'),
      };
      init?.signal?.addEventListener('abort', () => fail('aborted'));
      asked.push(request);
    });
  return { fetch: scripted, asked };
}
