import type { PrivacyNotice } from '@openfloor/contract';

/** How long what is kept here. Throws where the server cannot be reached. */
export async function readNotice(): Promise<PrivacyNotice> {
  const response = await fetch('/api/v1/privacy-notice', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the notice answered ${response.status}`);
  return (await response.json()) as PrivacyNotice;
}

/** Everything that the server keeps of whoever has this seat, as the text of a file. Throws where it does not come. */
export async function fetchOwnData(session: string, seat: string): Promise<string> {
  const response = await fetch(pathOf(session), { headers: bearer(seat) });
  if (!response.ok) throw new Error(`own data answered ${response.status}`);
  return JSON.stringify(await response.json(), null, 2);
}

/** Erases whoever has this seat. Throws where it was not done. */
export async function eraseOwnData(
  session: string,
  seat: string,
  questions: 'keep' | 'delete',
): Promise<void> {
  const response = await fetch(`${pathOf(session)}/erase`, {
    method: 'POST',
    headers: { ...bearer(seat), 'content-type': 'application/json' },
    body: JSON.stringify({ questions }),
  });
  if (!response.ok) throw new Error(`erasing answered ${response.status}`);
}

function pathOf(session: string): string {
  return `/api/v1/sessions/${encodeURIComponent(session)}/own-data`;
}

function bearer(seat: string): Record<string, string> {
  return { authorization: `Bearer ${seat}` };
}
