import { described, operationsOf } from '../../support/openapi';
import { served } from '../../support/served';
import type { Served } from '../../support/served';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const PATHS = new Map<string, string[]>();
for (const { method, path } of operationsOf(described())) {
  if (path === '/metrics') continue;
  PATHS.set(path, [...(PATHS.get(path) ?? []), method.toUpperCase()]);
}

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.close());

function ask(path: string, method: string): Promise<Response> {
  return fetch(`${server.url}${path.replaceAll(/[{}]/g, '')}`, { method });
}

describe.each([...PATHS])('%s', (path, known) => {
  const reads = known.includes('GET') ? ['HEAD'] : [];
  const allow = [...known, ...reads, 'OPTIONS'].toSorted().join(', ');

  it.each(METHODS.filter((method) => !known.includes(method)))(
    'does not take %s',
    async (method) => {
      const answer = await ask(path, method);
      const { code, detail } = (await answer.json()) as { code: string; detail: string };
      expect([answer.status, code, detail]).toStrictEqual([
        405,
        'method-not-allowed',
        `pide ${allow}`,
      ]);
      expect(answer.headers.get('Allow')).toBe(allow);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    },
  );

  it('says which methods it takes, without a token', async () => {
    const answer = await ask(path, 'OPTIONS');
    expect([answer.status, answer.headers.get('Allow')]).toStrictEqual([204, allow]);
  });
});

it('an unknown path is not there, whatever the method', async () => {
  for (const method of [...METHODS, 'OPTIONS']) {
    const answer = await ask('/v1/metas', method);
    expect([method, answer.status]).toStrictEqual([method, 404]);
  }
});
