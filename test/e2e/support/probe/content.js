const api = globalThis.browser ?? globalThis.chrome;
const host = document.createElement('probe-overlay');
host.style.cssText = 'position:fixed;left:100px;top:100px;width:200px;height:100px;background:#c00';
const root = host.attachShadow({ mode: 'closed' });

function button(id, text, act) {
  const element = document.createElement('button');
  element.dataset.testid = id;
  element.textContent = text;
  element.addEventListener('click', () => act(element));
  root.append(element);
}

button('ping', 'ping', async (element) => {
  element.textContent = '…';
  element.textContent = await api.runtime.sendMessage('ping');
});
button('leak', 'leak', () => fetch('/leak-by-content-script').catch(() => undefined));
button('copy', 'copy', () => navigator.clipboard.writeText('copied by the probe'));
button('nameless', '', () => undefined);
button('busy', 'busy', () => {
  for (const end = performance.now() + 400; performance.now() < end; );
});
button('hoard', 'hoard', () => {
  globalThis.hoard = Array.from({ length: 2000 }, () => {
    const element = document.createElement('i');
    element.addEventListener('click', () => undefined);
    return element;
  });
});
document.documentElement.append(host);
