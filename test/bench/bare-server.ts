import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, HttpCode, Inject, Logger, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

const ANSWER = Symbol('answer');

/** Nest with nothing to do: the answer is always the same. */
@Controller()
class BareController {
  constructor(@Inject(ANSWER) private readonly answer: object) {}

  @Get()
  get(): object {
    return this.answer;
  }

  @Post()
  @HttpCode(200)
  post(@Body() _: unknown): object {
    return this.answer;
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

/** A bare server that parses JSON and gives one answer, as a measure of what any server costs. */
export async function bareServer(answer: object) {
  const module = { module: BareModule, providers: [{ provide: ANSWER, useValue: answer }] };
  Logger.overrideLogger(false);
  const app = await NestFactory.create<NestExpressApplication>(module);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() };
}
