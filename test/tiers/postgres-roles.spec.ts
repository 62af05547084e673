import { StoreUnavailable } from '@libro/event-sourcing';
import { preparePostgresLog } from '@libro/event-store';
import { DataFolder, SAMPLES } from '../support/libro';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(300_000);

const APP = 'libro_app';
const SECRET = 'de la app';
const TOLD = `El rol ${APP} agrega a la bitácora y la lee; no la cambia\n`;

let server: PostgresServer;
let url: string;
let owner: DataFolder;
let app: DataFolder;
beforeAll(async () => {
  server = await PostgresServer.start();
  await server.asOwner(`CREATE ROLE ${APP} LOGIN PASSWORD '${SECRET}'`);
  // As most servers are set up: the owner of the database is no superuser.
  await server.asOwner(`CREATE ROLE libro_plain LOGIN PASSWORD '${SECRET}'`);
  await server.asOwner('CREATE ROLE libro_heir NOINHERIT IN ROLE libro_plain');
});
afterAll(() => server.stop());
beforeEach(async () => {
  const database = new URL(await server.createDatabase()).pathname.slice(1);
  await server.asOwner(`ALTER DATABASE ${database} OWNER TO libro_plain`);
  url = server.url(database, APP, SECRET);
  owner = new DataFolder({ databaseUrl: server.url(database, 'libro_plain', SECRET) });
  app = new DataFolder({ databaseUrl: url });
});
afterEach(() => {
  owner.remove();
  app.remove();
});

describe('libro prepare', () => {
  it('lets the role do all that the program does, and not change what is on record', async () => {
    const { code, stdout, stderr } = await owner.libro('prepare', '--role', APP);
    expect([code, stdout, stderr]).toStrictEqual([0, TOLD, '']);
    await app.answer('import', SAMPLES);
    await app.answer('token', 'create', '--role', 'reader');
    expect(await app.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
    await expect(app.answer('rebuild')).resolves.toHaveProperty('digest');
    for (const change of ["UPDATE libro.events SET data = '{}'", 'TRUNCATE libro.events']) {
      await expect(server.as(url, change)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await owner.answer('prepare', '--role', APP)).toStrictEqual({ role: APP });
  });

  it('gives the role a ledger, and its views, that the owner used until then', async () => {
    await owner.answer('import', SAMPLES);
    await owner.answer('prepare', '--role', APP);
    await app.answer('token', 'create', '--role', 'reader');
    expect(await app.answer('check')).toMatchObject({ views: { agree: true } });
    const answered = await owner.answer('findings');
    for (const who of [app, owner]) {
      await expect(who.answer('rebuild')).resolves.toHaveProperty('digest');
      expect(await app.answer('check')).toMatchObject({ views: { agree: true } });
      expect(await app.answer('findings')).toStrictEqual(answered);
    }
  });

  it.each(['libro_plain', 'libro_owner', 'libro_heir'])(
    'refuses %s, who could change it all the same',
    async (role) => {
      const { code, stdout, stderr } = await owner.libro('prepare', '--role', role);
      expect([code, stdout]).toStrictEqual([1, '']);
      expect(stderr).toBe(
        'libro: ese rol podría cambiar lo registrado: el programa pide otro, que no sea el dueño ' +
          `(the role ${role} may change what is on record: it owns the log, or is as mighty)\n`,
      );
    },
  );

  it('refuses a role that was once given more than it needs', async () => {
    await owner.answer('prepare', '--role', APP);
    await server.as(
      server.url(new URL(url).pathname.slice(1)),
      `GRANT DELETE ON libro.events TO ${APP}`,
    );
    expect((await owner.libro('prepare', '--role', APP)).code).toBe(1);
  });

  it('says that a role is not there', async () => {
    const { code, stderr } = await owner.libro('prepare', '--role', 'nadie');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^libro: no se puede usar la bitácora \([^\n]*"nadie"[^\n]*\)\n$/);
  });

  it('says who may not prepare', async () => {
    const error: unknown = await preparePostgresLog(url, APP).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).toContain('refuses this role what the ledger needs');
  });

  it('asks for a database', async () => {
    const none = new DataFolder();
    const { code, stderr } = await none.libro('prepare', '--role', APP);
    const said = 'libro: es para una base de datos: falta DATABASE_URL\n';
    expect([code, stderr]).toStrictEqual([2, said]);
    none.remove();
  });
});
