import { Agent, request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

const IN_PAGE = /(?:src|href)="(\/assets\/[^"]+)"/g;
/** What a phone loads besides what the page names: the parts that keep it live. */
const IN_CODE = /["'`](?:\.\/|assets\/|\/assets\/)((?:live-part|socket|transport|preload)[\w.-]*\.js)["'`]/g;

/** Loads the audience's page and all that it needs once, as a phone does that was never there. */
export async function firstLoad(url, code) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const loaded = new Set();
  const waiting = [`/s/${code}`];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (loaded.has(path)) continue;
    loaded.add(path);
    const text = await get(`${url}${path}`, agent);
    const named = [...text.matchAll(IN_PAGE)].map(([, found]) => found);
    const inCode = path.endsWith('.js')
      ? [...text.matchAll(IN_CODE)].map(([, found]) => `/assets/${found}`)
      : [];
    waiting.push(...named, ...inCode);
  }
  agent.destroy();
  return [...loaded];
}

function get(url, agent) {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', accept: 'text/html,*/*', 'accept-language': 'en' };
    const asked = request(url, { agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode !== 200) return reject(new Error(`${url}: ${answer.statusCode}`));
        const isPacked = answer.headers['content-encoding'] === 'br';
        resolve((isPacked ? brotliDecompressSync(body) : body).toString());
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}
