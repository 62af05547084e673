import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';

/** What every route of a command says of itself, and how it answers. */
export function PlanCommandRoute(
  summary: string,
  { onWhatWasSeen }: { readonly onWhatWasSeen?: true } = {},
): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Propia de cada comando; cuenta por titular y plan, para siempre',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
    ApiHeader({
      name: 'If-Match',
      required: onWhatWasSeen === true,
      description: 'ETag del plan o del folio sobre el que se decide',
      schema: { type: 'string', pattern: '^"[0-9]+"$' },
    }),
    ApiQuery({ name: 'dryRun', required: false, type: Boolean }),
  );
}
