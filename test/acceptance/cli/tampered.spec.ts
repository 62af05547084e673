import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder, SAMPLES } from '../../support/libro';
import { tamper } from '../../support/tamper';

jest.setTimeout(120_000);

const FOLIO_PLAN = '2021.54101';

interface Checked {
  readonly events: number;
  readonly problems: readonly { readonly code: string; readonly position: number | null }[];
  readonly views: { readonly agree: boolean };
}

describe('a ledger that was tampered with', () => {
  let data: DataFolder;
  let copy: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());
  beforeEach(() => {
    copy = data.copy();
  });
  afterEach(() => copy.remove());
  const checked = async () => {
    const { code, stdout, stderr } = await copy.libro('check', '--json');
    return { code, stderr, ...(JSON.parse(stdout) as Checked) };
  };

  it('in its views: replay and check say so, and rebuild mends it', async () => {
    const { digest } = (await data.answer('rebuild')) as { digest: string };
    tamper(
      copy.file('views.db'),
      `UPDATE line_version SET body = json_set(body, '$.goal', '10240')
       WHERE json_extract(body, '$.goal') = '10239'`,
    );
    const replay = await copy.libro('replay', '--plan', FOLIO_PLAN, '--json');
    expect(replay.code).toBe(1);
    expect(replay.stderr).toMatch(/^libro: las vistas no coinciden con la bitácora: .+\n$/);
    expect(JSON.parse(replay.stdout)).toMatchObject({ agrees: false });
    expect(await checked()).toMatchObject({
      ...{ code: 1, problems: [], views: { agree: false } },
      stderr:
        'libro: las vistas no son las que la bitácora da: una de las dos se cambió fuera de ' +
        'este programa. Compare la bitácora con una copia suya antes de usar «libro rebuild», ' +
        'que hace las vistas de nuevo con lo que la bitácora dice ahora\n',
    });
    expect(await copy.answer('rebuild')).toStrictEqual({ position: 113, digest });
    expect(await checked()).toMatchObject({ code: 0, stderr: '', views: { agree: true } });
  });

  it.each([
    {
      what: 'an event taken out',
      statement: 'DELETE FROM events WHERE position = 50',
      problem: { code: 'position-gap', position: 50 },
    },
    {
      what: 'the last events taken out',
      statement: 'DELETE FROM events WHERE position > 110',
      problem: { code: 'incomplete-append', position: 110 },
    },
    {
      what: 'a revision put elsewhere',
      statement: 'UPDATE events SET revision = 99 WHERE position = 50',
      problem: { code: 'revision-gap', position: 50 },
    },
  ])('in its log, $what: check says where, and nothing is answered', async (broken) => {
    tamper(copy.file('events.db'), broken.statement);
    const { code, stderr, problems } = await checked();
    expect([code, stderr]).toStrictEqual([1, 'libro: la bitácora falta a sus promesas\n']);
    expect(problems).toContainEqual(expect.objectContaining(broken.problem));
    const rebuilt = await copy.libro('rebuild', '--json');
    expect([rebuilt.code, rebuilt.stdout]).toStrictEqual([2, '']);
    expect(rebuilt.stderr).toMatch(/^libro: la bitácora falta a sus promesas .*\n$/);
  });

  const LOST =
    'libro: las vistas llegaron a hechos que la bitácora no tiene: o los perdió, o las vistas ' +
    'son de otro libro. Guarde una copia de la carpeta de datos antes de usar «libro rebuild», ' +
    'que borra las vistas, la única huella de lo que falta\n';

  it('in its last append, taken out whole: check tells it by the views', async () => {
    tamper(copy.file('events.db'), 'DELETE FROM events WHERE position > 102');
    const problem = {
      code: 'log-ends-early',
      position: 102,
      detail: 'la bitácora termina en 102; las vistas llegaron a 113',
    };
    expect(await checked()).toStrictEqual({
      ...{ code: 1, stderr: LOST, events: 102, problems: [problem], truncated: false },
      views: { digest: '', rebuiltDigest: '', agree: false },
    });
    const { code, stderr } = await copy.libro('report', 'goals', '--plan', FOLIO_PLAN);
    expect(code).toBe(2);
    expect(stderr).toContain('véase «libro check»');
  });

  it('in an event that the views know: check tells it, whatever stands in its place', async () => {
    const other = await DataFolder.with(SAMPLES);
    copyFileSync(other.file('events.db'), copy.file('events.db'));
    other.remove();
    const { code, stderr, events, problems } = await checked();
    expect([code, stderr, events]).toStrictEqual([1, LOST, 113]);
    expect(problems).toStrictEqual([
      {
        code: 'event-missing',
        position: 113,
        detail: expect.stringMatching(
          /^las vistas llegaron al hecho [0-9a-f-]{36} en la posición 113; la bitácora no lo/,
        ) as unknown,
      },
    ]);
  });

  it('in nothing, with views of another version: check says that the log is whole', async () => {
    tamper(copy.file('views.db'), 'UPDATE checkpoint SET version = version + 1');
    const { code, stdout, stderr } = await copy.libro('check');
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toBe(
      'libro: la bitácora cumple sus promesas hasta la posición 113; las vistas son de otra ' +
        'versión de este programa: «libro rebuild» las rehace\n',
    );
  });

  it('in its views, put back to an earlier state: they follow the log again', async () => {
    const file = copy.temp.file('later.txt');
    writeFileSync(file, readFileSync(SAMPLES, 'utf8').replace('abr.-21', 'may.-21'));
    await copy.answer('import', file);
    copyFileSync(data.file('views.db'), copy.file('views.db'));
    expect(await checked()).toMatchObject({ code: 0, events: 115, views: { agree: true } });
  });

  it('in a figure of its log: check finds that the views are not the log’s', async () => {
    tamper(
      copy.file('events.db'),
      `UPDATE events SET data = replace(data, '"9753"', '"9754"')
       WHERE type = 'AnnualGoalIncreased'`,
    );
    expect(await checked()).toMatchObject({ code: 1, views: { agree: false } });
  });
});
