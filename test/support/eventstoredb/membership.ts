import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import {
  SupportedMethod,
  SupportedMethods,
} from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import { UUID } from '@eventstore/db-client/generated/shared_pb.js';

/** A node of a cluster, as its nodes tell of each other. */
export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly leader: boolean;
  readonly alive: boolean;
}

const METHODS = ['read', 'append', 'delete', 'tombstone', 'batchappend'];

/** Gossip.Read: the nodes that there are, and which of them leads. */
export function gossiping(members: () => readonly Member[]) {
  return (_: ServerUnaryCall<Empty, ClusterInfo>, callback: sendUnaryData<ClusterInfo>): void =>
    callback(null, new ClusterInfo().setMembersList(members().map(memberInfo)));
}

/** ServerFeatures.GetSupportedMethods: asked by the client before its first append. */
export function features() {
  return (
    _: ServerUnaryCall<Empty, SupportedMethods>,
    callback: sendUnaryData<SupportedMethods>,
  ): void => {
    const methods = METHODS.map((name) =>
      new SupportedMethod()
        .setMethodName(name)
        .setServiceName('event_store.client.streams.streams')
        .setFeaturesList(name === 'read' ? ['position', 'events'] : []),
    );
    const supported = new SupportedMethods().setMethodsList(methods);
    callback(null, supported.setEventStoreServerVersion('24.6.0'));
  };
}

function memberInfo({ id, host, port, leader, alive }: Member): MemberInfo {
  const { LEADER, FOLLOWER } = MemberInfo.VNodeState;
  return new MemberInfo()
    .setInstanceId(new UUID().setString(id))
    .setTimeStamp(String(Date.now()))
    .setState(leader ? LEADER : FOLLOWER)
    .setIsAlive(alive)
    .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));
}
