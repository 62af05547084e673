import { createReadStream } from 'node:fs';
import { dirname, relative } from 'node:path';
import { createInterface } from 'node:readline';

/** When a call of the system began and had its effect; any two of a recording can be compared. */
interface Span {
  readonly begin: number;
  readonly end: number;
}

/** What a recorded process did to the files of a folder, whose own name is ''. */
export type FileCall = Span & { readonly call: string; readonly name: string } & (
    | { readonly kind: 'create' }
    | { readonly kind: 'unlink' }
    | { readonly kind: 'sync' }
    | { readonly kind: 'failed sync' }
    | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
    | { readonly kind: 'truncate'; readonly size: number }
  );

/** What it said: a line of its standard output. */
export type Saying = Span & { readonly kind: 'say'; readonly line: string };

/** All that may change a file or a name; one that this module does not know is an error. */
const CALLS =
  'openat,write,writev,pwrite64,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,' +
  'sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,copy_file_range';

/** Options of strace: every such call, whole, with the files' paths, in one order. */
export function recordingTo(output: string): readonly string[] {
  return ['-y', '-xx', '-s', '4000000', '-o', output, '-e', `trace=${CALLS}`];
}

/**
 * Reads what strace wrote with `recordingTo`, in the order in which the calls began.
 * @param folder whose files are looked at; nothing else is, but for what was said
 */
export async function readCalls(output: string, folder: string): Promise<(FileCall | Saying)[]> {
  const unfinished = new Map<string, { begin: number; text: string }>();
  const found: (FileCall | Saying)[] = [];
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(output) })) {
    at += 1;
    const [, process = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (text.endsWith('<unfinished ...>')) {
      unfinished.set(process, { begin: at, text: text.slice(0, -'<unfinished ...>'.length) });
      continue;
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    const before = rest === undefined ? undefined : unfinished.get(process);
    const span = { begin: before?.begin ?? at, end: at };
    found.push(...callIn(`${before?.text ?? ''}${rest ?? text}`, span, folder));
  }
  return found.toSorted((a, b) => a.begin - b.begin);
}

const CALL = /^(\w+)\((?:(\d+|AT_FDCWD)<([^>]*)>)?(?:, )?(?:"([^"]*)")?(?:, )?([^"]*)\) += (-?\d+)/;

function callIn(text: string, span: Span, folder: string): readonly (FileCall | Saying)[] {
  const [, call, handle, opened, string = '', rest = '', result] = CALL.exec(text) ?? [];
  if (call === undefined) return [];
  const bytes = plain(string);
  if (call === 'write' && handle === '1') {
    const lines = bytes.toString().split('\n').slice(0, -1);
    return lines.map((line) => ({ ...span, kind: 'say', line }));
  }
  const isNamed = handle === undefined || handle === 'AT_FDCWD';
  const path = isNamed ? bytes.toString() : plain(opened ?? '').toString();
  if (path !== folder && dirname(path) !== folder) return [];
  const common = { ...span, call, name: relative(folder, path) };
  if (Number(result) < 0) return isSync(call) ? [{ ...common, kind: 'failed sync' }] : [];
  const data = bytes.subarray(0, Number(result));
  return changeOf(common, { data, numbers: rest.split(', ') });
}

function isSync(call: string): boolean {
  return call === 'fsync' || call === 'fdatasync';
}

/** With -xx, strace writes every byte of a text as \\x and two digits. */
function plain(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function changeOf(
  common: Span & { call: string; name: string },
  { data, numbers }: { data: Buffer; numbers: readonly string[] },
): readonly FileCall[] {
  if (isSync(common.call)) return [{ ...common, kind: 'sync' }];
  switch (common.call) {
    case 'openat':
      if (numbers[0]?.includes('O_TRUNC') === true) throw unknown(common);
      return numbers[0]?.includes('O_CREAT') === true ? [{ ...common, kind: 'create' }] : [];
    case 'pwrite64':
      return [{ ...common, kind: 'write', data, offset: Number(numbers[1]) }];
    case 'ftruncate':
      return [{ ...common, kind: 'truncate', size: Number(numbers[0]) }];
    case 'unlink':
      return [{ ...common, kind: 'unlink' }];
    default:
      throw unknown(common);
  }
}

function unknown({ call, name }: { call: string; name: string }): Error {
  return new Error(`a recording cannot tell what ${call} does to ${name}`);
}
