import { compileForAll } from './compiled';

export default compileForAll;
