import { findingsLayout } from '@libro/forms';
import { currentGoals, FINDING_CODES, findings } from '@libro/plans';
import type { FindingCode, Severity, ShownFinding } from '@libro/plans';
import { Option } from 'commander';
import type { Command } from 'commander';
import { Failure, REFUSED } from '../failure';
import { found, withViews } from '../views';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';
import { stated } from '../stated-option';

interface FindingsOptions extends OutputOptions {
  readonly data: string;
  readonly plan?: string;
  readonly code?: FindingCode;
  readonly asOf?: string;
  readonly failOn?: Severity;
}

const SEVERITIES: readonly Severity[] = ['notice', 'warning', 'error'];

/** `libro findings`: what an auditor should look at; on request an exit code that says so. */
export function addFindings(libro: Command): void {
  const command = libro
    .command('findings')
    .description('muestra los hallazgos abiertos, con su evidencia')
    .option('--plan <ID>', 'solo los de un plan, por ejemplo 2021.54202', stated)
    .addOption(new Option('--code <CÓDIGO>', 'solo los de un código').choices(FINDING_CODES))
    .option('--as-of <P>', 'como eran en una posición o en un momento (RFC 3339)')
    .addOption(
      new Option(
        '--fail-on <GRAVEDAD>',
        'termina con 1 si queda alguno sin atender así o más grave',
      ).choices(SEVERITIES),
    );
  withOutput(command, ['text', 'json', 'csv']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<FindingsOptions>();
    const { plan, code } = options;
    const filters = {
      ...(plan === undefined ? {} : { plan }),
      ...(code === undefined ? {} : { code }),
    };
    const list = await withViews(options, async ({ readStore }, at) => {
      // A plan that is not there has no findings either, which would pass for good news.
      if (plan !== undefined) found(await currentGoals(readStore, plan, at), `plan ${plan}`);
      return findings(readStore, filters, at);
    });
    await print(list, () => findingsLayout(list), options);
    failOn(list.items, options.failOn);
  });
}

function failOn(items: readonly ShownFinding[], least: Severity | undefined): void {
  if (least === undefined) return;
  const from = SEVERITIES.indexOf(least);
  const open = items.filter(
    ({ acknowledged, severity }) => acknowledged === null && SEVERITIES.indexOf(severity) >= from,
  );
  if (open.length > 0) throw new Failure(REFUSED, `quedan ${open.length} hallazgos sin atender`);
}
