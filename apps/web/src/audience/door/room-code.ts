/** Sends the code on the screen; null where it was taken, else the code of the refusal, empty where nobody answered. */
export async function sendRoomCode(
  sessionId: string,
  token: string | undefined,
  code: string,
): Promise<string | null> {
  try {
    const response = await fetch(`/api/v1/sessions/${sessionId}/room-code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
      body: JSON.stringify({ code }),
    });
    if (response.ok) return null;
    return ((await response.json()) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}
