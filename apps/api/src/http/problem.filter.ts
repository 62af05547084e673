import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { problemOf, unforeseen } from './problem-of';

/** Every error leaves as `application/problem+json`; what nobody foresaw also goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const known = problemOf(error);
    const http = host.switchToHttp();
    if (known === null) http.getRequest<Request>().log.error(error);
    const { problem, headers } = known ?? unforeseen();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).set(headers).type('application/problem+json');
    response.send(JSON.stringify(problem));
  }
}
