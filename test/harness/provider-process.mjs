/**
 * A provider of OpenID Connect on loopback, for tests: `node provider-process.mjs`, with the settings as JSON in the first argument.
 * `POST /client` says where its one client takes answers. Whoever was named last at `POST /as` is logged in without being
 * asked; `deny` says no instead.
 */
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { port, clientId, clientSecret } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const people = new Map();
let next = { sub: 'nobody' };

let provider;
let serve = (_request, response) => response.writeHead(503).end();

function make(redirectUri) {
  const made = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only for tests'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: {
      Session: 600,
      Interaction: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return made;
}

async function bodyOf(request) {
  let body = '';
  for await (const part of request) body += part;
  return JSON.parse(body);
}

async function takeClient(request, response) {
  const { redirectUri } = await bodyOf(request);
  provider = make(redirectUri);
  serve = provider.callback();
  response.end();
}

async function takeNext(request, response) {
  next = await bodyOf(request);
  if (next.sub) people.set(next.sub, next.claims);
  response.end();
}

async function interact(request, response) {
  if (next.deny) {
    const refused = { error: 'access_denied', error_description: 'Not today' };
    return provider.interactionFinished(request, response, refused);
  }
  return provider.interactionFinished(request, response, { login: { accountId: next.sub, remember: false } });
}

createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/client') return void takeClient(request, response);
  if (request.method === 'POST' && request.url === '/as') return void takeNext(request, response);
  if (request.url.startsWith('/interaction/')) return void interact(request, response);
  serve(request, response);
}).listen(port, '127.0.0.1', () => process.stdout.write('ready\n'));
