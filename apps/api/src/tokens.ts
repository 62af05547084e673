/** Injection token of the log. */
export const EVENT_STORE = Symbol('EVENT_STORE');
/** Injection token of what keeps the views up; `null` where another process does. */
export const PROJECTING = Symbol('PROJECTING');
