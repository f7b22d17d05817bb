/** Puts one ticket where the panel keeps them; runs in a page of the extension. */
export async function keepOne(): Promise<void> {
  const entry = {
    at: Date.now(),
    root: 'SPXW',
    expiry: '2026-11-20',
    format: 'plain',
    text: 'a ticket',
    credit: 1.2,
    forward: 6_000,
  };
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('wingspan', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('tickets', { autoIncrement: true });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction('tickets', 'readwrite', { durability: 'strict' });
      transaction.objectStore('tickets').add(entry);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}
