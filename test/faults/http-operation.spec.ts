import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import { clientOf } from '../support/served';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import { tokenIn } from '../support/granted-token';
import { apiChild, apiProcess } from './harness/api-child';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

describe('the log of the server', () => {
  it('has a line for each request, and nothing in it that proves who someone is', async () => {
    const data = folder.file('data');
    const { child, url } = await apiChild(data, { LOG_LEVEL: 'debug' });
    const tokens: string[] = [];
    const client = async (granted: Parameters<typeof tokenIn>[1]) => {
      const token = await tokenIn(data, granted);
      tokens.push(token);
      return clientOf(() => url, token);
    };
    const offices = await officesOf({ client });
    await authorizedPlan(offices);
    const key = 'clave-que-nadie-debe-leer';
    const headers = { 'Idempotency-Key': key, Cookie: 'galleta=secreta', 'X-Request-Id': 'caja-7' };
    for (const achieved of ['1', 'uno']) {
      const path = `/v1/plans/${PLAN}/quarters/1/progress/number:101`;
      await offices.capture.request('PUT', path, { headers, body: { achieved } });
    }
    const broken = { 'Idempotency-Key': 'rota', 'X-Request-Id': 'caja-8' };
    await offices.capture.request('POST', '/v1/plans', { headers: broken, body: '{"a":' });
    const forged = 'credencial-inventada';
    await clientOf(() => url, forged).get('/v1/plans');
    await offices.reader.get('/no-existe');
    expect(await child.terminate()).toMatchObject({ code: 0, stderr: '' });
    const output = child.lines.join('\n');
    const logged = child.lines.filter((line) => line.startsWith('{'));
    const completed = logged.map((line) => JSON.parse(line) as { req?: { id?: string } });
    const statusOf = (id: string) => completed.filter(({ req }) => req?.id === id);
    expect(statusOf('caja-7')).toHaveLength(2);
    expect(statusOf('caja-8')).toMatchObject([
      { service: 'libro-de-metas', res: { statusCode: 400 }, req: { url: '/v1/plans' } },
    ]);
    expect(child.lines.filter((line) => line.includes('request completed')).length).toBeGreaterThan(
      7,
    );
    for (const secret of [...tokens, key, 'secreta', forged]) expect(output).not.toContain(secret);
  });
});

describe('a server whose port another one has', () => {
  it.each(['PORT', 'METRICS_PORT'])('says so of %s, and does not stay', async (name) => {
    const { child: first, url } = await apiChild(folder.file('data'));
    const { port } = new URL(url);
    const second = apiProcess({ LIBRO_DATA: folder.file('other'), PORT: '0', [name]: port });
    const { code, stderr } = await second.ended;
    expect([code, stderr.includes(`127.0.0.1:${port}`)]).toStrictEqual([2, true]);
    await first.kill();
  });
});

describe('a server with a wrong configuration', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['SIGNER_POLICY', 'x'],
    ['LOG_LEVEL', 'mucho'],
    ['RATE_LIMIT', '0'],
    ['METRICS_PORT', '65536'],
    ['TRUSTED_PROXIES', '-1'],
    ['DATABASE_URL', 'postgres://localhost/libro'],
    ['EVENTSTORE_URL', 'esdb://localhost'],
  ])('says in one line what is wrong with %s=%s, and does not run', async (name, value) => {
    const child = apiProcess({ LIBRO_DATA: folder.file('data'), [name]: value });
    const { code, stderr } = await child.ended;
    expect([code, child.lines]).toStrictEqual([2, []]);
    expect(stderr).toMatch(new RegExp(`^libro: ${name}: [^\n]+\n$`));
    expect(stderr).not.toContain('localhost');
  });
});
