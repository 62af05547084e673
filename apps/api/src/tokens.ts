/** Injection token of the log. */
export const EVENT_STORE = Symbol('EVENT_STORE');
