/** What of an event says that a command is the same again. */
export interface Content {
  readonly type: string;
  readonly version: number;
  readonly data: string;
}

/** Whether what is on record for a command is what is asked for under its id now. */
export function isSameContent(recorded: readonly Content[], asked: readonly Content[]): boolean {
  return recorded.length === asked.length && recorded.every((each, i) => alike(each, asked[i]));
}

function alike({ type, version, data }: Content, asked: Content | undefined): boolean {
  return asked?.type === type && asked.version === version && asked.data === data;
}
