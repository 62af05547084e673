/** A failure is thrown where it is waited for: until then it is nobody's. */
export function leftToFail<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
