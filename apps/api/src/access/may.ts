import type { Action } from '@libro/identity';
import { SetMetadata } from '@nestjs/common';

/** Metadata key: the actions of a route, or `open` for one that asks for no token. */
export const ACCESS = 'access';
export type Access = readonly Action[] | 'open';

/** Who may do one of these actions may call the route; a route that names none is closed to all. */
export const May = (...actions: readonly Action[]) => SetMetadata(ACCESS, actions);

/** Asks for no token: health and documentation. */
export const Open = () => SetMetadata(ACCESS, 'open');
