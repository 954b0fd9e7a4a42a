/** A question that asks something similar: its receipt number and how alike the two are, in percent. */
export type Alike = readonly [no: number, percent: number];

/** What the server answered: what it found, or `never` where nobody here answers such things, or in so many ms again. */
export type Answered = readonly Alike[] | 'never' | number;

/** After an answer that never came (no line, no time). */
const LATER_MS = 10_000;
const ANSWER_MS = 6_000;

/** Asks which published questions are like a text. Never rejects. The text goes in the body: addresses stand in logs. */
export async function askAlike(
  session: string,
  asked: { text: string; language: string },
  token: string | undefined,
): Promise<Answered> {
  try {
    const response = await fetch(`/api/v1/sessions/${session}/similar`, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (response.ok) return ((await response.json()) as { similar: Alike[] }).similar;
    const seconds = Number(response.headers.get('retry-after'));
    return response.status === 404 || response.status === 405 ? 'never' : seconds * 1_000 || LATER_MS;
  } catch {
    return LATER_MS;
  }
}
