import { setTimeout as delay } from 'node:timers/promises';
import type { Metadata } from '@grpc/grpc-js';
import type { Connections } from './connections';
import type { CallFault, EventFault, Fault, Faults, Operation } from './faults';
import { accessDenied, cutOff, notLeader, notReady, unauthenticated } from './refusals';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a server knows of any of its calls. */
export interface Call {
  readonly metadata: Metadata;
  getPeer(): string;
}

/** The operations that are calls, and those that are events on their way. */
export type CallOperation = 'append' | 'delete' | 'read' | 'subscribe';
export type EventOperation = 'read-event' | 'subscribe-event';

interface Surroundings {
  readonly faults: Faults;
  readonly connections: Connections;
  readonly credentials: Credentials | undefined;
  /** Where the leader is, to a server that is none. */
  readonly leaderElsewhere: () => { readonly host: string; readonly port: number } | undefined;
}

/** Where every call comes by: who may come in, and what is made to go wrong. */
export class Gate {
  constructor(private readonly around: Surroundings) {}

  /** @throws Refusal for another's credentials, or none where some are required */
  admit({ metadata }: Call): void {
    const { credentials, leaderElsewhere } = this.around;
    const leader = leaderElsewhere();
    if (leader !== undefined && metadata.get('requires-leader')[0] === 'true') {
      throw notLeader(leader.host, leader.port);
    }
    if (credentials === undefined) return;
    const [shown] = metadata.get('authorization');
    if (shown === undefined) throw accessDenied();
    const { username, password } = credentials;
    const right = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    if (shown !== right) throw unauthenticated();
  }

  /** Does a call's work, under the fault that is set for it. @throws Refusal what it answers */
  async pass<T>(operation: CallOperation, call: Call, work: () => T): Promise<T> {
    const fault: Fault<CallFault> | undefined = this.around.faults.take(operation);
    if (fault === undefined) return work();
    switch (fault.name) {
      case 'not-ready':
        fault.happened();
        throw notReady();
      case 'drop':
        return this.drop(fault, call);
      case 'write-and-drop':
        work();
        return this.drop(fault, call);
      case 'write-late': {
        await delay(fault.ms);
        const done = work();
        fault.happened();
        return done;
      }
      case 'freeze':
        await this.freeze(operation, fault);
        return work();
    }
  }

  /** What happens to an event on its way, but for what happens to all of its call. */
  async deliver(
    operation: EventOperation,
    call: Call,
  ): Promise<Fault<'twice' | 'swap' | 'leave-out'> | undefined> {
    const fault: Fault<EventFault> | undefined = this.around.faults.take(operation);
    if (fault === undefined) return undefined;
    const { name, ms, happened } = fault;
    switch (name) {
      case 'error':
        happened();
        throw cutOff();
      case 'drop':
        return this.drop(fault, call);
      case 'freeze':
        await this.freeze(operation, fault);
        return undefined;
      case 'twice':
      case 'swap':
      case 'leave-out':
        return { name, ms, happened };
    }
  }

  private drop(fault: Fault, call: Call): never {
    this.around.connections.cut(call.getPeer());
    fault.happened();
    throw cutOff();
  }

  private async freeze(operation: Operation, fault: Fault): Promise<void> {
    const thawed = this.around.faults.hold(operation);
    fault.happened();
    await thawed;
  }
}
