import type { Principal } from '@libro/identity';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { principalOf } from './principals';

/** Who asks, how the answer is wanted, and where it goes. */
export interface AskedBy {
  readonly principal: Principal;
  readonly request: Request;
  readonly response: Response;
}

export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): AskedBy => {
  const http = context.switchToHttp();
  const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
  return { principal: principalOf(request), request, response };
});
