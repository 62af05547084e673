import { Exclude } from 'class-transformer';

/** The body of a command that says nothing beside its route: none, or an empty object. */
@Exclude()
export class NoBody {}
