import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

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

/** What is done on a page before it is looked at. */
export type Prepare = (page: Page) => Promise<void>;

/** Opens a sheet of the console by the button in the sheet of the session that leads to it. */
export function openSheet(name: string): Prepare {
  return async (page) => {
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
  };
}

/** Opens the text of whoever is to be read out, from the list of speakers. */
export const openReadOut: Prepare = async (page) => {
  await page
    .getByRole('button', { name: /^Read the text/ })
    .first()
    .click();
};

/** Cuts the page from the network once these words stand on it, and waits until it says so. */
export function cutAfter(words: string): Prepare {
  return async (page) => {
    await expect(page.getByText(words).first()).toBeVisible();
    await page.context().setOffline(true);
    await expect(page.getByText(/^Offline/).first()).toBeVisible({ timeout: 30_000 });
  };
}
