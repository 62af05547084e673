import { tempFolder } from '../../support/temp-folder';
import { APPENDS, NoteLog } from './note-log';

/** What the rows of a log are at each of its positions, and at its end. */
export class SoundViews {
  private constructor(
    private readonly log: NoteLog,
    private readonly digests: ReadonlyMap<number, string>,
    /** The log's. */
    readonly end: number,
  ) {}

  /** Of a log that grew so many times, projected append by append where nothing goes wrong. */
  static async of(times: number): Promise<SoundViews> {
    const folder = tempFolder();
    const log = new NoteLog();
    const digests = new Map<number, string>();
    await log.withRows(folder.file('views.db'), async ({ projector }) => {
      digests.set(0, await projector.digest());
      for (let i = 0; i < times * APPENDS; i += 1) {
        await log.append();
        digests.set(await projector.projectToEnd(), await projector.digest());
      }
    });
    folder.remove();
    return new SoundViews(log, digests, log.store.log.length);
  }

  /**
   * Opens rows after a fault: they are those of the position that they name, whole, and the log is
   * brought into them from there.
   * @returns the position that they named
   */
  async settled(file: string): Promise<number> {
    return this.log.withRows(file, async ({ readStore, projector }) => {
      const position = await readStore.asOf();
      expect(await projector.digest()).toBe(this.digests.get(position));
      expect(await projector.projectToEnd()).toBe(this.end);
      expect(await projector.digest()).toBe(this.digests.get(this.end));
      return position;
    });
  }
}
