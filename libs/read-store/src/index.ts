export * from './checkpoint';
export * from './columns';
export * from './errors';
export * from './log-append';
export * from './open';
export * from './projector';
export * from './read-model';
export * from './read-store';
