import { join } from 'node:path';
import { EventCodec, UnknownEvent } from '@libro/event-sourcing';
import { itKeepsGoldenFiles, storedIn } from '../../../../test/support/golden-files';
import { planCodec, planEventShapes, planFold } from './plan.upcast';

/** Every shape ever written, by the SHA-256 of its file: files are added, never edited. */
const GOLDEN: Readonly<Record<string, string>> = {
  'ActionOpened.v1.json': '4806529ddcb26c04cb9447ecd6a63b470341ae58df6867dbb1efcf3b4316ae41',
  'ActionReceived.v1.json': '80078d5f9dcdc460ce9d38fe21690e57ea99bb8c0d7296870f81a4aaca67b773',
  'ActionReceived.v2.json': '613109f643cfd10fabcadbebfcca14fcb9e6c24fbd0f043c661fdb77e486f5c0',
  'ActionTransferred.v1.json': '739d187ef60a3de9f977c5c8fd944de054a451ac283f8c07c65b3ad5ddf1b014',
  'AnnualGoalDecreased.v1.json': 'e26fda0f482bdb87d7250c0ab2cc33d01b4f96ddbcbd7abd0983b758b6e0b3ee',
  'AnnualGoalIncreased.v1.json': 'b4f7ef4aeef1f6ef5308d24dd644fe7742ab559fe06a1b9433c08230a2eb9341',
  'FindingAcknowledged.v1.json': '4e9f839f642cf49fbc9bd007c2d4344aa86da2184528a53569995f4953ea56ec',
  'FormTranscribed.v1.json': '1059758382a78fa12a2d59160ceab281aedacbddfb454f28a3dc4f43febb9f0d',
  'FormTranscribed.v1.modifications.json':
    'bd2bf054a2951078aae47f2f3d2580498ad5f7fb3c49ad251f8b6c159cd7b3c4',
  'LineSuppressed.v1.json': 'e422009ae730c88babce1ac949a1b83e81a4beb32939d92a65baa72c78076f77',
  'MetaDeclaredAdditive.v1.json':
    '29e81491ffaa3c6f96a47fdc5494271bb3d67e20287b98b172c79a324b0cb03b',
  'MetaOpened.v1.json': '1db8c1d75a2b523edd3dbddadfeac29040325a308cca660b48eb124e6ca80498',
  'MetaTransferred.v1.json': '9b4ada81fb31ec860011ee65477300f7989479a713d615774d16f75ffc98f07a',
  'ModificationAuthorized.v1.json':
    'b8011e63de4d49fa2ac8fde1e15566dfeb32fceeb08178ed38e85ecc3ac474e9',
  'ModificationDrafted.v1.json': '84b5717e599adb1983930b4c3fd1e98aa7c7998270a53c8ddde82d436bde5e2d',
  'ModificationDrafted.v2.json': '2ebc1f55f50f1c82c80e156485bc1889beb3cae90920073a090d70dd2afdcd81',
  'ModificationRedrafted.v1.json':
    'f2cd85f60b13544887123917c735525ea7d66b8a7c98ed11b4ebb7e1194aa8dd',
  'ModificationRedrafted.v2.json':
    '9df55cc7b9961bb1c40fe5121764b71063a97529d590511c7f90ee965833dcfc',
  'ModificationReturned.v1.json':
    'a56019bbcf891fc5cb8703c5e53909a771a24c2b8e9520cf2ad70378fac4dc48',
  'ModificationSigned.v1.json': '539eba1aa605d57eeaf8d1d25822c7945cc1b648c218b9fd21103822d609ba9f',
  'ModificationTranscribed.v1.json':
    '327855a8377a734189d6b27b3b6143255709497409d58ee6b45ff092efe0d76f',
  'ModificationWithdrawn.v1.json':
    '4a2d5eaae1b77d39635c867d079afd48c32d28ef31ac128db0af5ee3ea81e2d4',
  'PlanAuthorized.v1.json': 'bd827f8d1d83f67d291fb6068af1fc4f117ed3741093fa00c1ffe53342d40b61',
  'PlanClosed.v1.json': '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  'PlanOpened.v1.json': '9839bab75bda3673264dde5cba706ab5fab66578840ea4959ebc6a3f491d88c9',
  'ProgressCorrected.v1.json': '52e4f8589487ce8fa1e0bb33c18a8553649fd87221eca7a26d0b093dec26853b',
  'ProgressCorrected.v2.json': '25da4e638a7e8c46c42355e3b15407c25d4088568ccf7c2cc120010fae7189d1',
  'ProgressReported.v1.json': 'df66558e832e262858e19f3af3e49d8c3fde9178dd6edf5483512bfc6f7eccad',
  'QuarterClosed.v1.json': '54cec47813a1eff53766ade5a0cac6d879532b5cf36711ba2ad1267306fe2046',
  'QuarterSigned.v1.json': 'd59c8d4d1e456930c9344d7423ffb959ad189d17ceddde1ddbd5ca0e5431eba2',
  'RowResolved.v1.json': '0dce99c2566256168b352f5a262e9fcb9e91ffab3e672371c439b3e1723b0fd3',
  'ScheduleChanged.v1.json': '1d8a2774115541b64b264282345d42d9ae52639838c20702daacb35524bbeb51',
  'TechnicalCorrectionMade.v1.json':
    '3ac6d86a7d7c4d9e1394e2308c0a5a1fbe6928cbeff500082c3ded32debccb42',
  'TransferCompleted.v1.json': '386b417ca92a4ec9204790afc3c49fae5d56fb5feba9e6c1e1cefdceeb433ff8',
  'TransferDeclined.v1.json': '7761397803bae7cb573151f8dc7d8b059bd0f27df4692f1186092a89c8eb7d06',
  'TransferReturned.v1.json': '5039218bbcdcff27fd80239a4a797bb0663642fef26775cb205e4753b026fe5d',
  'UnitOfMeasureChanged.v1.json':
    'a30af842eedb0bca6ffbb724d0fab14de41e9c0f156cdc83d3f10a558e368af4',
};

