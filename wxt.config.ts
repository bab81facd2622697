import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

import { CHART_HOST_MATCHES, VENUE_API_HOSTS } from './lib/hosts/hosts';
import { ccxtSlim } from './tools/build/ccxt-slim';

const connect = VENUE_API_HOSTS.flatMap((host) => [
  `https://${host.rest}`,
  ...('stream' in host ? [`wss://${host.stream}`] : []),
]).join(' ');

/** Threats: nothing but the venues can be reached, nothing but our own files can run. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${connect}`,
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Listed by hand: WXT's own context would announce itself to the page by an event, which the page could forge, and keep
 * a listener for each frame that it is asked for. Ours is the port's life (`entrypoints/overlay`).
 */
const IN_PAGES = {
  matches: [...CHART_HOST_MATCHES],
  run_at: 'document_start',
  all_frames: true,
  match_origin_as_fallback: true,
} as const;

const CONTENT_SCRIPTS = [
  { ...IN_PAGES, js: ['chart-reader.js'], world: 'MAIN' as const },
  { ...IN_PAGES, js: ['overlay.js'] },
];

const GECKO = {
  id: 'isobar@isobar.invalid',
  strict_min_version: '142.0',
  data_collection_permissions: { required: ['none'] },
} as const;

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module'],
  vite: () => ({
    plugins: [preact(), ccxtSlim()],
    build: { assetsInlineLimit: 0, target: 'es2022', modulePreload: false },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    commands: {
      'toggle-overlay': {
        suggested_key: { default: 'Alt+Shift+H' },
        description: '__MSG_commandToggleOverlay__',
      },
    },
    content_scripts: CONTENT_SCRIPTS,
    optional_permissions: ['notifications'],
    host_permissions: VENUE_API_HOSTS.map(({ rest }) => `https://${rest}/*`),
    optional_host_permissions: ['https://*/*'],
    content_security_policy: command === 'build' ? { extension_pages: CSP } : undefined,
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: GECKO } }
      : { minimum_chrome_version: '120' }),
  }),
});
