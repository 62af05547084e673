import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';

/** A header that every command brings. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

/** What every route of a command says of itself, and how it answers. */
export function PlanCommandRoute(
  summary: string,
  { onWhatWasSeen }: { readonly onWhatWasSeen?: true } = {},
): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiHeader({
      ...IDEMPOTENCY_KEY,
      description: 'Propia de cada comando; cuenta por titular y plan, para siempre',
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
