import { compiledForAll } from './compiled';

export default function removeCompiled(): void {
  compiledForAll().remove();
}
