import { createHash } from 'node:crypto';
import { type Change, type Fate, LossyFile } from './lossy-file';
import type { Random } from './random';
import type { FileCall } from './recorded-calls';

/** What a file system holds when the power is back. */
export interface Image {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Of what was not yet on the medium for sure: how many changes of files had which fate. */
  readonly fates: Readonly<Record<Fate, number>>;
  /** Names whose making or removal was not yet on the medium for sure, and is not there. */
  readonly namesUndone: number;
  /** The same for the same files with the same bytes. */
  readonly digest: string;
}

interface File {
  readonly changes: Change[];
  readonly syncs: FileCall[];
  /** A sync of them failed: no later one promises anything of them. */
  readonly neverSure: Set<Change>;
}

interface Naming {
  readonly by: FileCall;
  /** `null`: the name was removed. */
  readonly file: File | null;
}

/** How much of what waited reached the medium: all alike, by chance, or in order up to a cut. */
const WAYS = ['all', 'none', 'chance', 'chance', 'first', 'last'] as const;
const SECTORS = [512, 4_096];
/** Of mapped memory nothing is recorded, and nothing is promised: it is never kept. */
const MAPPED = /-shm$/;

/**
 * A recorded run, and what may be left of its files when the power goes. A change is on the medium
 * for sure once a sync of its file has returned that began after it, unless one failed before: the
 * system may have given it up. A name is, once a sync of the folder has returned. Anything else may
 * be there or not, in any order, and may be torn.
 */
export class PowerLoss {
  private readonly files: File[] = [];
  private readonly names = new Map<string, Naming[]>();
  private readonly folderSyncs: FileCall[] = [];
  private readonly syncs: readonly FileCall[];
  private readonly last: number;

  constructor(calls: readonly FileCall[]) {
    for (const call of calls) if (!MAPPED.test(call.name)) this.take(call);
    this.syncs = calls.filter(({ kind }) => kind === 'sync');
    this.last = Math.max(...calls.map(({ end }) => end));
  }

  /**
   * A moment at which something waited for the medium, if chance finds one: in a quarter of cases
   * just before a sync, when all of it is written; in some soon after a name was made or removed.
   */
  moment(chance: Random): number {
    const dice = chance.below(12);
    const sync = this.syncs[chance.below(this.syncs.length)];
    if (dice < 3 && sync !== undefined) return sync.begin - 1;
    const namings = [...this.names.values()].flat();
    const naming = namings[chance.below(namings.length)];
    if (dice === 3 && naming !== undefined) return naming.by.begin + chance.below(20);
    let moment = 0;
    for (let tries = 0; tries < 20; tries += 1) {
      moment = chance.below(this.last + 1);
      if (this.files.some((file) => changesWaiting(file, moment).length > 0)) break;
    }
    return moment;
  }

  image(moment: number, chance: Random): Image {
    const sector = SECTORS[chance.below(SECTORS.length)] ?? 512;
    const fates = { kept: 0, lost: 0, torn: 0, zeros: 0 };
    const files = new Map<string, Buffer>();
    let namesUndone = 0;
    for (const [name, namings] of this.names) {
      const { naming, undone } = this.namingAt(namings, moment, chance);
      namesUndone += undone;
      const file = naming?.file ?? null;
      if (file === null) continue;
      const content = new LossyFile(chance, sector);
      const drawn = fatesOf(file, moment, chance);
      for (const change of file.changes) {
        if (change.begin > moment) break;
        const fate = drawn.get(change);
        if (fate !== undefined) fates[fate] += 1;
        content.apply(change, fate ?? 'kept');
      }
      files.set(name, content.content());
    }
    return { files, fates, namesUndone, digest: digestOf(files) };
  }

  private take(call: FileCall): void {
    const { name } = call;
    if (name === '') {
      if (call.kind === 'sync') this.folderSyncs.push(call);
      return;
    }
    const namings = this.names.get(name) ?? [];
    this.names.set(name, namings);
    const file = namings.at(-1)?.file ?? null;
    if (call.kind === 'unlink') namings.push({ by: call, file: null });
    else if (call.kind === 'create') {
      if (file === null) namings.push({ by: call, file: this.newFile() });
    } else if (file === null) throw new Error(`${name} is written and was not made`);
    else if (call.kind === 'sync') file.syncs.push(call);
    else if (call.kind === 'failed sync') {
      for (const change of changesWaiting(file, call.begin)) file.neverSure.add(change);
    } else file.changes.push(call);
  }

  private newFile(): File {
    const file = { changes: [], syncs: [], neverSure: new Set<Change>() };
    this.files.push(file);
    return file;
  }

  /** What a name stands for: of what waits, the first so many are done, in their order. */
  private namingAt(namings: readonly Naming[], moment: number, chance: Random) {
    const begun = namings.filter(({ by }) => by.begin <= moment);
    const calls = begun.map(({ by }) => by);
    const undone = chance.below(waiting(calls, this.folderSyncs, moment).length + 1);
    return { naming: begun.at(-1 - undone), undone };
  }
}

/** Those of the calls that had begun by then and were not on the medium for sure. */
function waiting<T extends FileCall>(
  calls: readonly T[],
  syncs: readonly FileCall[],
  moment: number,
): readonly T[] {
  const synced = syncs.findLast(({ end }) => end <= moment)?.begin ?? 0;
  return calls.filter(({ begin, end }) => begin <= moment && end > synced);
}

function changesWaiting(file: File, moment: number): readonly Change[] {
  const unsynced = new Set(waiting(file.changes, file.syncs, moment));
  const { neverSure } = file;
  return file.changes.filter(
    (each) => unsynced.has(each) || (neverSure.has(each) && each.begin <= moment),
  );
}

function fatesOf(file: File, moment: number, chance: Random): ReadonlyMap<Change, Fate> {
  const changes = changesWaiting(file, moment);
  const way = WAYS[chance.below(WAYS.length)] ?? 'none';
  const cut = chance.below(changes.length + 1);
  const fateOf = (nth: number): Fate => {
    switch (way) {
      case 'all':
        return 'kept';
      case 'none':
        return 'lost';
      case 'chance':
        return anyFate(chance);
      case 'first':
        return nth === cut ? anyFate(chance) : nth < cut ? 'kept' : 'lost';
      case 'last':
        return nth === cut ? anyFate(chance) : nth > cut ? 'kept' : 'lost';
    }
  };
  return new Map(changes.map((change, nth) => [change, fateOf(nth)]));
}

function anyFate(chance: Random): Fate {
  return (['kept', 'kept', 'lost', 'lost', 'torn', 'zeros'] as const)[chance.below(6)] ?? 'lost';
}

function digestOf(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
