import { CommandIdReused, Ledger, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import type { Envelope, EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import {
  catalogueCodec,
  catalogueFold,
  CATALOGUE_STREAM,
  planCodec,
  planFold,
  QUARTERS,
  quarterDigest,
  SIGNATURE_ROLES,
  streamOf,
} from '@libro/plans';
import {
  AcknowledgeCatalogueFindingCommand,
  AcknowledgeCatalogueFindingHandler,
  AcknowledgeFindingCommand,
  AcknowledgeFindingHandler,
  AddLineCommand,
  AddLineHandler,
  AuthorizePlanCommand,
  AuthorizePlanHandler,
  ClosePlanCommand,
  ClosePlanHandler,
  CorrectProgressCommand,
  CorrectProgressHandler,
  CorrectWordingCommand,
  CorrectWordingHandler,
  OpenPlanCommand,
  OpenPlanHandler,
  ReportProgressCommand,
  ReportProgressHandler,
  SignQuarterCommand,
  SignQuarterHandler,
} from '@libro/plans/commands';
import type { PlanLedger } from '@libro/plans/commands';
import { idSource } from '../support/appends';
import { HEADER, PLAN_ID } from '../support/plan-history';
import { tempFolder } from '../support/temp-folder';

const folder = tempFolder();
const commandId = idSource(5);
const byUnit = (): Envelope => ({
  commandId: commandId(),
  actor: { id: 'u-elena', office: 'Unidad ejecutora' },
});
const row = {
  description: 'Integrar expedientes',
  linesOfAction: ['2.6.1'],
  unitOfMeasure: 'Expediente',
  annualGoal: '60',
  schedule: ['30', '10', '10', '10'],
} as const;
const acknowledgement = { findingId: 'f', evidenceDigest: 'e', reason: 'Visto' };
const system = { clock: systemClock, ids: timeOrderedIds };

let store: EventStore;
let ledger: PlanLedger;

beforeAll(async () => {
  store = await openSqliteEventStore(folder.file('ledger.db'));
  ledger = new Ledger({ store, codec: planCodec(), fold: planFold, ...system });
});

afterAll(async () => {
  await store.close();
  folder.remove();
});

async function openAndAuthorize() {
  const open = new OpenPlanCommand({ fiscalYear: 2021, header: HEADER }, byUnit());
  await new OpenPlanHandler(ledger).execute(open);
  const add = new AddLineHandler(ledger);
  const meta = { ...row, kind: 'meta', number: 100, additive: true } as const;
  const action = { ...row, kind: 'action', number: 101 } as const;
  await add.execute(new AddLineCommand(PLAN_ID, meta, byUnit()));
  await add.execute(new AddLineCommand(PLAN_ID, action, byUnit()));
  await new AuthorizePlanHandler(ledger).execute(new AuthorizePlanCommand(PLAN_ID, {}, byUnit()));
}

async function reportAndSign() {
  const figures = { achieved: '12', remarks: null, occurredIn: [] };
  const lines = [100, 101].map((number) => ({ ...figures, line: `number:${number}` }));
  const signing = new SignQuarterHandler(ledger, 'record');
  for (const quarter of QUARTERS) {
    const report = new ReportProgressCommand(PLAN_ID, { quarter, lines }, byUnit());
    await new ReportProgressHandler(ledger).execute(report);
    const { state } = await ledger.load(streamOf(PLAN_ID));
    const digest = state.status === 'none' ? '' : quarterDigest(state, quarter);
    for (const role of SIGNATURE_ROLES) {
      await signing.execute(new SignQuarterCommand(PLAN_ID, { quarter, role, digest }, byUnit()));
    }
  }
}

async function correctAndClose() {
  const [quarter, line, reason] = [1, 'number:101', 'Se contó dos veces'] as const;
  const figure = { quarter, line, achieved: '11', occurredIn: null, reason };
  const progress = new CorrectProgressCommand(PLAN_ID, figure, byUnit());
  await new CorrectProgressHandler(ledger).execute(progress);
  const name = { field: 'branch', value: 'BIENESTAR', reason: 'Error de captura' } as const;
  const wording = new CorrectWordingCommand(PLAN_ID, name, byUnit());
  await new CorrectWordingHandler(ledger).execute(wording);
  await new ClosePlanHandler(ledger).execute(new ClosePlanCommand(PLAN_ID, {}, byUnit()));
  const finding = new AcknowledgeFindingCommand(PLAN_ID, acknowledgement, byUnit());
  await new AcknowledgeFindingHandler(ledger).execute(finding);
}

describe('the life of a plan, on a store', () => {
  it('goes from its header to its closing, and another process reads the same', async () => {
    await openAndAuthorize();
    await reportAndSign();
    await correctAndClose();
    const { state } = await ledger.load(streamOf(PLAN_ID));
    expect(state).toMatchObject({ status: 'closed', header: { branch: { name: 'BIENESTAR' } } });
    const fresh = new Ledger({ store, codec: planCodec(), fold: planFold, ...system });
    expect((await fresh.load(streamOf(PLAN_ID))).state).toStrictEqual(state);
    const types = (await store.read(streamOf(PLAN_ID))).map(({ type }) => type);
    expect(types).toStrictEqual([
      ...['PlanOpened', 'MetaOpened', 'ActionOpened', 'PlanAuthorized'],
      ...QUARTERS.flatMap(() => [
        ...['ProgressReported', 'ProgressReported'],
        ...['QuarterSigned', 'QuarterSigned', 'QuarterSigned', 'QuarterClosed'],
      ]),
      ...['ProgressCorrected', 'TechnicalCorrectionMade', 'PlanClosed', 'FindingAcknowledged'],
    ]);
  });

  it('answers a command sent again as it did, and refuses its id for another one', async () => {
    const handler = new OpenPlanHandler(ledger);
    const header = { ...HEADER, executingUnit: { code: '54203', name: 'OFICINA DE CULTURA' } };
    const envelope = byUnit();
    const first = await handler.execute(
      new OpenPlanCommand({ fiscalYear: 2021, header }, envelope),
    );
    const again = await handler.execute(
      new OpenPlanCommand({ fiscalYear: 2021, header }, envelope),
    );
    expect(again).toStrictEqual({ ...first, replayed: true });
    const other = { ...header, branch: { code: '54', name: 'OTRO' } };
    const reused = handler.execute(
      new OpenPlanCommand({ fiscalYear: 2021, header: other }, envelope),
    );
    await expect(reused).rejects.toThrow(CommandIdReused);
  });

  it('keeps what belongs to no plan in a stream of its own', async () => {
    const codec = catalogueCodec();
    const catalogue = new Ledger({ store, codec, fold: catalogueFold, ...system });
    const handler = new AcknowledgeCatalogueFindingHandler(catalogue);
    const command = () => new AcknowledgeCatalogueFindingCommand(acknowledgement, byUnit());
    await handler.execute(command());
    expect((await handler.execute(command())).events).toStrictEqual([]);
    const stored = await store.read(CATALOGUE_STREAM);
    expect(stored.map(({ type }) => type)).toStrictEqual(['FindingAcknowledged']);
  });
});
