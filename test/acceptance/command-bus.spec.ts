import type { Envelope, EventStore, Receipt } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { folioDigest, lineIdInPlan, rowIdInSheet, SIGNATURE_ROLES } from '@libro/plans';
import {
  AddLineCommand,
  AuthorizePlanCommand,
  DraftModificationCommand,
  OpenPlanCommand,
  PlansModule,
  RedraftModificationCommand,
  ResolveRowCommand,
  ReturnModificationCommand,
  SignModificationCommand,
  TranscribeSheetsCommand,
  WithdrawModificationCommand,
} from '@libro/plans/commands';
import type { ModificationContent } from '@libro/plans';
import { Logger } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { ICommand } from '@nestjs/cqrs';
import { readSheets } from '@libro/forms';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idSource } from '../support/appends';
import { HEADER, PLAN_ID } from '../support/plan-history';
import { tempFolder } from '../support/temp-folder';

const folder = tempFolder();
const nextId = idSource(7);
const sent = (id = 'u-elena'): Envelope => ({
  commandId: nextId(),
  actor: { id, office: 'Unidad ejecutora' },
});
const line = {
  kind: 'meta',
  number: 100,
  additive: false,
  description: 'Integrar expedientes',
  linesOfAction: ['2.6.1'],
  unitOfMeasure: 'Expediente',
  annualGoal: '60',
  schedule: ['30', '10', '10', '10'],
} as const;
const FOLIO = '2021-04-1';

/** A folio that raises the line from 60 by an amount that falls into quarter IV. */
function raise(amount: string): ModificationContent {
  const row = {
    lineId: lineIdInPlan(PLAN_ID, 100),
    opens: null,
    movements: [{ code: 'AM', amount } as const],
    authorized: '60',
    unitOfMeasure: line.unitOfMeasure,
    calendar: ['30', '10', '10', String(10 + Number(amount))] as const,
    description: line.description,
    linesOfAction: line.linesOfAction,
    justification: null,
  };
  return { formDate: '2021-04', blocks: [{ justification: 'Más demanda', rows: [row] }] };
}

let store: EventStore;
let context: INestApplicationContext;
const send = (command: ICommand): Promise<Receipt> =>
  context.get(CommandBus, { strict: false }).execute(command);
const types = ({ events }: Receipt) => events.map(({ type }) => type);

beforeAll(async () => {
  store = await openSqliteEventStore(folder.file('ledger.db'));
  const module = PlansModule.over({ store, signerPolicy: 'refuse' });
  Logger.overrideLogger(['error', 'fatal']);
  context = await NestFactory.createApplicationContext(module);
  await send(new OpenPlanCommand({ fiscalYear: 2021, header: HEADER }, sent()));
  await send(new AddLineCommand(PLAN_ID, line, sent()));
  await send(new AuthorizePlanCommand(PLAN_ID, {}, sent()));
});
afterAll(async () => {
  await context.close();
  await store.close();
  folder.remove();
});

describe('commands over the bus of the plans', () => {
  it('drafts, redrafts, returns and withdraws a folio', async () => {
    const draft = { folio: '2021-05-1', content: raise('5') };
    const again = { folio: '2021-05-1', content: raise('6') };
    const reason = { folio: '2021-05-1', reason: 'Falta el oficio' };
    const receipts = [
      await send(new DraftModificationCommand(PLAN_ID, draft, sent())),
      await send(new RedraftModificationCommand(PLAN_ID, again, sent())),
      await send(new ReturnModificationCommand(PLAN_ID, reason, sent())),
      await send(new WithdrawModificationCommand(PLAN_ID, reason, sent())),
    ];
    expect(receipts.map(types)).toStrictEqual([
      ['ModificationDrafted'],
      ['ModificationRedrafted'],
      ['ModificationReturned'],
      ['ModificationWithdrawn'],
    ]);
  });

  it('signs a folio three times; the last signature applies it in the same append', async () => {
    const content = raise('40');
    await send(new DraftModificationCommand(PLAN_ID, { folio: FOLIO, content }, sent()));
    const digest = folioDigest(PLAN_ID, FOLIO, content);
    const made: (readonly string[])[] = [];
    for (const role of SIGNATURE_ROLES) {
      const signature = { folio: FOLIO, role, digest };
      made.push(types(await send(new SignModificationCommand(PLAN_ID, signature, sent(role)))));
    }
    expect(made).toStrictEqual([
      ['ModificationSigned'],
      ['ModificationSigned'],
      ['ModificationSigned', 'ModificationAuthorized', 'AnnualGoalIncreased'],
    ]);
  });

  it('refuses a second signature of one person where the policy says so', async () => {
    const content = { ...raise('5'), formDate: '2021-06' };
    const raised = content.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        authorized: '100',
        calendar: ['30', '10', '10', '55'] as const,
      })),
    }));
    const draft = { folio: '2021-06-1', content: { ...content, blocks: raised } };
    await send(new DraftModificationCommand(PLAN_ID, draft, sent()));
    const digest = folioDigest(PLAN_ID, draft.folio, draft.content);
    const sign = (role: 'prepared' | 'reviewed') =>
      send(new SignModificationCommand(PLAN_ID, { folio: draft.folio, role, digest }, sent('ana')));
    await sign('prepared');
    await expect(sign('reviewed')).rejects.toMatchObject({
      code: 'signer-holds-another-signature',
    });
  });

  it('settles a row of a sheet that was in doubt', async () => {
    const [sheet] = readSheets(
      readFileSync(join(__dirname, '../../samples/poa-2021.txt'), 'utf8'),
      {
        file: 'poa-2021.txt',
        sha256: 'ab'.repeat(32),
      },
    );
    if (sheet?.form !== 'TMM-F004') throw new Error('the first sample is a progress sheet');
    const [first, ...rest] = sheet.rows;
    if (first === undefined) throw new Error('the first sample has rows');
    const none = [null, null, null, null] as const;
    const doubtful = { ...first, placement: 'doubtful', planned: none, achieved: none } as const;
    const command = new TranscribeSheetsCommand(
      [{ ...sheet, rows: [doubtful, ...rest] }],
      sent().actor,
    );
    await context.get(CommandBus, { strict: false }).execute(command);
    const settled = new ResolveRowCommand(
      '2021.54102',
      {
        rowId: rowIdInSheet(sheet.sheet, first.row),
        planned: ['0', '2', '1', '1'],
        achieved: ['0', null, null, null],
        reason: 'Consta en el original',
      },
      sent(),
    );
    expect(types(await send(settled))).toStrictEqual(['RowResolved']);
  });
});
