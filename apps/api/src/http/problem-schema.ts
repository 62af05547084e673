import { EDGE_PROBLEMS } from './problem';
import { REFUSALS } from './refusals';

/** Every code, with its status and title: what a client may have to do with. */
const CODES = Object.entries({ ...EDGE_PROBLEMS, ...REFUSALS });
const LISTED = CODES.map(([code, [status, title]]) => `- \`${code}\` (${status}): ${title}`);

/** JSON Schema of a problem (RFC 9457), as every error answer bears it. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  required: ['type', 'code', 'status', 'title', 'detail'],
  properties: {
    type: { type: 'string' as const, format: 'uri' },
    code: {
      type: 'string' as const,
      enum: CODES.map(([code]) => code),
      description: ['Estable: por él se guían los clientes.', ...LISTED].join('\n'),
    },
    status: { type: 'integer' as const },
    title: { type: 'string' as const },
    detail: { type: 'string' as const },
    commandId: { type: 'string' as const, format: 'uuid' },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['detail'],
        properties: {
          pointer: { type: 'string' as const, description: 'RFC 6901' },
          parameter: { type: 'string' as const },
          header: { type: 'string' as const },
          detail: { type: 'string' as const },
        },
      },
    },
  },
};
