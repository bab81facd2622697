/** Imported first in a test of components: the browser's messages, read from the English file. */
import { resolve } from 'node:path';

import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

const messages = generateChromeMessages(await parseMessagesFile(resolve('locales/en.yml')));

function getMessage(key: string, substitutions: readonly string[] = []): string {
  return (messages[key]?.message ?? '').replaceAll(
    /\$(\d)/g,
    (_, place: string) => substitutions[Number(place) - 1] ?? '',
  );
}

Object.assign(globalThis, { chrome: { i18n: { getMessage } } });
