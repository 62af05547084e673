import { HttpStatus, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { CommandAnswer } from './receipt.dto';

/**
 * Turns a receipt into an answer: 200 with the plan's new revision as ETag; whether it is the first
 * answer again stands in a header, so that both bodies are the same.
 */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor<CommandAnswer, object> {
  intercept(context: ExecutionContext, next: CallHandler<CommandAnswer>): Observable<object> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((answer) => {
        response.status(HttpStatus.OK);
        if ('lines' in answer) return answer;
        const { replayed, ...receipt } = answer;
        if (receipt.revision >= 0) response.set('ETag', `"${receipt.revision}"`);
        if (replayed) response.set('Idempotency-Replayed', 'true');
        return receipt;
      }),
    );
  }
}
