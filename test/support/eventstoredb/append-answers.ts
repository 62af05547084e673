import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Code } from '@eventstore/db-client/generated/code_pb.js';
import * as shared from '@eventstore/db-client/generated/shared_pb.js';
import { Status } from '@eventstore/db-client/generated/status_pb.js';
import { AppendResp, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Outcome } from './events';
import { MAX_APPEND, streamDeleted } from './refusals';

type Written = Extract<Outcome, { kind: 'written' }>;

/** Answers a unary append. @throws Refusal where the stream is deleted */
export function unaryAnswer(stream: string, expected: Expected, outcome: Outcome): AppendResp {
  switch (outcome.kind) {
    case 'written':
      return new AppendResp().setSuccess(unarySuccess(outcome));
    case 'wrong-version':
      return new AppendResp().setWrongExpectedVersion(unaryConflict(expected, outcome.current));
    case 'deleted':
      throw streamDeleted(stream);
  }
}

/** Answers an append of a batch, but for what names it. */
export function batchAnswer(expected: Expected, outcome: Outcome): BatchAppendResp {
  switch (outcome.kind) {
    case 'written':
      return new BatchAppendResp().setSuccess(batchSuccess(outcome));
    case 'wrong-version':
      return batchError(Code.ALREADY_EXISTS, batchConflict(expected, outcome.current));
    case 'deleted':
      return batchError(Code.NOT_FOUND, new shared.StreamDeleted());
  }
}

export const BATCH_ERRORS = {
  timeout: () => batchError(Code.DEADLINE_EXCEEDED, new shared.Timeout()),
  accessDenied: () => batchError(Code.PERMISSION_DENIED, new shared.AccessDenied()),
  badRequest: (message: string) =>
    batchError(Code.INVALID_ARGUMENT, new shared.BadRequest().setMessage(message)),
  tooLarge: () => {
    const exceeded = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND);
    return batchError(Code.INVALID_ARGUMENT, exceeded);
  },
  /** The real server names no code here, and packs nothing: the client cannot make it out. */
  notReady: () => {
    const details = new Any();
    details.pack(new Empty().serializeBinary(), 'google.protobuf.Empty');
    const error = new Status().setMessage('Server Is Not Ready').setDetails(details);
    return new BatchAppendResp().setError(error);
  },
};

function unarySuccess({ revision, position }: Written): AppendResp.Success {
  const at = new AppendResp.Position().setCommitPosition(String(position));
  const success = new AppendResp.Success().setPosition(at.setPreparePosition(String(position)));
  return revision < 0
    ? success.setNoStream(new shared.Empty())
    : success.setCurrentRevision(String(revision));
}

function batchSuccess({ revision, position }: Written): BatchAppendResp.Success {
  const at = new shared.AllStreamPosition().setCommitPosition(String(position));
  const success = new BatchAppendResp.Success();
  success.setPosition(at.setPreparePosition(String(position)));
  return revision < 0
    ? success.setNoStream(new Empty())
    : success.setCurrentRevision(String(revision));
}

function unaryConflict(expected: Expected, current: number): AppendResp.WrongExpectedVersion {
  const conflict = new AppendResp.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(current));
  if (expected === 'any') return conflict.setExpectedAny(new shared.Empty());
  if (expected === 'no-stream') return conflict.setExpectedNoStream(new shared.Empty());
  return expected === 'stream-exists'
    ? conflict.setExpectedStreamExists(new shared.Empty())
    : conflict.setExpectedRevision(String(expected));
}

function batchConflict(expected: Expected, current: number): shared.WrongExpectedVersion {
  const conflict = new shared.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new Empty());
  else conflict.setCurrentStreamRevision(String(current));
  if (expected === 'any') return conflict.setExpectedAny(new Empty());
  if (expected === 'no-stream') return conflict.setExpectedNoStream(new Empty());
  return expected === 'stream-exists'
    ? conflict.setExpectedStreamExists(new Empty())
    : conflict.setExpectedStreamPosition(String(expected));
}

type Detail =
  | shared.WrongExpectedVersion
  | shared.StreamDeleted
  | shared.Timeout
  | shared.AccessDenied
  | shared.BadRequest
  | shared.MaximumAppendSizeExceeded;

const NAMES = new Map<unknown, string>([
  [shared.WrongExpectedVersion, 'WrongExpectedVersion'],
  [shared.StreamDeleted, 'StreamDeleted'],
  [shared.Timeout, 'Timeout'],
  [shared.AccessDenied, 'AccessDenied'],
  [shared.BadRequest, 'BadRequest'],
  [shared.MaximumAppendSizeExceeded, 'MaximumAppendSizeExceeded'],
]);

function batchError(code: Code, detail: Detail): BatchAppendResp {
  const name = NAMES.get(detail.constructor) ?? 'Unknown';
  const details = new Any();
  details.pack(detail.serializeBinary(), `event_store.client.${name}`);
  const error = new Status().setCode(code).setMessage(name).setDetails(details);
  return new BatchAppendResp().setError(error);
}
