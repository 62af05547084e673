import { Authenticator, mayDo } from '@libro/identity';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { HttpProblem } from '../http/problem';
import { ACCESS } from './may';
import type { Access } from './may';
import { remember } from './principals';

const BEARER = /^Bearer ([\x21-\x7e]{1,500})$/i;
const CHALLENGE = 'Bearer realm="libro-de-metas"';

/** Denies by default: a route says who may call it, and who calls shows a token (RFC 6750). */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets);
    if (access === 'open') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = await this.authenticated(request);
    const isAllowed = access?.some((action) => mayDo(principal.roles, action)) ?? false;
    if (!isAllowed) {
      throw new HttpProblem('not-allowed', `su rol es ${principal.roles.join(', ')}`);
    }
    remember(request, principal);
    return true;
  }

  private async authenticated({ headers }: Request) {
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) {
      const how = 'mande el encabezado Authorization: Bearer …';
      throw new HttpProblem('token-missing', how, { challenge: CHALLENGE });
    }
    const answer = await this.authenticator.authenticate(token);
    if (answer.ok) return answer.principal;
    const challenge = `${CHALLENGE}, error="invalid_token"`;
    throw new HttpProblem('token-invalid', 'es desconocida, venció o se revocó', { challenge });
  }
}
