import { MemoryStore } from '../../../../test/support/memory-store';
import { ADMINISTRATOR, StandingClock, WHOLE_BODY, wish } from '../../../../test/support/tokens';
import { TokenRefusal } from '../token/refusal';
import { TokenRegistry } from '../token/token-registry.adapter';
import { Authenticator } from './authenticator.adapter';

const UNIT_54202 = { ...WHOLE_BODY, unit: '54202' };

let store: MemoryStore;
let clock: StandingClock;
let registry: TokenRegistry;
let authenticator: Authenticator;
beforeEach(() => {
  store = new MemoryStore();
  clock = new StandingClock();
  registry = new TokenRegistry(store, clock);
  authenticator = new Authenticator(store, clock);
});

describe('a token that was granted', () => {
  it('says who sends the request', async () => {
    const holder = { id: 'u-elena', office: 'Oficina de Proyectos' };
    const asked = { ...wish(['unit-head', 'reader'], UNIT_54202), holder };
    const { id, token, ...issued } = await registry.grant(asked, ADMINISTRATOR);
    expect(issued).toStrictEqual({
      roles: ['unit-head', 'reader'],
      scope: UNIT_54202,
      expiresAt: '2027-11-26T10:00:00.000Z',
    });
    expect(await authenticator.authenticate(token)).toStrictEqual({
      ok: true,
      principal: { tokenId: id, holder, roles: ['unit-head', 'reader'], scope: UNIT_54202 },
    });
  });

  it("is its own holder, of its first role's office, unless told", async () => {
    const { id, token } = await registry.grant(wish(['auditor', 'reader']), ADMINISTRATOR);
    expect(await authenticator.authenticate(token)).toMatchObject({
      principal: { holder: { id, office: 'Contraloría' } },
    });
  });

  it('is on record by whom and without its secret', async () => {
    const { token } = await registry.grant(wish(), ADMINISTRATOR);
    const secret = token.slice(-43);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(store.log)).not.toContain(secret);
    expect(store.log[0]?.metadata).toMatchObject({ actor: ADMINISTRATOR });
  });

  it('has a secret of its own', async () => {
    const issued = [];
    for (let n = 0; n < 100; n += 1) issued.push(await registry.grant(wish(), ADMINISTRATOR));
    expect(new Set(issued.map(({ token }) => token.slice(-43))).size).toBe(100);
  });

  it('is of use until the instant at which it expires', async () => {
    const { token } = await registry.grant({ ...wish(), days: 1 }, ADMINISTRATOR);
    clock.put('2026-11-27T09:59:59.999Z');
    expect(await authenticator.authenticate(token)).toMatchObject({ ok: true });
    clock.put('2026-11-27T10:00:00Z');
    expect(await authenticator.authenticate(token)).toStrictEqual({ ok: false, reason: 'expired' });
  });

  it('is refused from the next request on once another process revoked it', async () => {
    const { id, token } = await registry.grant(wish(), ADMINISTRATOR);
    expect(await authenticator.authenticate(token)).toMatchObject({ ok: true });
    await new TokenRegistry(store, clock).revoke({ tokenId: id }, ADMINISTRATOR);
    expect(await authenticator.authenticate(token)).toStrictEqual({ ok: false, reason: 'revoked' });
  });
});

describe('what was not granted is unknown', () => {
  it('with the secret of another token, or with none of its own', async () => {
    const [one, other] = [
      await registry.grant(wish(), ADMINISTRATOR),
      await registry.grant(wish(), ADMINISTRATOR),
    ];
    const mixed = one.token.slice(0, -43) + other.token.slice(-43);
    for (const text of [mixed, one.token.slice(0, -43) + 'A'.repeat(43)]) {
      expect(await authenticator.authenticate(text)).toStrictEqual({
        ok: false,
        reason: 'unknown',
      });
    }
  });

  it('that it expired or was revoked is not said without its secret', async () => {
    const { id, token } = await registry.grant({ ...wish(), days: 1 }, ADMINISTRATOR);
    clock.put('2030-01-01T00:00:00.000Z');
    await registry.revoke({ tokenId: id }, ADMINISTRATOR);
    const guessed = token.slice(0, -43) + 'A'.repeat(43);
    expect(await authenticator.authenticate(guessed)).toStrictEqual({
      ok: false,
      reason: 'unknown',
    });
  });

  it.each([
    ['an id that no token has', `libro_${'0'.repeat(32)}_${'A'.repeat(43)}`],
    ['nothing', ''],
    ['any text', 'Bearer __proto__'],
    ['half a character', '\ud800'],
  ])('%s', async (_, text) => {
    const answer = await authenticator.authenticate(text);
    expect(answer).toStrictEqual({ ok: false, reason: 'unknown' });
  });
});

describe('the list of tokens', () => {
  it('shows each with its status, and nothing of its secret', async () => {
    const first = await registry.grant({ ...wish(), days: 1 }, ADMINISTRATOR);
    const second = await registry.grant(wish(['capture'], UNIT_54202), ADMINISTRATOR);
    const third = await registry.grant(wish(), ADMINISTRATOR);
    await registry.revoke({ tokenId: third.id }, ADMINISTRATOR);
    clock.put('2027-01-01T00:00:00.000Z');
    const items = await registry.list();
    expect(items.map(({ id, status }) => [id, status])).toStrictEqual([
      [first.id, 'expired'],
      [second.id, 'active'],
      [third.id, 'revoked'],
    ]);
    expect(items[1]).toStrictEqual({
      id: second.id,
      holder: { id: second.id, office: 'Captura' },
      roles: ['capture'],
      scope: UNIT_54202,
      expiresAt: '2027-11-26T10:00:00.000Z',
      status: 'active',
    });
  });
});

it.each([0, -1, Number.NaN, 1e300, 4_000])('%d days are no expiry', async (days) => {
  const refused = registry.grant({ ...wish(), days }, ADMINISTRATOR);
  await expect(refused).rejects.toThrow(TokenRefusal);
  await expect(refused).rejects.toMatchObject({ code: 'token-expiry-invalid' });
  expect(store.log).toStrictEqual([]);
});
