import { defineConfig } from 'wxt';

/** Nothing leaves the browser: the pages of the extension may load only themselves and connect to nothing. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export default defineConfig({
  srcDir: '.',
  imports: false,
  webExt: { disabled: true },
  modules: ['@wxt-dev/auto-icons', '@wxt-dev/i18n/module'],
  autoIcons: { baseIconPath: 'assets/icon.svg', sizes: [128, 48, 32, 16], developmentIndicator: false },
  i18n: { localesDir: 'assets/locales' },
  vite: () => ({ build: { target: 'es2022', modulePreload: false } }),
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'contextMenus',
      'scripting',
      'storage',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    incognito: 'not_allowed',
    ...(command === 'build' && { content_security_policy: { extension_pages: policy } }),
    // Keys that Chrome has for itself (Alt+Shift+C, N, P, R, W, X for tab groups) it does not give away.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+G' } },
      'read-page': {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_commandReadPage__',
      },
      'pause-site': {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_commandPauseSite__',
      },
      ...(browser === 'chrome'
        ? {
            'open-panel': {
              suggested_key: { default: 'Alt+Shift+S' },
              description: '__MSG_commandOpenPanel__',
            },
          }
        : { _execute_sidebar_action: { suggested_key: { default: 'Alt+Shift+S' } } }),
    },
    web_accessible_resources: [],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'wingspan@wingspan.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
