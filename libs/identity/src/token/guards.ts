import { refuse } from './refusal';

/** Longest text that a holder may have, in UTF-16 code units. */
const MOST_CHARACTERS = 200;
/** Controls, and what has no shape of its own or turns text around. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

/**
 * The text, trimmed: one line of what can be seen.
 * @throws TokenRefusal `text-invalid` where it is empty, longer than 200 characters, not
 * well-formed, or holds controls or characters that hide or turn text
 */
export function text(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return refuse('text-invalid', `${field}: falta el texto`);
  if (trimmed.length > MOST_CHARACTERS) {
    return refuse('text-invalid', `${field}: más de ${MOST_CHARACTERS} caracteres`);
  }
  if (HIDDEN.test(trimmed) || !trimmed.isWellFormed()) {
    return refuse('text-invalid', `${field}: lleva caracteres que no se ven`);
  }
  return trimmed;
}
