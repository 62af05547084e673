import { All, Controller, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Open } from '../access/may';
import { OPERATIONS } from '../openapi/operations';
import { HttpProblem } from './problem';

/**
 * The methods of each path, in the form in which the framework names paths; but for that of the
 * figures of operation, which may be on another port.
 */
const METHODS = new Map<string, string[]>();
for (const operation of Object.keys(OPERATIONS).filter((each) => !each.endsWith(' /metrics'))) {
  const [method = '', path = ''] = operation.split(' ');
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
  METHODS.set(route, [...(METHODS.get(route) ?? []), method.toUpperCase()]);
}

/**
 * Stands after all routes, so that what comes here asks for a known path by another method (source:
 * RFC 9110, 15.5.6 and 9.3.7).
 */
@Controller()
@ApiExcludeController()
@Open()
export class OtherMethodsController {
  @All([...METHODS.keys()])
  answer(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    const { path } = request.route as { readonly path: string };
    const methods = METHODS.get(path) ?? [];
    const reads = methods.includes('GET') ? ['HEAD'] : [];
    const allow = [...methods, ...reads, 'OPTIONS'].toSorted().join(', ');
    response.set('Allow', allow);
    if (request.method !== 'OPTIONS') throw new HttpProblem('method-not-allowed', `pide ${allow}`);
    response.status(204);
  }
}
