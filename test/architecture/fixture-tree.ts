import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A folder of canaries under the repository's own rules: their files are copied as they are. */
export class FixtureTree {
  readonly root = mkdtempSync(join(tmpdir(), 'libro-architecture-'));

  constructor(files: ReadonlyMap<string, string>) {
    for (const [path, text] of files) writeFileSync(this.place(path), text);
  }

  copy(...paths: readonly string[]): this {
    for (const path of paths) copyFileSync(join(ROOT, path), this.place(path));
    return this;
  }

  link(path: string): this {
    symlinkSync(join(ROOT, path), this.place(path));
    return this;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private place(path: string): string {
    const place = join(this.root, path);
    mkdirSync(dirname(place), { recursive: true });
    return place;
  }
}
