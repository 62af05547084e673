import { NumberInQuery, OneOf, Text, Whole } from './fields';

/** What every query takes. */
export class ViewQuery {
  @Text({ optional: true, description: 'Posición de la bitácora o momento RFC 3339' })
  asOf?: string;

  @NumberInQuery()
  @Whole(
    { min: 0, max: Number.MAX_SAFE_INTEGER },
    { optional: true, description: 'Espera a que las vistas lleguen a esta posición' },
  )
  minPosition?: number;
}

export class PageQuery extends ViewQuery {
  @NumberInQuery()
  @Whole({ min: 1, max: 1_000 }, { optional: true })
  limit?: number;

  @Text({ optional: true, description: '`next` de la página anterior' })
  cursor?: string;
}

/** What comes in other representations, too. */
export class FormQuery extends ViewQuery {
  @OneOf(['json', 'html', 'csv'], { optional: true, description: 'En lugar de Accept' })
  format?: 'json' | 'html' | 'csv';
}
