/** Work of one process, one piece after another. */
export class Turns {
  private turn: Promise<unknown> = Promise.resolve();

  /** Does `work` when everything that was asked for before is done. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
