import { openAndReport } from './report-progress';
import type { Report } from './report-progress';

const EXAMPLE: Report = {
  plan: {
    fiscalYear: 2021,
    header: {
      branch: { code: '54', name: 'BIENESTAR COMUNITARIO' },
      program: { code: '542', name: 'VINCULACIÓN COMUNITARIA' },
      executingUnit: { code: '54210', name: 'OFICINA DE PROYECTOS' },
      purpose: { code: '2', name: 'DESARROLLO SOCIAL' },
      function: { code: '2', name: 'VIVIENDA Y COMUNIDAD' },
      subfunction: { code: '2', name: 'DESARROLLO COMUNITARIO' },
      linesOfAction: [{ code: '2.6.1', name: 'OBRA COMUNITARIA' }],
    },
  },
  lines: [
    {
      kind: 'meta',
      number: 100,
      description: 'Integrar expedientes de obra',
      linesOfAction: ['2.6.1'],
      unitOfMeasure: 'Expediente',
      annualGoal: '100',
      schedule: ['40', '30', '20', '10'],
    },
  ],
  quarter: 1,
  progress: { lines: [{ line: 'number:100', achieved: '32', remarks: 'Faltaron expedientes' }] },
};

async function main({ LIBRO_URL, LIBRO_TOKEN }: NodeJS.ProcessEnv): Promise<void> {
  const connection = { url: LIBRO_URL ?? 'http://127.0.0.1:3000', token: LIBRO_TOKEN ?? '' };
  for (const { planId, revision, events } of await openAndReport(connection, EXAMPLE)) {
    const types = events.map(({ type }) => type).join(', ');
    process.stdout.write(`${planId ?? ''}, revisión ${revision}: ${types || 'nada que hacer'}\n`);
  }
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
