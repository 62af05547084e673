import { cabildoLayout } from '@libro/forms';
import { cabildoReport } from '@libro/plans';
import type { Quarter } from '@libro/plans';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { printReport, REPORT_FORMATS, withOutput } from '../output';
import type { OutputOptions, Report } from '../output';
import { quarterOf } from '../quarter-option';
import { stated } from '../stated-option';
import { found, withViews } from '../views';

interface CabildoOptions extends OutputOptions {
  readonly data: string;
  readonly year: number;
  readonly quarter: Quarter;
  readonly branch?: string;
  readonly since?: string;
  readonly asOf?: string;
}

/** `libro report cabildo`: the council's figures, by branch, program and unit. */
export function addCabildo(report: Command): void {
  const command = report
    .command('cabildo')
    .description('informe al cabildo: qué hay, qué se rezaga, qué se movió y por qué')
    .requiredOption('--year <AÑO>', 'ejercicio fiscal', yearOf)
    .requiredOption('--quarter <T>', 'trimestre, de 1 a 4', quarterOf)
    .option('--branch <RAMO>', 'solo un ramo, por su clave', stated)
    .option('--since <P>', 'qué cambió desde una posición o un momento anterior (RFC 3339)', stated)
    .option('--as-of <P>', 'como era en una posición o en un momento (RFC 3339)');
  withOutput(command, REPORT_FORMATS).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<CabildoOptions>();
    const { year: fiscalYear, quarter, branch, since } = options;
    const asked = {
      ...{ fiscalYear, quarter },
      ...(branch === undefined ? {} : { branch }),
      ...(since === undefined ? {} : { since }),
    };
    const answer = await withViews(options, ({ readStore }, at) =>
      cabildoReport(readStore, asked, at),
    );
    const ofBranch = branch === undefined ? '' : ` del ramo ${branch}`;
    const report = found(answer, `ningún plan${ofBranch} del ejercicio ${fiscalYear}`);
    const page: Report['page'] = ({ cabildoReportPage }) => cabildoReportPage(report);
    await printReport(report, { layout: () => cabildoLayout(report), page }, options);
  });
}

/** @throws InvalidArgumentError for what is no year */
function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('un ejercicio fiscal es un año de cuatro cifras');
}
