/** Lets work that bears one name be done one after another; work of other names goes on beside. */
export class Turns {
  /** The last work of each name that is not done. */
  private readonly last = new Map<string, Promise<unknown>>();

  /** Does the work after all that came before it under its name, whatever came of that. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = this.last.get(name)?.then(work, work) ?? work();
    this.last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(name) === turn) this.last.delete(name);
    }
  }
}
