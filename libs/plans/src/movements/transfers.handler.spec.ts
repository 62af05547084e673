import 'reflect-metadata';
import { Ledger } from '@libro/event-sourcing';
import type { Receipt } from '@libro/event-sourcing';
import { v5 } from 'uuid';
import {
  changing,
  contentOf,
  FOLIO,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  SIGNERS,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { MemoryStore } from '../../../../test/support/memory-store';
import { ClosePlanCommand, ClosePlanHandler } from '../close-plan/close-plan.handler';
import {
  DraftModificationCommand,
  DraftModificationHandler,
} from '../draft-modification/draft-modification.handler';
import { folioDigest } from '../plan/folio-digest';
import { existing } from '../plan/guards';
import { transferIdInFolio } from '../plan/ids';
import type { ModificationContent } from '../plan/modification.events';
import { streamOf } from '../plan/plan';
import { quarterDigest } from '../plan/quarters';
import type { PlanLedger } from '../plan/plan-command.adapter';
import type { PlanEvent } from '../plan/plan.events';
import { planCodec, planFold } from '../plan/plan.upcast';
import { SIGNATURE_ROLES } from '../plan/words';
import {
  ReturnTransferCommand,
  ReturnTransferHandler,
} from '../return-transfer/return-transfer.handler';
import { returnTransfer } from '../return-transfer/return-transfer';
import {
  SignModificationCommand,
  SignModificationHandler,
} from '../sign-modification/sign-modification.handler';
import { SignQuarterCommand, SignQuarterHandler } from '../sign-quarter/sign-quarter.handler';
import { factsFrom } from './facts';
import { settleTransfers } from './settle-transfers.adapter';

const NAMESPACE = 'b1d5a4c0-6b5e-5d0f-9c55-0f5d8c2a7e12';
const idFor = (name: string) => v5(name, NAMESPACE);
const envelope = (name: string, actor = SIGNERS.prepared) => ({ commandId: idFor(name), actor });

async function ledgerOf(store: MemoryStore): Promise<PlanLedger> {
  let made = 0;
  const ledger = new Ledger({
    store,
    codec: planCodec(),
    fold: planFold,
    clock: { now: () => '2021-04-30T12:00:00.000Z' },
    ids: { next: () => idFor(`event ${++made}`) },
  });
  await seeded(ledger, PLAN_ID, TWO_METAS);
  await seeded(ledger, OTHER_ID, OTHER_PLAN);
  return ledger;
}

function seeded(ledger: PlanLedger, planId: string, history: readonly PlanEvent[]) {
  const request = { stream: streamOf(planId), name: 'seed', command: {}, decide: () => history };
  return ledger.execute(request, envelope(`seed ${planId}`));
}

async function effective(ledger: PlanLedger, planId: string, content: ModificationContent) {
  const draft = new DraftModificationCommand(planId, { folio: FOLIO, content }, envelope(planId));
  await new DraftModificationHandler(ledger).execute(draft);
  const digest = folioDigest(planId, FOLIO, content);
  for (const role of SIGNATURE_ROLES) await sign(ledger, planId, { role, digest });
}

function sign(
  ledger: PlanLedger,
  planId: string,
  { role, digest }: { readonly role: (typeof SIGNATURE_ROLES)[number]; readonly digest: string },
): Promise<Receipt> {
  const from = envelope(`${planId} ${role}`, SIGNERS[role]);
  const command = new SignModificationCommand(planId, { folio: FOLIO, role, digest }, from);
  return new SignModificationHandler(ledger, 'refuse').execute(command);
}

async function planIn(ledger: PlanLedger, planId: string) {
  return existing((await ledger.load(streamOf(planId))).state);
}

const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
const to = { planId: OTHER_ID, lineId: otherIdOf(301) };
const GIVES = contentOf(
  changing(201, [{ code: 'T', direction: 'out', amount: '4', to }], ['12', ['0', '4', '4', '0']]),
);
const from = { planId: PLAN_ID, lineId: idOf(201) };
const TAKES = contentOf({
  ...changing(
    301,
    [{ code: 'T', direction: 'in', amount: '4', from, transferId }],
    ['7', ['2', '2', '2', '5']],
  ),
  lineId: otherIdOf(301),
});
const RETURN = { transferId, givenBy: PLAN_ID, reason: 'Sin presupuesto' };

describe('a transfer between plans, over the ledger', () => {
  it('is completed in the giving plan when the other takes it in', async () => {
    const ledger = await ledgerOf(new MemoryStore());
    await effective(ledger, PLAN_ID, GIVES);
    expect((await planIn(ledger, PLAN_ID)).underWay.size).toBe(1);
    await effective(ledger, OTHER_ID, TAKES);
    expect((await planIn(ledger, PLAN_ID)).underWay.size).toBe(0);
    expect((await planIn(ledger, OTHER_ID)).lines.get(otherIdOf(301))?.goal).toBe('11');
  });

  it('comes back when the other returns it; the same command again does nothing', async () => {
    const store = new MemoryStore();
    const ledger = await ledgerOf(store);
    await effective(ledger, PLAN_ID, GIVES);
    const command = new ReturnTransferCommand(OTHER_ID, RETURN, envelope('return'));
    const handler = new ReturnTransferHandler(ledger);
    const receipt = await handler.execute(command);
    expect(receipt.events.map(({ type }) => type)).toStrictEqual(['TransferDeclined']);
    expect((await planIn(ledger, PLAN_ID)).lines.get(idOf(201))?.goal).toBe('12');
    const { length } = store.log;
    expect(await handler.execute(command)).toStrictEqual({ ...receipt, replayed: true });
    expect(store.log).toHaveLength(length);
  });

  it('is finished by the same command again where it was cut in between', async () => {
    const ledger = await ledgerOf(new MemoryStore());
    await effective(ledger, PLAN_ID, GIVES);
    await cutReturn(ledger);
    expect((await planIn(ledger, PLAN_ID)).underWay.size).toBe(1);
    const command = new ReturnTransferCommand(OTHER_ID, RETURN, envelope('return'));
    expect((await new ReturnTransferHandler(ledger).execute(command)).replayed).toBe(true);
    expect((await planIn(ledger, PLAN_ID)).underWay.size).toBe(0);
  });

  it('is settled before its plan closes, whoever was cut', async () => {
    const ledger = await ledgerOf(new MemoryStore());
    await effective(ledger, PLAN_ID, GIVES);
    expect(await settleTransfers(ledger, PLAN_ID, envelope('close'))).toStrictEqual([]);
    await cutReturn(ledger);
    const [receipt] = await settleTransfers(ledger, PLAN_ID, envelope('close'));
    expect(receipt?.events.map(({ type }) => type)).toStrictEqual(['TransferReturned']);
    expect(await settleTransfers(ledger, PLAN_ID, envelope('close'))).toStrictEqual([]);
  });
});

it('a plan is asked to close once its amounts under way are settled', async () => {
  const ledger = await ledgerOf(new MemoryStore());
  await effective(ledger, PLAN_ID, GIVES);
  const close = () =>
    new ClosePlanHandler(ledger).execute(new ClosePlanCommand(PLAN_ID, {}, envelope('close')));
  await expect(close()).rejects.toMatchObject({ code: 'amounts-under-way' });
  await cutReturn(ledger);
  await expect(close()).rejects.toMatchObject({ code: 'quarters-not-closed' });
});

it('a quarter closes once the amounts that others took in are settled', async () => {
  const store = new MemoryStore();
  const ledger = await ledgerOf(store);
  await effective(ledger, PLAN_ID, GIVES);
  await cutReceipt(ledger);
  expect((await planIn(ledger, PLAN_ID)).underWay.size).toBe(1);
  const digest = quarterDigest(await planIn(ledger, PLAN_ID), 1);
  const before = store.log.length;
  for (const role of SIGNATURE_ROLES) {
    const from = envelope(`quarter ${role}`, SIGNERS[role]);
    const command = new SignQuarterCommand(PLAN_ID, { quarter: 1, role, digest }, from);
    await new SignQuarterHandler(ledger, 'refuse').execute(command);
  }
  expect(store.log.slice(before).map(({ type }) => type)).toStrictEqual([
    'QuarterSigned',
    'QuarterSigned',
    'TransferCompleted',
    'QuarterSigned',
    'QuarterClosed',
  ]);
});

/** The receiving plan's folio took effect, and the program ended before the giving one was told. */
async function cutReceipt(ledger: PlanLedger): Promise<void> {
  const facts = factsFrom([await planIn(ledger, PLAN_ID)]);
  const decide = () => withFolio(OTHER_PLAN, TAKES, { facts }).slice(OTHER_PLAN.length);
  const request = { stream: streamOf(OTHER_ID), name: 'sign-modification', command: {}, decide };
  await ledger.execute(request, envelope('receipt'));
}

/** The receiving plan declined, and the program ended before the giving one was told. */
async function cutReturn(ledger: PlanLedger): Promise<void> {
  const { incoming } = factsFrom([await planIn(ledger, PLAN_ID)]);
  const stream = streamOf(OTHER_ID);
  const decide = returnTransfer(incoming);
  await ledger.execute(
    { stream, name: 'return-transfer', command: RETURN, decide },
    envelope('return'),
  );
}
