import { Ledger, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { planCodec, planFold, reportProgress, streamOf } from '@libro/plans';
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Reports progress of one plan's line without end, as an official does. Before each report it
 * prints `begin <commandId>`, after its acknowledgement `ack <receipt as JSON>`. Arguments: the
 * ledger's file, the plan, the line.
 */
const [file = '', planId = '', line = ''] = process.argv.slice(2);
/** Others want to append, too. */
const PAUSE_MS = 2;
const actor = { id: 'tester', office: 'Oficina de Pruebas Ñ' };

/** Synchronous: what was said is in the pipe, whenever the kill comes. */
function say(text: string): void {
  writeSync(1, `${text}\n`);
}

async function main(): Promise<void> {
  const store = await openSqliteEventStore(file);
  const shared = { store, clock: systemClock, ids: timeOrderedIds };
  const ledger = new Ledger({ ...shared, codec: planCodec(), fold: planFold });
  const stream = streamOf(planId);
  for (let nth = 1; ; nth += 1) {
    const report = {
      line,
      achieved: String(nth),
      remarks: null,
      occurredIn: [],
    };
    const command = { quarter: 2, lines: [report] } as const;
    const commandId = timeOrderedIds.next();
    say(`begin ${commandId}`);
    const request = {
      stream,
      name: 'report-progress',
      command,
      decide: reportProgress,
    };
    const receipt = await ledger.execute(request, { commandId, actor });
    say(`ack ${JSON.stringify(receipt)}`);
    await pause(PAUSE_MS);
  }
}

void main();
