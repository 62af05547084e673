import { DataFolder, libro, SAMPLES } from '../support/libro';
import { Child } from './harness/child';

const FULL = '/dev/full';
const UNWRITTEN = 'no se puede escribir la salida: no queda lugar en el disco';

describe('an output that takes nothing: exit 2 and one line', () => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());

  it.each([
    [['report', 'goals', '--plan', '2021.54101']],
    [['findings', '--json', '--fail-on', 'notice']],
    [['report', 'cabildo', '--year', '2021', '--quarter', '1', '--format', 'csv']],
    [['import', '--dry-run', SAMPLES]],
    [['check']],
    [['--help']],
  ])('%j', async (args) => {
    const { code, stderr } = await libro(['--data', data.path, ...args], { to: FULL });
    expect([code, stderr]).toStrictEqual([2, `libro: ${UNWRITTEN}\n`]);
  });

  it('says of an import that it is on record', async () => {
    const fresh = new DataFolder();
    const ran = await libro(['--data', fresh.path, 'import', SAMPLES], { to: FULL });
    const recorded = 'las 7 hojas quedaron registradas';
    expect([ran.code, ran.stderr]).toStrictEqual([2, `libro: ${recorded}, pero ${UNWRITTEN}\n`]);
    expect(fresh.events()).toHaveLength(113);
    fresh.remove();
  });

  it('says of a backup that it is kept', async () => {
    const copy = data.temp.file('copia.db');
    const ran = await libro(['--data', data.path, 'backup', copy], { to: FULL });
    const said = `libro: la copia quedó guardada, pero ${UNWRITTEN}\n`;
    expect([ran.code, ran.stderr]).toStrictEqual([2, said]);
  });
});

it('a reader that leaves early, as `head` does, is no failure', async () => {
  const data = await DataFolder.with(SAMPLES);
  const script = 'set -o pipefail; node bin/libro.js --data "$0" findings --json | head -c 1';
  const child = new Child('bash', ['-c', script, data.path], {});
  expect(await child.ended).toStrictEqual({ code: 0, signal: null, stderr: '' });
  data.remove();
});
