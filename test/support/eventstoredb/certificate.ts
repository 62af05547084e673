import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server's certificate that signs itself, so that it is its own authority. */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** Path of the authority's certificate, as clients take it. */
  readonly caFile: string;
}

/** Makes one for localhost, good for a day. @throws Error where there is no openssl */
export function makeCertificate(): Certificate & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'libro-certificate-'));
  const [keyFile, caFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const of = ['-subj', '/CN=localhost', '-addext', names, '-days', '1'];
  const files = ['-keyout', keyFile, '-out', caFile];
  execFileSync('openssl', [...made, ...of, ...files], { stdio: 'ignore' });
  return {
    ...{ key: readFileSync(keyFile), cert: readFileSync(caFile), caFile },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
