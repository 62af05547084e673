import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('a server whose views cannot be written', () => {
  it('is not ready and says why in its log, serves on, and is ready once they can', async () => {
    const data = folder.file('data');
    const { child, url } = await apiChild(data, { LOG_LEVEL: 'error' });
    const client = async (granted: Parameters<typeof tokenIn>[1]) =>
      clientOf(() => url, await tokenIn(data, granted));
    const views = new Database(join(data, 'views.db'));
    views.exec('ALTER TABLE audit_entry RENAME TO audit_entry_away');
    const offices = await officesOf({ client });
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    const ready = async (status: number): Promise<unknown> => {
      const answer = await fetch(`${url}/health/ready`);
      return answer.status === status ? answer.json() : ready(status);
    };
    expect(await ready(503)).toMatchObject({ status: 'views-stand-still' });
    views.exec('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    views.close();
    await ready(200);
    const plan = await offices.reader.get(`/v1/plans/${PLAN}?minPosition=${String(position)}`);
    expect(plan.status).toBe(200);
    expect(await child.terminate()).toMatchObject({ code: 0, stderr: '' });
    const logged = child.lines.filter((line) => line.startsWith('{'));
    expect(logged.length).toBeGreaterThan(0);
    for (const line of logged) expect(line).toContain('audit_entry');
  });
});

describe('a server whose port another one has', () => {
  it.each(['PORT', 'METRICS_PORT'])('says so of %s, and does not stay', async (name) => {
    const { child: first, url } = await apiChild(folder.file('data'));
    const { port } = new URL(url);
    const second = apiProcess({ LIBRO_DATA: folder.file('other'), PORT: '0', [name]: port });
    const { code, stderr } = await second.ended;
    const said = `no se puede atender en 127.0.0.1:${port}: otro programa ya la usa`;
    expect([code, stderr]).toStrictEqual([2, `libro: ${said}\n`]);
    await first.kill();
  });
});

describe('a server that cannot listen where it is told to', () => {
  it.each([
    ['203.0.113.1', '203.0.113.1:0', 'no es una dirección de esta máquina'],
    ['no.hay.invalid', 'no.hay.invalid', 'no se conoce ese nombre'],
  ])('says so of %s, and does not stay', async (HOST, at, said) => {
    const child = apiProcess({ LIBRO_DATA: folder.file('data'), HOST });
    const { code, stderr } = await child.ended;
    expect([code, stderr]).toStrictEqual([2, `libro: no se puede atender en ${at}: ${said}\n`]);
  });
});

describe('a server whose data folder is a file', () => {
  it('says so, and leaves the file as it is', async () => {
    const path = folder.file('archivo');
    writeFileSync(path, 'x');
    const { code, stderr } = await apiProcess({ LIBRO_DATA: path }).ended;
    const said = `no se puede usar la carpeta de datos ${path}: no es una carpeta`;
    expect([code, stderr]).toStrictEqual([2, `libro: ${said}\n`]);
    expect(readFileSync(path, 'utf8')).toBe('x');
  });
});

describe('a server with a wrong configuration', () => {
  it.each([
    ['PORT', 'abc', 'pide un número entero de 0 a 65535'],
    ['PORT', '65536', 'pide un número entero de 0 a 65535'],
    ['SIGNER_POLICY', 'x', 'pide una de estas palabras: record, refuse'],
    ['LOG_LEVEL', 'mucho', 'pide una de estas palabras: fatal, error, warn, info, debug, silent'],
    ['RATE_LIMIT', '0', 'pide un número entero de 1 a 1000000000'],
    ['METRICS_PORT', '65536', 'pide un número entero de 0 a 65535'],
    ['TRUSTED_PROXIES', '-1', 'pide un número entero de 0 a 10'],
    ['DATABASE_URL', 'mysql://localhost/libro', 'pide una dirección postgres://…'],
    ['EVENTSTORE_URL', 'https://localhost', 'pide una dirección esdb://…'],
    ['EVENTSTORE_URL', 'esdb://localhost', 'pide también DATABASE_URL, donde están las vistas'],
  ])('says in one line what is wrong with %s=%s, and does not run', async (name, value, said) => {
    const child = apiProcess({ LIBRO_DATA: folder.file('data'), [name]: value });
    const { code, stderr } = await child.ended;
    expect([code, child.lines]).toStrictEqual([2, []]);
    expect(stderr).toBe(`libro: ${name}: ${said}\n`);
  });
});
