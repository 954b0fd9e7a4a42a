import type { Browser, BrowserContext, Page } from '@playwright/test';

export const PHONE = { width: 360, height: 640 };
export const LAPTOP = { width: 1280, height: 720 };
export const STAGE = { width: 1920, height: 1080 };

/** A page that remembers every byte it was sent, and every error it had. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  bytes: string[];
  errors: string[];
}

/** Opens an address on a screen of this size, in a browser profile of its own. */
export async function openScreen(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  more: { colorScheme?: 'light' | 'dark'; locale?: string } = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  const bytes: string[] = [];
  const errors: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => bytes.push(payload.toString())),
  );
  page.on('response', (response) => {
    void response.text().then(
      (text) => bytes.push(text),
      () => undefined,
    );
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, context, bytes, errors };
}
