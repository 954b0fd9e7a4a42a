import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsModule } from '../accounts/accounts.module.js';
import { HubsModule } from '../hubs/hubs.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TestServer } from './testing/server.js';

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: object };
  responses: Record<string, { content?: object }>;
}

describe('the document of the API', () => {
  let server: TestServer;
  let text: string;
  let paths: Record<string, Record<string, Operation>>;
  beforeAll(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, MeetingsModule, HubsModule]);
    text = (await server.ask('GET', '/api/openapi.json')).text;
    paths = (JSON.parse(text) as { paths: typeof paths }).paths;
  });
  afterAll(() => server.close());

  it('refers only to schemas that are in it', () => {
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } };
    const known = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    const refs = Array.from(text.matchAll(/"\$ref":"([^"]+)"/g), ([, ref]) => ref ?? '');
    expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
    expect(refs.length).toBeGreaterThan(10);
  });

  it.each([
    ['/setup', 'post', 'Setup', 201],
    ['/auth/login', 'post', 'Login', 200],
    ['/accounts', 'post', 'NewAccount', 201],
    ['/meetings', 'post', 'NewMeeting', 201],
    ['/meetings/{id}', 'patch', 'ChangeMeeting', 200],
    ['/rooms', 'post', 'NewRoom', 201],
    ['/invitations/accept', 'post', 'AcceptInvitation', 200],
  ])('says of %s what it takes and gives', (path, method, schema, status) => {
    const operation = paths[`/api/v1${path}`]?.[method];
    expect(JSON.stringify(operation?.requestBody)).toMatch(`#/components/schemas/${schema}"`);
    expect(JSON.stringify(operation?.responses[status]?.content)).toMatch('#/components/schemas/');
    expect(JSON.stringify(operation?.responses['default'])).toMatch('#/components/schemas/Problem');
  });

  it('says of joining and importing what they take', () => {
    const body = (path: string) => JSON.stringify(paths[`/api/v1${path}`]?.['post']?.requestBody);
    expect(body('/sessions/{id}/join')).toContain('joinKey');
    expect(body('/meetings/import')).toContain('programme/1');
    expect(body('/sessions/{id}/invitations')).toContain('personId');
  });

  it('says what the link of a hub is', () => {
    const operation = paths['/api/v1/sessions/{id}/hubs/{hubId}/link']?.['post'];
    expect(JSON.stringify(operation?.responses[201]?.content)).toMatch('#/components/schemas/HubLinkMade');
    expect(JSON.stringify(operation?.responses['default'])).toMatch('#/components/schemas/Problem');
  });

  it('names what stands in an address', () => {
    const names = (path: string, method: string) =>
      paths[`/api/v1${path}`]?.[method]?.parameters?.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect(names('/join/{code}', 'get')).toEqual(['path code']);
    expect(names('/sessions/{id}/code', 'post')).toEqual(['path id']);
    expect(names('/sessions/{id}/hubs/{hubId}/link', 'post')).toEqual(['path id', 'path hubId']);
    expect(names('/invitations/{id}', 'delete')).toEqual(
      expect.arrayContaining(['path id', 'query session', 'query device']),
    );
  });

  it('leaves out what is for machines and browsers', () => {
    expect(Object.keys(paths).every((path) => path.startsWith('/api/v1/'))).toBe(true);
  });
});
