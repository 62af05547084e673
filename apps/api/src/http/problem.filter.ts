import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { problemOf, unforeseen } from './problem-of';

/** Every error leaves as `application/problem+json`; what nobody foresaw also goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const known = problemOf(error);
    if (known === null) this.logger.error(error);
    const { problem, headers } = known ?? unforeseen();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).set(headers).type('application/problem+json');
    response.send(JSON.stringify(problem));
  }
}
