import type { Figures } from '@openfloor/contract';

/** Between two readings: not the same for everybody, and long where nothing moves any more. */
const EVERY_MS = 8_000;
const SPREAD_MS = 4_000;
const FINAL_MS = 60_000;

/** What becomes of each reading. */
export interface Heard {
  heard(figures: Figures): void;
  missed(): void;
}

/**
 * Reads the figures again and again while somebody can see the page, first after a while since the page has some. Gives
 * what ends it.
 */
export function follow(address: string, isFinal: boolean, { heard, missed }: Heard): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const later = (final: boolean): void => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(look, final ? FINAL_MS : EVERY_MS + Math.random() * SPREAD_MS);
  };
  const look = (): void => {
    if (document.hidden || isOver) return;
    read(address).then(
      (figures) => {
        if (!isOver) heard(figures);
        later(figures.final);
      },
      () => {
        if (!isOver) missed();
        later(false);
      },
    );
  };
  const seen = (): void => {
    if (document.hidden) return;
    clearTimeout(timer);
    look();
  };
  document.addEventListener('visibilitychange', seen);
  later(isFinal);
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}

async function read(address: string): Promise<Figures> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(8_000),
  });
  if (!response.ok) throw new Error(`the figures answered ${response.status}`);
  return (await response.json()) as Figures;
}
