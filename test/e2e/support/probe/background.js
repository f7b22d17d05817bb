const api = globalThis.browser ?? globalThis.chrome;
const started = Date.now();

const orders = {
  ping: async () => `pong ${started}`,
  leak: async () => {
    await fetch('http://127.0.0.1:5990/leak').catch(() => undefined);
    return 'leaked';
  },
};

api.runtime.onMessage.addListener((order, _sender, answer) => {
  orders[order]().then(answer);
  return true;
});

api.permissions.onAdded.addListener(async ({ origins = [] }) => {
  await api.scripting.registerContentScripts([{ id: 'content', matches: origins, js: ['content.js'] }]);
});

api.permissions.onRemoved.addListener(async () => {
  await api.scripting.unregisterContentScripts();
});
