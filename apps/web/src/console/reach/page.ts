/** The address that links and QR codes say, as the server put it into the page. */
export function publicUrl(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=public-url]')?.content || location.origin;
}

/** Where the console stands: the session it shows and as whom. Both are in the address, so that a reload stays. */
export interface Place {
  session: string | null;
  role: string | null;
}

export function placeOf(address: URL): Place {
  return { session: address.searchParams.get('session'), role: address.searchParams.get('role') };
}

/** The same address with another place, and without the fragment, which may have held a secret. */
export function addressOf(address: URL, { session, role }: Place): string {
  const next = new URL(address);
  next.hash = '';
  for (const [key, value] of Object.entries({ session, role })) {
    if (value) next.searchParams.set(key, value);
    else next.searchParams.delete(key);
  }
  return `${next.pathname}${next.search}`;
}
