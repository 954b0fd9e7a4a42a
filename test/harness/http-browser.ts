/** What came back to a browser, with the address it came from. */
export interface Landed {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

/** As much of a browser as signing in needs: cookies by origin, redirects that can be watched, no scripts. */
export class HttpBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** `own` are headers that it sends with everything. */
  constructor(private readonly own: Record<string, string> = {}) {}

  /** One request; a redirect is not followed. */
  async step(
    url: string | URL,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Landed> {
    const at = new URL(url);
    const cookie = this.cookies(at.origin);
    const response = await fetch(at, {
      ...init,
      redirect: 'manual',
      headers: { ...this.own, ...(cookie && { cookie }), ...init.headers },
    });
    this.keep(at.origin, response.headers.getSetCookie());
    return { url: at, status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Opens an address and follows where it leads, until something else than a redirect comes, or `until` says to stop. */
  async open(url: string | URL, until: (next: URL) => boolean = () => false): Promise<Landed> {
    let landed = await this.step(url);
    for (let hops = 0; hops < 15; hops += 1) {
      const to = landed.headers.get('location');
      if (landed.status < 300 || landed.status > 399 || to === null) return landed;
      const next = new URL(to, landed.url);
      if (until(next)) return { ...landed, url: next };
      landed = await this.step(next);
    }
    throw new Error(`goes round and round: ${landed.url.href}`);
  }

  /** A request of a script of the page at this address. */
  async call(
    origin: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }> {
    const { status, text, headers } = await this.step(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        origin,
        'sec-fetch-site': 'same-origin',
        'x-openfloor': '1',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status, json: text.startsWith('{') ? JSON.parse(text) : {}, headers };
  }

  cookie(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }

  /** Puts a cookie there by hand. */
  plant(origin: string, name: string, value: string): void {
    this.keep(origin, [`${name}=${value}`]);
  }

  private cookies(origin: string): string {
    return [...(this.jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(origin: string, set: string[]): void {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    for (const one of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(one) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
  }
}
