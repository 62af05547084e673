import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Configuration } from '../../apps/api/src/operation/configuration';
import { program } from '../../apps/cli/src/program';
import { ROOT } from './fixture-tree';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly privileged?: boolean;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const SOURCE = text('docker-compose.yml');
const COMPOSE = parse(SOURCE, { merge: true, strict: true }) as Compose;
const { services } = COMPOSE;
const NAMES = Object.keys(services);
const OURS = ['api', 'projector'];
const THEIRS = ['eventstoredb', 'postgres'];

function serviceOf(name: string): Service {
  const service = services[name];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  return service;
}

/** The variables of the README's table. */
function documented(): readonly string[] {
  return [...text('README.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name = '']) => name);
}

describe('docker-compose.yml', () => {
  it('runs the two stores, the api and the projector', () => {
    expect([...NAMES].sort()).toStrictEqual([...OURS, ...THEIRS].sort());
  });

  it.each(NAMES)('%s: a version of an image, a health check, a restart', (name) => {
    const { image, healthcheck, restart, privileged } = serviceOf(name);
    expect(image).toMatch(/^[a-z/-]+:\d+\.\d+[\w.-]*$/);
    expect(healthcheck?.test[0]).toBe('CMD');
    expect(healthcheck?.test.filter((word: unknown) => typeof word !== 'string')).toStrictEqual([]);
    expect(restart).toBe('unless-stopped');
    expect(privileged).toBeUndefined();
  });

  it('keeps to the last EventStoreDB under its earlier licence, and says so', () => {
    expect(serviceOf('eventstoredb').image).toMatch(/^eventstore\/eventstore:24\.6\.\d+-\w+$/);
    expect(SOURCE).toContain('Images up to 24.6 are under a BSD-style licence');
  });

  it('calls its own image by the version of the package', () => {
    const { name, version } = JSON.parse(text('package.json')) as Record<string, string>;
    for (const each of OURS.map(serviceOf)) {
      expect([each.image, each.build]).toStrictEqual([`${name}:${version}`, '.']);
    }
  });

  it('runs commands that the program has', () => {
    const commands = new Map(program().commands.map((each) => [each.name(), each]));
    for (const { command: [name = '', ...options] = [] } of OURS.map(serviceOf)) {
      const known = commands.get(name)?.options.map(({ long }) => long) ?? [];
      expect([name, commands.has(name)]).toStrictEqual([name, true]);
      expect(options.filter((option) => !known.includes(option))).toStrictEqual([]);
    }
    expect(serviceOf('api').command).toStrictEqual(['serve', '--no-project']);
    expect(serviceOf('projector').command).toStrictEqual(['project']);
  });

  it('sets variables that the README documents', () => {
    for (const { environment } of OURS.map(serviceOf)) {
      const unknown = Object.keys(environment).filter((name) => !documented().includes(name));
      expect(unknown).toStrictEqual([]);
    }
  });

  it('hands out secrets as files alone, each declared and used', () => {
    const declared = Object.keys(COMPOSE.secrets);
    const used = NAMES.flatMap((name) => serviceOf(name).secrets ?? []);
    expect([...new Set(used)].sort()).toStrictEqual([...declared].sort());
    for (const [secret, { file }] of Object.entries(COMPOSE.secrets)) {
      expect(file).toBe(`./secrets/${secret}`);
    }
    for (const { environment, secrets = [] } of NAMES.map(serviceOf)) {
      const named = Object.entries(environment).filter(([, value]) => value.startsWith('/run/'));
      expect(named.every(([variable]) => variable.endsWith('_FILE'))).toBe(true);
      const files = named.map(([, value]) => value.replace('/run/secrets/', ''));
      expect(files.sort()).toStrictEqual([...secrets].sort());
    }
    expect(SOURCE).not.toMatch(/:\/\/[^\s/]*@|PASSWORD: /);
    expect(text('.gitignore').split('\n')).toContain('/secrets/');
  });

  it('publishes the api alone, to this machine, and keeps the stores off other networks', () => {
    for (const name of THEIRS) {
      const { networks, ports } = serviceOf(name);
      expect(ports).toBeUndefined();
      expect(networks.map((each) => COMPOSE.networks[each]?.internal)).toStrictEqual([true]);
    }
    expect(serviceOf('projector').ports).toBeUndefined();
    const { PORT } = new Configuration();
    expect(serviceOf('api').ports).toStrictEqual([`127.0.0.1:${PORT}:${PORT}`]);
    const declared = Object.keys(COMPOSE.networks);
    const used = NAMES.flatMap((name) => serviceOf(name).networks);
    expect([...new Set(used)].sort()).toStrictEqual([...declared].sort());
  });

  it('keeps what the stores hold in volumes, and asks none to be faster than its disk', () => {
    const mounts = NAMES.flatMap((name) => serviceOf(name).volumes ?? []);
    const used = mounts.map((mount) => mount.split(':')[0] ?? '');
    expect(used.sort()).toStrictEqual(Object.keys(COMPOSE.volumes).sort());
    for (const path of ['/var/lib/eventstore', '/var/lib/postgresql/data']) {
      expect(mounts.some((mount) => mount.endsWith(`:${path}`))).toBe(true);
    }
    expect(SOURCE).not.toMatch(/unsafe|no-?sync|fsync|synchronous_commit|mem_?db/i);
  });

  it('asks after health where the program answers', () => {
    const { paths } = JSON.parse(text('openapi.json')) as { paths: Record<string, unknown> };
    const asked = (name: string) =>
      /http:\/\/[^']+/.exec(serviceOf(name).healthcheck?.test.join(' ') ?? '');
    expect(Object.keys(paths)).toContain('/health/ready');
    expect(asked('api')?.[0]).toBe(`http://127.0.0.1:${new Configuration().PORT}/health/ready`);
    const { METRICS_PORT } = serviceOf('projector').environment;
    expect(asked('projector')?.[0]).toBe(`http://127.0.0.1:${METRICS_PORT}/health/ready`);
  });

  it.each(OURS)('%s: waits for the stores, and may write nothing', (name) => {
    const { depends_on, read_only, cap_drop } = serviceOf(name);
    expect(Object.keys(depends_on ?? {}).sort()).toStrictEqual([...THEIRS].sort());
    for (const { condition } of Object.values(depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
    }
    expect([read_only, cap_drop]).toStrictEqual([true, ['ALL']]);
  });
});
