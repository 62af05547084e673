import type { Principal } from '@libro/identity';
import type { Request } from 'express';

const principals = new WeakMap<Request, Principal>();

export function remember(request: Request, principal: Principal): void {
  principals.set(request, principal);
}

/** Who sends the request. @throws Error on a route that asks for no token: a slip of the program */
export function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('the route asks for no token');
  return principal;
}
