import type { ModificationContent, Movement, MovementCode } from '@libro/plans';
import { ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import {
  Decimal,
  Flag,
  ListOf,
  Nested,
  OneOf,
  PerQuarterDecimals,
  Text,
  TextList,
  Whole,
} from '../http/fields';

const CODES = ['AP', 'S', 'R', 'AM', 'D', 'T', 'CUM'] as const satisfies readonly MovementCode[];

/** What each movement states beside its code (source: domain.md, Movements). */
const STATED: ReadonlyMap<string, readonly string[]> = new Map([
  ['AP', []],
  ['S', []],
  ['R', []],
  ['AM', ['amount']],
  ['D', ['amount']],
  ['T out', ['amount', 'direction', 'to']],
  ['T in', ['amount', 'direction', 'from', 'transferId']],
  ['CUM', ['annualGoal', 'carriedOver', 'unitOfMeasure']],
]);

/** A movement states what its code asks for, and nothing else. */
function StatesWhatItsCodeAsks(): PropertyDecorator {
  return ValidateBy({
    name: 'statesWhatItsCodeAsks',
    validator: {
      validate: (_, args) => statedIn(args).join() === askedOf(args).join(),
      defaultMessage: (args) => `con este código pide: ${askedOf(args).join(', ') || 'nada más'}`,
    },
  });
}

function movementIn(args: ValidationArguments | undefined): Partial<MovementBody> {
  return args?.object ?? {};
}

function askedOf(args?: ValidationArguments): readonly string[] {
  const { code, direction } = movementIn(args);
  return STATED.get(code === 'T' ? `T ${direction ?? 'out'}` : (code ?? '')) ?? [];
}

function statedIn(args?: ValidationArguments): readonly string[] {
  const stated = Object.entries<unknown>(movementIn(args)).filter(
    ([, value]) => value !== undefined,
  );
  return stated
    .map(([name]) => name)
    .filter((name) => name !== 'code')
    .sort();
}

export class ReceiverBody {
  @Text({ example: '2021.54202' })
  planId!: string;

  @Text({ nullable: true, description: 'null: la elige o la abre el plan que recibe' })
  lineId!: string | null;
}

export class GiverBody {
  @Text({ example: '2021.54101' })
  planId!: string;

  @Text()
  lineId!: string;
}

export class MovementBody {
  @OneOf(CODES)
  @StatesWhatItsCodeAsks()
  code!: MovementCode;

  @Decimal({ optional: true, description: 'AM, D y T' })
  amount?: string;

  @OneOf(['in', 'out'], { optional: true, description: 'T' })
  direction?: 'in' | 'out';

  @Nested(() => ReceiverBody, { optional: true, description: 'T que sale' })
  to?: ReceiverBody;

  @Nested(() => GiverBody, { optional: true, description: 'T que entra' })
  from?: GiverBody;

  @Text({ optional: true, nullable: true, description: 'T que entra; null dentro del plan' })
  transferId?: string | null;

  @Text({ optional: true, description: 'CUM' })
  unitOfMeasure?: string;

  @Decimal({ optional: true, description: 'CUM' })
  annualGoal?: string;

  @Decimal({ optional: true, description: 'CUM: avance que pasa a la nueva unidad' })
  carriedOver?: string;
}

export class LineToOpenBody {
  @OneOf(['meta', 'action'])
  kind!: 'meta' | 'action';

  @Whole({ min: 0, max: 999_999_999 })
  number!: number;

  @Text()
  unitOfMeasure!: string;

  @Flag()
  additive!: boolean;
}

export class FolioRowBody {
  @Text({ nullable: true, description: 'La línea que cambia; null donde el renglón abre una' })
  lineId!: string | null;

  @Nested(() => LineToOpenBody, { nullable: true })
  opens!: LineToOpenBody | null;

  @ListOf(() => MovementBody)
  movements!: MovementBody[];

  @Decimal({ nullable: true, description: 'Meta vigente que se vio; null donde abre una línea' })
  authorized!: string | null;

  @Text({ optional: true, description: 'Unidad de medida que se vio' })
  unitOfMeasure?: string;

  @PerQuarterDecimals({ nulls: false }, { description: 'Calendario después del renglón' })
  calendar!: [string, string, string, string];

  @Text()
  description!: string;

  @TextList()
  linesOfAction!: string[];

  @Text({ nullable: true, description: 'Propia del renglón; null hereda la del bloque' })
  justification!: string | null;
}

export class FolioBlockBody {
  @Text()
  justification!: string;

  @ListOf(() => FolioRowBody)
  rows!: FolioRowBody[];
}

export class RedraftBody {
  @Text({ example: '2021-04' })
  formDate!: string;

  @ListOf(() => FolioBlockBody)
  blocks!: FolioBlockBody[];
}

export class DraftBody extends RedraftBody {
  @Text({ example: '2021-04-1' })
  folio!: string;
}

/** The content as the ledger takes it; its movements were checked to state what they must. */
export function contentOf({ formDate, blocks }: RedraftBody): ModificationContent {
  return {
    formDate,
    blocks: blocks.map(({ justification, rows }) => ({
      justification,
      rows: rows.map(({ unitOfMeasure, movements, ...row }) => ({
        ...row,
        ...(unitOfMeasure === undefined ? {} : { unitOfMeasure }),
        movements: movements.map((movement) => movement as Movement),
      })),
    })),
  };
}
