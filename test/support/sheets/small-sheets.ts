/** A small progress sheet, line by line, of a unit that no other test knows. */
export const SMALL_PROGRESS_SHEET: readonly string[] = [
  'XXV AYUNTAMIENTO DE VALLE HONDO',
  'PROGRAMA OPERATIVO ANUAL 2024',
  '',
  'AVANCE FÍSICO PROGRAMÁTICO',
  '',
  'RAMO:',
  'PROGRAMA',
  'UNIDAD EJECUTORA',
  'FINALIDAD',
  'FUNCIÓN',
  'SUBFUNCIÓN',
  'LÍNEAS DE ACCIÓN',
  '31\tOBRAS',
  '310\tCALLES',
  '31005\tALUMBRADO',
  '2\tSERVICIOS',
  '2\tCIUDAD',
  '5\tLUZ',
  '1.1\tCALLES CON LUZ',
  '',
  'FECHA: ABR-JUN 2024',
  '',
  'L/A\tMETAS Y ACCIONES\tUNIDAD DE MEDIDA\tMETA ANUAL\tPERIODO\t\t\t\t\t\t\t\t' +
    'AVANCE ABSOLUTO\tACUMULADO RELATIVO\tOBSERVACIONES',
  '\t\t\t\tEne-Mar\t\tAbr-Jun\t\tJul-Sep\t\tOct-Dic',
  '\t\t\t\tP\tA\tP\tA\tP\tA\tP\tA',
  '1.1\t100.- Encender la ciudad\tLuminaria\t1,000\t' +
    '100\t90\t200\t210\t300\t\t400\t\t300\t30%\tTodo bien',
  '1.1\t101.- Cambiar focos\tFoco\t10\t1\t0\t2\t3\t3\t\t4\t\t3\t30%',
  '',
  'Lic. Ana Robles Mena',
  'RESPONSABLE DE LA UNIDAD EJECUTORA',
  'Lic. Luis Prado Sanz',
  'RESPONSABLE DEL PROGRAMA',
  'Lic. Eva Campos Gil',
  'RESPONSABLE DEL RAMO',
];

/** A small modifications sheet of the same unit. */
export const SMALL_MODIFICATION_SHEET: readonly string[] = [
  'XXV AYUNTAMIENTO DE VALLE HONDO',
  'FORMATOS DE PROGRAMACIÓN 2024',
  '',
  'MODIFICACIONES PROGRAMÁTICAS',
  '',
  'RAMO: 31 OBRAS',
  'PROGRAMA: 310 CALLES',
  'UNIDAD EJECUTORA: 31005 ALUMBRADO',
  'FINALIDAD: 2 SERVICIOS',
  'FUNCIÓN: 2 CIUDAD',
  'SUBFUNCIÓN: 5 LUZ',
  'LÍNEAS DE ACCIÓN: 1.1 CALLES CON LUZ',
  'FOLIO: 7/2024',
  'FECHA: 15/05/2024',
  '',
  'PROY\tLÍNEA DE ACCIÓN\tNo.\tDESCRIPCIÓN\tUNIDAD MEDIDA\t' +
    'META ANUAL AUTORIZADA\tMODIFICACIONES\t\tMETA ANUAL MODIFICADA\t' +
    'CALENDARIO TRIMESTRE\t\t\t\tJUSTIFICACIÓN',
  '\t\t\t\t\t\tAUMENTOS\tDISMINUCIONES\t\tI\tII\tIII\tIV',
  '\t\t\tMETA',
  'AM\t1.1\t100\tEncender la ciudad\tLuminaria\t' +
    '1,000\t200\t\t1,200\t100\t200\t400\t500\tMás calles',
  '\t\t\tACCIÓN',
  'AP\t1.1\t102\tPoner postes\tPoste\t\t5\t\t5\t\t\t5',
  '',
  'RESPONSABLE DE LA UNIDAD EJECUTORA',
  'Lic. Ana Robles Mena',
  'RESPONSABLE DEL PROGRAMA',
  'Lic. Luis Prado Sanz',
  'RESPONSABLE DEL RAMO',
  'Lic. Eva Campos Gil',
  'MOVIMIENTOS:',
  'AP APERTURA DE META/ACCIÓN',
];

/** A sheet's text with one line written otherwise. */
export function withLine(
  sheet: readonly string[],
  line: number,
  change: (printed: string) => string,
): string {
  return sheet.map((printed, at) => (at === line - 1 ? change(printed) : printed)).join('\n');
}
