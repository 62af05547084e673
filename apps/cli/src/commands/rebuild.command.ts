import type { Command } from 'commander';
import { withLibro } from '../libro';
import { logEnd } from '../log-end';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';
import { progressBar } from '../progress-bar';

/** `libro rebuild`: makes the read models anew from the log. */
export function addRebuild(libro: Command): void {
  const rebuild = libro
    .command('rebuild')
    .description('vuelve a hacer las vistas a partir de la bitácora');
  withOutput(rebuild, ['text', 'json']).action(async (_options: object, command: Command) => {
    const options = command.optsWithGlobals<OutputOptions & { data: string }>();
    const answer = await withLibro(options.data, async ({ store, projector }) => {
      const bar = progressBar('Reconstruyendo');
      const end = await logEnd(store);
      const position = await projector
        .rebuild((at) => bar.update(at, end))
        .finally(() => bar.stop());
      return { position, digest: await projector.digest() };
    });
    const notes = [`Vistas hechas de nuevo hasta la posición ${answer.position}`];
    const layout = { title: notes, fields: [], tables: [], notes: [`Digesto ${answer.digest}`] };
    await print(answer, () => layout, options);
  });
}
