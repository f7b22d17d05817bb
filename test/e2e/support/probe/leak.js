document.querySelector('[data-testid=leak]').addEventListener('click', () => {
  fetch('http://127.0.0.1:5990/leak-by-page').catch(() => undefined);
});
