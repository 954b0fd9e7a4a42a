import { Refusal } from '@openfloor/contract';
import { pagePolicyFor } from '@openfloor/pages';
import { createHash } from 'node:crypto';
import { sendJson, type Call } from './api.js';
import type { House, Status } from './house.js';
import { isLoopback } from './network.js';

const STYLE =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}body{max-width:36rem;margin:2rem auto;' +
  'padding:0 1rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1.5rem}dd{margin:0;font-weight:600}';
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** How the relay does, for this machine and, where that was said, for everybody on its network. */
export function showStatus({ request, response }: Call, house: House): void {
  if (!house.statusOpen && !isLoopback(request.socket.remoteAddress))
    throw new Refusal('NOT_ALLOWED', 'the status is shown on this machine alone');
  const status = house.status();
  response.setHeader('Cache-Control', 'no-store');
  if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return sendJson(response, status);
  response.setHeader('Content-Security-Policy', pagePolicyFor({ scripts: [], styles: [STYLE_HASH] }, []));
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(pageOf(status));
}

function pageOf(status: Status): string {
  const rows = [
    ['Line to the room', status.seatRefused ? `refused (${status.seatRefused})` : status.upstream],
    ['Since', new Date(status.since).toISOString().replace('T', ' ').slice(0, 19) + ' UTC'],
    ['Round trip', status.roundTripMs === null ? 'not measured' : `${status.roundTripMs} ms`],
    ['Phones', String(status.phones)],
    ['People counted', status.headcount === null ? 'not yet' : String(status.headcount)],
    ['Waits to be sent', String(status.waiting)],
    ['Hands not counted yet', String(status.handsHeld)],
  ];
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">' +
    '<meta name="viewport" content="width=device-width"><title>Relay</title>' +
    `<style>${STYLE}</style><h1>Relay</h1><dl>${list}</dl></html>`
  );
}
