import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { DataFolder, libro } from '../../support/libro';

jest.setTimeout(120_000);

const UUID_V7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const TOKEN = /libro_[0-9a-f]{32}_[\w-]{43}/;
const DAY_MS = 86_400_000;

interface Issued {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

let data: DataFolder;
beforeEach(() => {
  data = new DataFolder();
});
afterEach(() => data.remove());

async function created(...args: readonly string[]): Promise<Issued> {
  return (await data.answer('token', 'create', ...args)) as Issued;
}

describe('libro token create', () => {
  it('makes the ledger where the folder has none, and shows the token once', async () => {
    const { code, stdout, stderr } = await data.libro('token', 'create', '--role', 'reader');
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout).toMatch(
      new RegExp(
        `^Credencial ${UUID_V7}\nRoles: reader\nAlcance: todo el organismo\n` +
          `Vence: \\d{4}-[^\n]+Z\n\n${TOKEN.source}\n\nGuárdela ahora: no se volverá a mostrar. ` +
          '«libro token revoke» la revoca.\n$',
      ),
    );
    expect(readdirSync(data.path)).toStrictEqual(['events.db']);
    const secret = TOKEN.exec(stdout)?.[0].slice(-43) ?? stdout;
    expect(readFileSync(data.file('events.db')).includes(secret)).toBe(false);
    const list = await data.libro('token', 'list');
    expect(list.stdout).not.toContain(secret);
  });

  it('answers as JSON with these members and no other', async () => {
    const before = Date.now();
    const scope = ['--branch', '54', '--program', '542', '--unit', '54202'];
    const { id, token, expiresAt, ...rest } = await created(
      ...['--role', 'unit-head', '--role', 'capture', ...scope],
    );
    expect(id).toMatch(new RegExp(`^${UUID_V7}$`));
    expect(token).toMatch(new RegExp(`^libro_${id.replaceAll('-', '')}_[\\w-]{43}$`));
    expect(rest).toStrictEqual({
      roles: ['unit-head', 'capture'],
      scope: { branch: '54', program: '542', unit: '54202' },
    });
    const days = (Date.parse(expiresAt) - before) / DAY_MS;
    expect(Math.round(days)).toBe(365);
  });

  it.each([
    [[], 2, 'falta la opción --role <ROL...>; «--help» muestra el uso'],
    [
      ['--role', 'boss'],
      2,
      'la opción --role <ROL...> no admite «boss»: se admite capture, unit-head, program-head, ' +
        'branch-head, auditor, reader, administrator; «--help» muestra el uso',
    ],
    ...['0', '-1', '1.5', '', 'mañana', '100000'].map((days): [string[], number, string] => [
      ['--role', 'reader', '--expires', days],
      2,
      `la opción --expires <DÍAS> no admite «${days}»: un plazo es un número entero de días, ` +
        'desde 1; «--help» muestra el uso',
    ]),
    [
      ['--role', 'reader', '--holder', ' '],
      2,
      'la opción --holder <ID> no admite « »: está en blanco; «--help» muestra el uso',
    ],
    [['--role', 'reader', '--expires', '99999'], 1, 'una credencial vence a más tardar en 10 años'],
    [['--role', 'reader', '--branch', 'a b'], 1, 'alcance: lo dicho no es la clave de su ramo'],
    [
      ['--role', 'auditor', '--role', 'capture'],
      1,
      'el rol auditor no se combina con otro que no sea reader',
    ],
    [
      ['--role', 'reader', '--holder', 'u-\u202eelena'],
      1,
      'titular: lleva caracteres que no se ven',
    ],
  ])('%j: exit %i and one line', async (args, exit, said) => {
    const { code, stdout, stderr } = await data.libro('token', 'create', ...args);
    expect([code, stdout, stderr]).toStrictEqual([exit, '', `libro: ${said}\n`]);
  });

  it('says that the token is on record where it cannot be shown', async () => {
    const args = ['--data', data.path, 'token', 'create', '--role', 'reader'];
    const { code, stderr } = await libro(args, { to: '/dev/full' });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(
        `^libro: la clave ${UUID_V7} quedó registrada, pero no se puede escribir la salida: ` +
          'no queda lugar en el disco\n$',
      ),
    );
  });
});

describe('libro token list and revoke', () => {
  it('shows who holds what, and what was revoked', async () => {
    const holder = ['--holder', 'u-elena', '--office', 'Oficina de Proyectos'];
    const first = await created('--role', 'capture', '--unit', '54202', ...holder);
    const second = await created('--role', 'auditor', '--expires', '1');
    const revoked = await data.answer('token', 'revoke', first.id, '--reason', 'Cambió de área');
    expect(revoked).toStrictEqual({ id: first.id, status: 'revoked' });
    expect(await data.answer('token', 'list')).toStrictEqual({
      items: [
        {
          id: first.id,
          holder: { id: 'u-elena', office: 'Oficina de Proyectos' },
          roles: ['capture'],
          scope: { branch: null, program: null, unit: '54202' },
          expiresAt: first.expiresAt,
          status: 'revoked',
        },
        {
          id: second.id,
          holder: { id: second.id, office: 'Contraloría' },
          roles: ['auditor'],
          scope: { branch: null, program: null, unit: null },
          expiresAt: second.expiresAt,
          status: 'active',
        },
      ],
    });
    const { stdout } = await data.libro('token', 'list');
    for (const words of ['CLAVES DE ACCESO', first.id, 'u-elena (Oficina de Proyectos)']) {
      expect(stdout).toContain(words);
    }
  });

  it('revokes once: again it changes nothing', async () => {
    const { id } = await created('--role', 'reader');
    await data.libro('token', 'revoke', id);
    const before = data.events();
    const again = await data.libro('token', 'revoke', id);
    const said = `La credencial ${id} está revocada\n`;
    expect(again).toStrictEqual({ code: 0, stdout: said, stderr: '' });
    expect(data.events()).toStrictEqual(before);
  });

  it('says nothing of what stands in place of an id: it may be the token', async () => {
    const { token } = await created('--role', 'reader');
    const { code, stdout, stderr } = await data.libro('token', 'revoke', token);
    const said = 'libro: no hay ninguna credencial con ese identificador\n';
    expect([code, stdout, stderr]).toStrictEqual([1, '', said]);
  });

  it.each([[['list']], [['revoke', 'x']]])(
    '%j leaves a folder without a ledger as it is',
    async (args) => {
      const { code, stdout, stderr } = await data.libro('token', ...args);
      const said = `libro: no hay un libro en la carpeta de datos ${data.path}: `;
      const how = '«libro import» empieza uno\n';
      expect([code, stdout, stderr]).toStrictEqual([2, '', said + how]);
      expect(existsSync(data.path)).toBe(false);
    },
  );
});
