import { planCodec, PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { MemoryStore } from './memory-store';
import { tempFolder } from './temp-folder';
import type { TempFolder } from './temp-folder';

/** A log in memory and read models of the plans in a folder of their own, new for each test. */
export function plansFixture() {
  let folder: TempFolder;
  let opened: ReadStore[];
  const fixture = {
    store: new MemoryStore(),
    /** Opens the rows of that name, as another process would. */
    openRows: async (name = 'rows.db') => {
      const readStore = await openReadStore(folder.file(name), PLANS_READ_MODEL);
      opened.push(readStore);
      const { projection } = PLANS_READ_MODEL;
      const { store } = fixture;
      return {
        readStore,
        projector: new Projector({ readStore, store, codec: planCodec(), projection }),
      };
    },
  };
  beforeEach(() => {
    folder = tempFolder();
    opened = [];
    fixture.store = new MemoryStore();
  });
  afterEach(async () => {
    for (const each of opened) await each.close();
    folder.remove();
  });
  return fixture;
}
