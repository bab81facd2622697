import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

import { generate } from 'selfsigned';

interface Certificate {
  readonly key: string;
  readonly certificate: string;
  /** base64(sha256(SubjectPublicKeyInfo)): what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  readonly spki: string;
}

const DAY = 86_400_000;

/** A certificate for the given host names and for loopback, made anew at every start and kept nowhere. */
export async function selfSignedCertificate(hosts: readonly string[]): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'isobar local exchange' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A browser whose clock is a little behind must not see a certificate from the future.
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...hosts.map(dnsName), dnsName('localhost'), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: made.private, certificate: made.cert, spki: publicKeyHash(createPublicKey(made.cert)) };
}

function dnsName(value: string): { type: 2; value: string } {
  return { type: 2, value };
}

function publicKeyHash(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