const FOLDER = join(__dirname, 'golden');
const codec = planCodec();
const golden = (file: string) => storedIn(FOLDER, file);

describe('the golden files', () => {
  itKeepsGoldenFiles({ folder: FOLDER, digests: GOLDEN, shapes: planEventShapes });

  it('leave a draft of version 1 as it was signed: no unit of measure gets into its digest', () => {
    const stored = golden('ModificationDrafted.v1.json');
    const { event } = codec.decode(stored);
    if (event.type !== 'ModificationDrafted') throw new Error(`${event.type} is no draft`);
    expect(event.data).toStrictEqual(JSON.parse(stored.data));
  });

  it('fold into a plan', () => {
    const types = Object.keys(planEventShapes);
    const events = types.map((type) => codec.decode(golden(`${type}.v1.json`)).event);
    const plan = events.reduce((state, event) => planFold.evolve(state, event), planFold.initial);
    expect(plan).toMatchObject({ planId: '2021.54101' });
  });
});

describe('an event that this program does not know', () => {
  it.each([
    ['PlanForgotten', 1],
    ['PlanOpened', 2],
    ['PlanOpened', 0],
    ['toString', 1],
  ])('stops the reader: %s version %i', (type, version) => {
    const read = () => codec.decode({ ...golden('PlanOpened.v1.json'), type, version });
    expect(read).toThrow(UnknownEvent);
    expect(read).toThrow(`unknown event ${type} version ${version} at position 7`);
  });

  it('is not written either', () => {
    const codecOfOne = new EventCodec({ PlanOpened: [] });
    const unknown = { type: 'PlanForgotten' as 'PlanOpened', data: {} };
    expect(() => codecOfOne.encode(unknown)).toThrow(UnknownEvent);
  });
});
