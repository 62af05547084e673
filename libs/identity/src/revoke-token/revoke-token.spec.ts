import { scenario } from '@libro/event-sourcing/testing';
import { tokensFold } from '../token/tokens';
import { revokeToken } from './revoke-token';

const tokens = scenario(tokensFold);
const tokenId = '01780000-0000-7000-8000-00000000000a';
const granted = {
  type: 'TokenGranted',
  data: {
    tokenId,
    holder: { id: 'u-elena', office: 'Consulta' },
    roles: ['reader'],
    scope: { branch: null, program: null, unit: null },
    secretHash: 'ab'.repeat(32),
    expiresAt: '2021-11-26T10:00:00.000Z',
  },
} as const;
const revoked = { type: 'TokenRevoked', data: { tokenId } } as const;

describe('revoking a token', () => {
  it('puts it on record', () => {
    tokens.given(granted).when(revokeToken, { tokenId }).then(revoked);
  });

  it('puts the reason on record where there is one', () => {
    const told = { tokenId, reason: ' Cambió de área ' };
    tokens
      .given(granted)
      .when(revokeToken, told)
      .then({ type: 'TokenRevoked', data: { tokenId, reason: 'Cambió de área' } });
  });

  it('is quiet for one that is revoked', () => {
    tokens.given(granted, revoked).when(revokeToken, { tokenId, reason: 'Otra vez' }).thenNothing();
  });

  it('refuses one that was never granted, and says nothing of what was sent', () => {
    const secret = { tokenId: 'libro_a_secret' };
    const { events } = tokens.given(granted).when(revokeToken, secret);
    expect(events).toThrow('token-not-found: no hay ninguna credencial con ese identificador');
    expect(events).not.toThrow(/libro_a_secret/);
    tokens.given().when(revokeToken, { tokenId }).thenRefused('token-not-found');
  });

  it.each(['', 'a\u202eb', 'a\nb'])('refuses %j for a reason', (reason) => {
    tokens.given(granted).when(revokeToken, { tokenId, reason }).thenRefused('text-invalid');
  });
});
