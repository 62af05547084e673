import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { JSDOM } from 'jsdom';
import { officesOf } from '../../support/http-plan';
import { ROOT } from '../../support/openapi';
import { served } from '../../support/served';
import type { Client, Served } from '../../support/served';

const AT = '/v1/plans/2021.54202';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let server: Served;
let reader: Client;
beforeAll(async () => {
  server = await served();
  const { capture, ...offices } = await officesOf(server);
  reader = offices.reader;
  const body = readFileSync(join(ROOT, 'samples/poa-2021.txt'));
  const headers = { 'Content-Type': 'text/plain' };
  const sent = await capture.send('POST', '/v1/transcriptions', { body, headers });
  expect(sent.status).toBe(200);
});
afterAll(() => server.close());

/** What axe finds in a page; colours are for who sees it painted. */
async function faultsOf(html: string): Promise<AxeResults> {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  window.eval(axe.source);
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  const rules = { 'color-contrast': { enabled: false } };
  return inPage.run(window.document, { runOnly: TAGS, rules });
}

const told = ({ violations }: AxeResults) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));

it('complains of a page that leaves people out', async () => {
  const bad = '<html><body><h1>Cédula</h1><img src="x"></body></html>';
  const ids = (await faultsOf(bad)).violations.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt', 'document-title']));
});

async function expectNothingIn(path: string): Promise<void> {
  const { status, text } = await reader.get(path, { Accept: 'text/html' });
  expect(status).toBe(200);
  const results = await faultsOf(text);
  expect(told(results)).toStrictEqual([]);
  expect(results.passes.length).toBeGreaterThan(15);
}

it.each([
  ['the quarterly grid', `${AT}/quarterly-grid?quarter=2`],
  ['the modifications of a plan', `${AT}/modifications`],
  ['the cabildo report', '/v1/reports/cabildo?fiscalYear=2021&quarter=2'],
  ['the comparison', '/v1/reports/cabildo?fiscalYear=2021&quarter=2&since=100'],
])('finds nothing in %s', (_, path) => expectNothingIn(path));

it('finds nothing in a folio', async () => {
  const { body } = await reader.get(`${AT}/modifications`);
  const [first] = (body as { items: { folio: string }[] }).items;
  await expectNothingIn(`${AT}/modifications/${encodeURIComponent(first?.folio ?? '')}`);
});
